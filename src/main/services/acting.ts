import { AppError } from '@shared/errors'
import type { Store, WriteContext } from '../store'
import { currentEvaluator, requireScorer } from './evaluators/session'

/** Who writes on this machine, and what for. @throws AppError `read-only` before anything else is done */
export function acting(store: Store, action: string): WriteContext {
  refuseReadOnly(store)
  return { actor: currentEvaluator(store).name, action }
}

/** The same for marks and what belongs to them. @throws AppError `sign-in-required` */
export function scoringAs(store: Store, action: string): WriteContext {
  requireScorer(store)
  return acting(store, action)
}

/** What is written beside the data file (backups, evidence) belongs to whoever has the file. @throws AppError `read-only` */
export function refuseReadOnly({ readOnly }: Store): void {
  if (readOnly !== null) throw new AppError('read-only', `${readOnly}没有写入任何内容。`)
}
