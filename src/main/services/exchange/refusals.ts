import { isClosedState } from '@shared/domain/sheet-status'
import { schemeIndicator } from '@shared/entry'
import { cellPlaceOf } from '../../exchange/contents/places'
import { keyOf } from '../../exchange/history/register'
import type { MergePlan, PlannedChange } from '../../exchange/merge/plan'
import type { Store, TaskRecord } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { panelStages } from '../scoring/place'

/** Why a change must not take the place of what stands; '' when it may. */
export type Refusal = (change: PlannedChange) => string

/**
 * What a package may not change: what was not in its task, what the round does not have, and sheets that were confirmed here
 * and whose confirmation the package does not take back.
 */
export function refusalsOf(store: Store, { round, compiled: { scheme }, subjects }: LoadedRound, task: TaskRecord, plan: MergePlan): Refusal {
  const inRound = new Set(subjects.map(({ subjectId }) => subjectId))
  const inTask = new Set(task.subjectIds)
  const stages = new Set(panelStages(scheme.panel).map(({ code }) => code))
  const closed = closedSheets(store, round.id, stages.size === 0 ? [''] : [...stages])
  const states = new Map(plan.changes.filter(({ after }) => after.entity === 'sheet-state').map((change) => [change.after.key, change]))

  const stageRefusal = (stage: string) => {
    if (stages.size > 0 && !stages.has(stage)) return '方案中没有这一评分阶段'
    return stages.size > 0 && !task.stages.includes(stage) ? '不在下发的任务范围内' : ''
  }
  /** Closed here, and the package brings no later state of its own for it. */
  const staysClosed = (entityId: string, sheet: string) => {
    const key = keyOf({ entity: 'sheet-state', entityId, place: sheet })
    const change = states.get(key)
    return closed.has(key) && (change === undefined || change.outcome === 'same' || change.outcome === 'conflicting')
  }

  return ({ after, outcome }) => {
    const subjectId = after.entityId.split('/')[1] ?? ''
    if (!inRound.has(subjectId)) return '这个组织没有参加本评价期'
    if (!inTask.has(subjectId)) return '不在下发的任务范围内'
    const cell = cellPlaceOf(after)
    if (after.entity === 'sheet-state') return stageRefusal(after.place.split('/')[0] ?? '')
    if (after.entity === 'veto') return scheme.vetoes?.some(({ code }) => code === after.place) ? '' : '方案中没有这一否决事项'
    if (!cell) return ''
    if (!schemeIndicator(scheme, cell.indicator)) return '方案中没有这项指标'
    const wrongStage = stageRefusal(cell.stage)
    if (wrongStage !== '' || outcome === 'same') return wrongStage
    return staysClosed(after.entityId, `${cell.stage}/${cell.evaluator}`) ? '这张评分表在本机已确认，改动未采用；需要时请逐条裁定' : ''
  }
}

/** Keys of the sheets that take no entries. */
function closedSheets(store: Store, roundId: string, stages: readonly string[]): Set<string> {
  const closed = stages.flatMap((stage) => store.sheetStates.ofStage(roundId, stage).map((sheet) => ({ ...sheet, stage })))
  return new Set(
    closed
      .filter(({ state }) => isClosedState(state))
      .map(({ subjectId, stage, evaluator }) => keyOf({ entity: 'sheet-state', entityId: `${roundId}/${subjectId}`, place: `${stage}/${evaluator}` })),
  )
}
