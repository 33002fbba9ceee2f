import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { acting } from '../acting'
import { findOpenRound, roundDocument } from './find'
import { hasTrack, trackOf } from './tracks'

/**
 * Moves subjects of an open round to a track by hand, or back to where the scheme's rules put them with null.
 *
 * @throws AppError `not-found`, `round-finished`, `invalid-input`
 */
export function setTrack(store: Store, roundId: string, subjectIds: readonly string[], track: string | null): void {
  findOpenRound(store, roundId)
  const { scheme, subjects } = roundDocument(store, roundId)
  if (track !== null && !hasTrack(scheme, track)) throw new AppError('invalid-input', '方案中没有这个跑道。')
  const bySubject = new Map(subjects.map((subject) => [subject.subjectId, subject]))

  const moves = [...new Set(subjectIds)].map((subjectId) => {
    const subject = bySubject.get(subjectId)
    if (!subject) throw new AppError('not-found', '这个评价对象没有参加这个评价期。', { subjectId })
    if (track !== null) return { subjectId, track, trackBy: 'manual' as const }
    const ruled = trackOf(scheme, subject.attributes)
    if (ruled === null) throw new AppError('invalid-input', '这个评价对象不符合任何跑道的条件，只能由人指定。', { subjectId })
    return { subjectId, track: ruled, trackBy: 'rule' as const }
  })
  store.write(acting(store, '调整跑道'), (tx) => tx.rounds.setTracks(roundId, moves))
}
