import { lessonsOf, type Lesson } from '@rules'
import type { PathGoal, PathQuestion } from '@shared/domain/result'
import type { Store } from '../../store'
import { evaluationOf, previousLevels, roundResults } from '../evaluation/round-evaluation'
import { detailOf } from './explain'

/** Per indicator whom to learn from. @throws AppError `not-found` when the subject does not take part in the round */
export function lessonsFor(store: Store, roundId: string, subjectId: string): Lesson[] {
  detailOf(store, roundId, subjectId)
  return lessonsOf(roundResults(store, roundId), subjectId)
}

/** Everything the search for the cheapest path needs. @throws AppError `not-found` when the subject does not take part in the round */
export function pathQuestion(store: Store, roundId: string, subjectId: string, goal: PathGoal): PathQuestion {
  detailOf(store, roundId, subjectId)
  const evaluation = evaluationOf(store, roundId)
  return { scheme: evaluation.loaded.compiled.scheme, entries: evaluation.entries(), organizationId: subjectId, goal, fixed: [], previousLevels: previousLevels(store, roundId) }
}
