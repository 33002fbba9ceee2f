import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { acting } from '../acting'
import { findOpenRound } from './find'

/** @throws AppError `not-found`, `round-finished`; `conflict` when something was entered or a later round or a year refers to it */
export function removeRound(store: Store, roundId: string): void {
  findOpenRound(store, roundId)
  if (store.rounds.hasEntries(roundId)) throw new AppError('conflict', '这个评价期已有评分、否决记录、佐证材料或争创计划，不能删除。')
  const [follower] = store.rounds.followers(roundId)
  if (follower) throw new AppError('conflict', `“${follower.name}”把它作为上一评价期，不能删除。`)
  const [year] = store.years.ofRound(roundId)
  if (year) throw new AppError('conflict', `年度汇总“${year.name}”用到它，不能删除。`)
  store.write(acting(store, '删除评价期'), (tx) => tx.rounds.remove(roundId))
}
