import type { Round, UntouchedRound } from '@shared/domain/round'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { acting } from '../acting'
import { findScheme } from '../schemes/document'
import { checkPrevious, refuseTakenName } from './create'
import { findOpenRound } from './find'

/**
 * Removes a round nothing was done in yet.
 *
 * @returns all there was of it, for `restoreRound`
 * @throws AppError `not-found`, `round-finished`; `conflict` when something was entered or a later round or a year refers to it
 */
export function removeRound(store: Store, roundId: string): UntouchedRound {
  const { id, name, schemeId, startsOn, endsOn, previousRoundId } = findOpenRound(store, roundId)
  if (store.rounds.hasEntries(roundId)) throw new AppError('conflict', '这个评价期已有评分或确认记录、否决记录、佐证材料、争创计划、任务包或定级记录，不能删除。不再用它时，把别的评价期设为当前，或将它定级留存。')
  const [follower] = store.rounds.followers(roundId)
  if (follower) throw new AppError('conflict', `“${follower.name}”把它作为上一评价期，不能删除。`)
  const [year] = store.years.ofRound(roundId)
  if (year) throw new AppError('conflict', `年度汇总“${year.name}”用到它，不能删除。`)
  const subjects = store.rounds.subjects(roundId).map(({ subjectId, attributes, track, trackBy }) => ({ subjectId, attributes, track, trackBy }))
  store.write(acting(store, '删除评价期'), (tx) => tx.rounds.remove(roundId))
  return { id, name, schemeId, startsOn, endsOn, previousRoundId, subjects }
}

/** Brings a removed round back as it was. @throws AppError `conflict` when its name is taken, `not-found` when the round before is gone */
export function restoreRound(store: Store, round: UntouchedRound): Round {
  refuseTakenName(store, round.name)
  checkPrevious(store, findScheme(store, round.schemeId).scheme.subject, round)
  return store.write(acting(store, '撤销删除评价期'), (tx) => tx.rounds.insert(round))
}
