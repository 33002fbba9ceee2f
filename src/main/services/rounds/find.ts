import type { RoundDocument } from '@shared/domain/round'
import { AppError } from '@shared/errors'
import type { RoundRecord, Store } from '../../store'
import { foundRound } from '../evaluation/round-evaluation'
import { findScheme } from '../schemes/document'
import { countTracks } from './tracks'

/** @throws AppError `not-found`, `round-finished` */
export function findOpenRound(store: Store, roundId: string): RoundRecord {
  const round = foundRound(store, roundId)
  if (round.status === 'finished') throw new AppError('round-finished', '这个评价期已经定级，不能再改。需要修改时请先重新打开。')
  return round
}

/** A round with its frozen scheme and its snapshot of subjects. @throws AppError `not-found` */
export function roundDocument(store: Store, roundId: string): RoundDocument {
  const round = foundRound(store, roundId)
  const { scheme } = findScheme(store, round.schemeId)
  const subjects = store.rounds.subjects(roundId)
  return { round, scheme, tracks: countTracks(scheme, subjects), subjects }
}
