import type { Store, WriteContext } from '../store'
import { currentEvaluator, requireScorer } from './evaluators/session'

/** Who writes on this machine, and what for. */
export function acting(store: Store, action: string): WriteContext {
  return { actor: currentEvaluator(store).name, action }
}

/** The same for marks and what belongs to them. @throws AppError `sign-in-required` */
export function scoringAs(store: Store, action: string): WriteContext {
  requireScorer(store)
  return acting(store, action)
}
