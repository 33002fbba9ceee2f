import type { PlanGoal, PlanItemFields } from '@shared/domain/plan'
import { schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { PlanItemRecord, PlanRecord, Store, Tx } from '../../store'
import { acting } from '../acting'
import { loadRound } from '../evaluation/load-round'
import { writeBeside } from '../evaluation/round-evaluation'
import { refuseInTask } from '../exchange/scope'
import { detailOf } from '../results/explain'
import { pointsIn, standingOf } from './standing'

/** A plan that stands. @throws AppError `not-found` */
function foundPlan(store: Pick<Store, 'plans'>, planId: string): PlanRecord {
  const plan = store.plans.find(planId)
  if (!plan || plan.removedAt !== null) throw new AppError('not-found', '没有找到这份争创计划，可能已被删除。')
  return plan
}

function foundItem(store: Pick<Store, 'plans'>, planId: string, id: string): PlanItemRecord {
  const item = store.plans.findItem(id)
  if (item?.planId !== planId) throw new AppError('not-found', '没有找到这个计划事项，可能已被删除。')
  return item
}

function write(store: Store, action: string, run: (tx: Tx) => void): void {
  writeBeside(store, () => store.write(acting(store, action), run))
}

/** Makes the organization's plan, or changes its goal and note. @throws AppError `not-found`, `invalid-input` */
export function savePlan(store: Store, input: { roundId: string; subjectId: string; goal: PlanGoal; note: string }): void {
  const { roundId, subjectId, goal, note } = input
  refuseInTask(store, roundId)
  const result = detailOf(store, roundId, subjectId)
  const present = store.plans.ofSubject(roundId, subjectId)
  write(store, present ? '修改争创计划' : '制定争创计划', (tx) => {
    if (present) tx.plans.change(present, { goal, note })
    else tx.plans.insert({ roundId, subjectId, goal, note, basis: standingOf(result), at: tx.at, by: tx.actor })
  })
}

/** @throws AppError `not-found` */
export function removePlan(store: Store, planId: string): void {
  const plan = foundPlan(store, planId)
  write(store, '删除争创计划', (tx) => tx.plans.setRemoved(plan, true))
}

/** @throws AppError `not-found`; `conflict` where another plan was made meanwhile */
export function restorePlan(store: Store, planId: string): PlanRecord {
  const plan = store.plans.find(planId)
  if (!plan) throw new AppError('not-found', '没有找到这份争创计划。')
  if (plan.removedAt === null) return plan
  if (store.plans.ofSubject(plan.roundId, plan.subjectId)) throw new AppError('conflict', '这个组织已另有争创计划，不能恢复原来的。', { subjectId: plan.subjectId })
  write(store, '恢复争创计划', (tx) => tx.plans.setRemoved(plan, false))
  return plan
}

/** @throws AppError `not-found`; `invalid-input` for an indicator or points the scheme does not have; `conflict` for one with an item already */
export function addPlanItems(store: Store, planId: string, items: readonly PlanItemFields[]): PlanRecord {
  const plan = foundPlan(store, planId)
  const result = detailOf(store, plan.roundId, plan.subjectId)
  const taken = new Set(store.plans.items(planId).map(({ indicator }) => indicator))
  for (const item of items) {
    checkItem(store, plan, item)
    refuseTaken(store, plan, taken, item)
    taken.add(item.indicator)
  }
  write(store, '添加计划事项', (tx) => {
    for (const item of items) {
      const found = pointsIn(result, item.indicator)
      tx.plans.addItem(planId, { ...item, from: found?.state === 'scored' ? found.points : null })
    }
  })
  return plan
}

/** @throws AppError as `addPlanItems`; another indicator starts from what it has now */
export function changePlanItem(store: Store, planId: string, id: string, values: PlanItemFields): PlanRecord {
  const plan = foundPlan(store, planId)
  const item = foundItem(store, planId, id)
  if (item.removedAt !== null) throw new AppError('not-found', '这个计划事项已被删除，请先恢复。')
  if (item.indicator !== values.indicator) throw new AppError('invalid-input', '事项对应的指标不能改，请删除后另加一项。', { indicator: item.indicator })
  checkItem(store, plan, values)
  write(store, '修改计划事项', (tx) => tx.plans.changeItem(item, values))
  return plan
}

/** Takes items away or brings them back. @throws AppError `not-found`; `conflict` where the indicator has another item by now */
export function setItemsRemoved(store: Store, planId: string, ids: readonly string[], removed: boolean): PlanRecord {
  const plan = foundPlan(store, planId)
  const items = ids.map((id) => foundItem(store, planId, id)).filter((item) => (item.removedAt !== null) !== removed)
  const taken = new Set(store.plans.items(planId).map(({ indicator }) => indicator))
  if (!removed) for (const item of items) refuseTaken(store, plan, taken, item)
  write(store, removed ? '删除计划事项' : '恢复计划事项', (tx) => {
    for (const item of items) tx.plans.setItemRemoved(item, removed)
  })
  return plan
}

function checkItem(store: Store, { roundId, subjectId }: PlanRecord, { indicator: code, target }: PlanItemFields): void {
  const indicator = schemeIndicator(loadRound(store, roundId).compiled.scheme, code)
  if (!indicator) throw new AppError('invalid-input', '评价方案中没有这项指标。', { subjectId, indicator: code })
  if (target > indicator.fullScore) throw new AppError('invalid-input', `“${indicator.name}”满分 ${indicator.fullScore} 分，目标不能更高。`, { subjectId, indicator: code })
}

function refuseTaken(store: Store, { roundId, subjectId }: PlanRecord, taken: ReadonlySet<string>, { indicator: code }: PlanItemFields): void {
  if (!taken.has(code)) return
  const name = schemeIndicator(loadRound(store, roundId).compiled.scheme, code)?.name ?? code
  throw new AppError('conflict', `“${name}”已有计划事项，请在原来的事项上修改。`, { subjectId, indicator: code })
}
