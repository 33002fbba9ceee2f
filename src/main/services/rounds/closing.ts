import type { Round } from '@shared/domain/round'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { acting } from '../acting'
import { evaluateRound, foundRound } from '../evaluation/round-evaluation'
import { refuseInTask } from '../exchange/scope'
import { findOpenRound } from './find'

/** Computes the results, stores them and closes the sheets, in one transaction. @throws AppError `not-found`, `round-finished` */
export function finishRound(store: Store, roundId: string): Round {
  findOpenRound(store, roundId)
  refuseInTask(store, roundId)
  const results = evaluateRound(store, roundId)
  return store.write(acting(store, '定级'), (tx) => {
    tx.results.replace(roundId, results)
    return tx.rounds.finish(roundId)
  })
}

/** Opens a finished round again; its stored results go, the log keeps their digest and the reason. @throws AppError `not-found`, `round-not-finished` */
export function reopenRound(store: Store, roundId: string, reason: string): Round {
  if (foundRound(store, roundId).status !== 'finished') throw new AppError('round-not-finished', '这个评价期还没有定级，不需要重新打开。')
  return store.write(acting(store, '重新打开评价期'), (tx) => {
    tx.results.clear(roundId)
    return tx.rounds.reopen(roundId, reason)
  })
}

/** @throws AppError `not-found`, `round-finished`; `conflict` when something was entered or a later round refers to it */
export function removeRound(store: Store, roundId: string): void {
  findOpenRound(store, roundId)
  if (store.rounds.hasEntries(roundId)) throw new AppError('conflict', '这个评价期已有评分、否决记录、佐证材料或争创计划，不能删除。')
  const [follower] = store.rounds.followers(roundId)
  if (follower) throw new AppError('conflict', `“${follower.name}”把它作为上一评价期，不能删除。`)
  store.write(acting(store, '删除评价期'), (tx) => tx.rounds.remove(roundId))
}
