import type { SubjectRoundHistory } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { roundTotals } from '../evaluation/round-evaluation'

/**
 * What one subject reached in the rounds it took part in, newest first; open rounds with their present state.
 *
 * @throws AppError `not-found`
 */
export function subjectHistory(store: Store, id: string): SubjectRoundHistory[] {
  if (!store.subjects.find(id)) throw new AppError('not-found', '没有找到这个评价对象，可能已被删除。', { subjectId: id })
  return store.rounds.list().flatMap((round) => {
    const taking = store.rounds.subjects(round.id).find(({ subjectId }) => subjectId === id)
    const result = taking && roundTotals(store, round.id).find(({ organizationId }) => organizationId === id)
    if (!taking || !result) return []
    return [{ roundId: round.id, roundName: round.name, endsOn: round.endsOn, track: trackName(store, round.schemeId, taking.track), total: result.total, litStars: result.litStars, level: result.level, rank: result.rank }]
  })
}

function trackName(store: Store, schemeId: string, code: string): string {
  return store.schemes.find(schemeId)?.scheme.tracks?.find((track) => track.code === code)?.name ?? code
}
