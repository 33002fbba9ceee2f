import { rankBy } from '../ranking/rank-by'
import type { OrganizationResult, RaceRow } from '../types'
import { progressOf, starChanges, totalChange } from './change'
import { percentOf } from '../numbers/difference'
import { entryOf } from './entry'
import { fieldChanges } from './field'
import { modelsOf } from './models'
import { indexRound, rankedIn } from './round'
import { notAheadOf, standingOf, streakOf } from './streak'

/**
 * 比学赶超: where each organization of the newest round stands in its track, how it moved since the round before, and whom
 * to learn from. One row per result of rounds[0], in its order.
 *
 * @param rounds newest first.
 * @param options `progress`: what progress is counted in (default points); `streakPlaces`: how many places count as top
 *   or bottom (default 3).
 * @throws RangeError when an organization occurs twice in a round.
 */
export function race(
  rounds: readonly (readonly OrganizationResult[])[],
  options: { progress?: 'points' | 'rank' | 'percent'; streakPlaces?: number } = {},
): RaceRow[] {
  const [newest, ...earlier] = rounds.map(indexRound)
  const [results = []] = rounds
  if (newest === undefined) return []
  const [last] = earlier
  const standings = [newest, ...earlier].map(standingOf)
  const tracks = [...newest.tracks.values()]
  const models = new Map(tracks.flatMap((track) => [...modelsOf(track)]))
  const fields = new Map(tracks.flatMap((track) => (last === undefined ? [] : [...fieldChanges(track, last)])))

  const rows = results.map((result): RaceRow => {
    const id = result.organizationId
    const before = last?.byId.get(id)
    const previousRank = rankedIn(last, id, result.track)?.rank ?? null
    const share = notAheadOf(newest, standings[0] ?? new Map(), id)
    const field = fields.get(id)
    const change = totalChange(result, before)
    return {
      organizationId: id,
      track: result.track,
      rank: result.rank,
      percentile: share && percentOf(share.part, share.whole, 1),
      previousRank,
      move: previousRank === null || result.rank === null ? null : previousRank - result.rank,
      entry: entryOf(result, earlier),
      fieldMove: field?.move ?? null,
      totalChange: change,
      starChanges: starChanges(result, before),
      overtook: field?.overtook ?? [],
      overtakenBy: field?.overtakenBy ?? [],
      progress: progressOf(options.progress ?? 'points', change, field?.move ?? null, before),
      progressRank: null,
      streak: streakOf(id, standings, options.streakPlaces ?? 3),
      ahead: models.get(id)?.ahead ?? null,
      learnFrom: models.get(id)?.learnFrom ?? [],
    }
  })
  return withProgressRanks(rows)
}

/** Progress is ranked per track among ranked organizations that have some to compare. */
function withProgressRanks(rows: readonly RaceRow[]): RaceRow[] {
  const tracks = new Map<string, { id: string; progress: number }[]>()
  for (const { organizationId: id, track, rank, progress } of rows) {
    if (rank === null || progress === null) continue
    const field = tracks.get(track)
    if (field === undefined) tracks.set(track, [{ id, progress }])
    else field.push({ id, progress })
  }
  const ranks = new Map<string, number>()
  for (const field of tracks.values()) {
    for (const { row, rank } of rankBy(field, [{ code: 'progress', value: ({ progress }) => progress }])) ranks.set(row.id, rank)
  }
  return rows.map((row) => ({ ...row, progressRank: ranks.get(row.organizationId) ?? null }))
}
