import type { LogEntry } from '../../store'

/** Which cell of which sheet an entry is about. */
export interface CellPlace {
  roundId: string
  subjectId: string
  stage: string
  evaluator: string
  indicator: string
}

/** Null for an entry that is about no cell. An indicator's code may hold a slash, stage and evaluator may not. */
export function cellPlaceOf({ entity, entityId, place }: Pick<LogEntry, 'entity' | 'entityId' | 'place'>): CellPlace | null {
  const [roundId, subjectId] = entityId.split('/')
  const [stage, evaluator, ...indicator] = place.split('/')
  if (entity !== 'sheet' || roundId === undefined || subjectId === undefined || stage === undefined || evaluator === undefined || indicator.length === 0) return null
  return { roundId, subjectId, stage, evaluator, indicator: indicator.join('/') }
}
