import type { PlanDocument, PlanItem, PlanSummary } from '@shared/domain/plan'
import type { PlanItemRecord, Store } from '../../store'
import { loadRound } from '../evaluation/load-round'
import { foundRound } from '../evaluation/round-evaluation'
import { detailOf } from '../results/explain'
import { followUp, itemOutcome, outcomeOf, type FollowUp } from './outcome'
import { gainOf, standingOf } from './standing'

/** The day in China, which due days are compared with. */
export function chinaDay(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** @param today ISO date in China. @throws AppError `not-found` */
export function planDocument(store: Store, roundId: string, subjectId: string, today: string): PlanDocument {
  const result = detailOf(store, roundId, subjectId)
  const plan = store.plans.ofSubject(roundId, subjectId)
  const provisional = foundRound(store, roundId).status === 'open'
  if (!plan) return { provisional, standing: standingOf(result), plan: null, outcome: null }
  const shown = followUp(store, roundId).of(subjectId)
  const { id, goal, note, basis, at, by } = plan
  const items = itemsOf(store, roundId, store.plans.items(id), shown, today)
  return { provisional, standing: standingOf(result), plan: { id, roundId, subjectId, goal, note, basis, at, by, items }, outcome: outcomeOf(plan, shown) }
}

/** The committee's overview, in the order of the round. @throws AppError `not-found` */
export function planSummaries(store: Store, roundId: string, today: string): PlanSummary[] {
  const standing = new Map(store.plans.ofRound(roundId).map((plan) => [plan.subjectId, plan]))
  if (standing.size === 0) return []
  const follow = followUp(store, roundId)
  return store.rounds.subjects(roundId).flatMap(({ subjectId, name, township, track }): PlanSummary[] => {
    const plan = standing.get(subjectId)
    if (!plan) return []
    const shown = follow.of(subjectId)
    const items = itemsOf(store, roundId, store.plans.items(plan.id), shown, today)
    const open = items.filter(({ progress }) => progress < 100)
    const actual = items.flatMap(({ outcome }) => outcome?.actual ?? [])
    const { id, goal, note, basis, at, by } = plan
    return [
      {
        ...{ id, roundId, subjectId, goal, note, basis, at, by, name, township, track },
        items: items.length,
        done: items.length - open.length,
        overdue: items.filter(({ overdue }) => overdue).length,
        nextDue: open.flatMap(daysOf).sort()[0] ?? null,
        expected: sum(items.map(({ expected }) => expected)),
        actual: actual.length === 0 ? null : sum(actual),
        outcome: outcomeOf(plan, shown),
      },
    ]
  })
}

function itemsOf(store: Store, roundId: string, records: readonly PlanItemRecord[], shown: ReturnType<FollowUp['of']>, today: string): PlanItem[] {
  const { scheme } = loadRound(store, roundId).compiled
  return records.map((record): PlanItem => {
    const { id, indicator, target, measure, owner, dueOn, progress, remark, steps, from } = record
    return {
      ...{ id, indicator, target, measure, owner, dueOn, progress, remark, steps, from },
      expected: gainOf(scheme, indicator, from, target),
      overdue: progress < 100 && daysOf(record).some((day) => day < today),
      outcome: itemOutcome(scheme, record, shown),
    }
  })
}

/** The days by which something of an item is still to be done. */
function daysOf({ dueOn, steps }: Pick<PlanItem, 'dueOn' | 'steps'>): string[] {
  return [...(dueOn === null ? [] : [dueOn]), ...steps.filter(({ done }) => !done).map((step) => step.dueOn)]
}

/** Of decimals with at most four places. */
function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + Math.round(value * 10_000), 0) / 10_000
}
