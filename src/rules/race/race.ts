import { rankBy } from '../ranking/rank-by'
import type { OrganizationResult, Passes, RaceRow, RaceStanding } from '../types'
import { progressOf, starChanges, totalChange } from './change'
import { percentOf } from '../numbers/difference'
import { entryOf } from './entry'
import { fieldMoves, fieldOf, passesIn } from './field'
import { modelsOf } from './models'
import { indexRound, rankedIn } from './round'
import { notAheadOf, standingOf, streakOf } from './streak'

interface RaceOptions {
  /** What progress is counted in; points unless given. */
  progress?: 'points' | 'rank' | 'percent'
  /** How many places count as top or bottom; 3 unless given. */
  streakPlaces?: number
}

/**
 * 比学赶超: where each organization of the newest round stands in its track, how it moved since the round before, and whom
 * to learn from. One row per result of rounds[0], in its order.
 *
 * @param rounds newest first.
 * @throws RangeError when an organization occurs twice in a round.
 */
export function race(rounds: readonly (readonly OrganizationResult[])[], options: RaceOptions = {}): RaceRow[] {
  const [newest, last] = rounds.slice(0, 2).map(indexRound)
  const fields = new Map([...(newest?.tracks ?? [])].map(([code, track]) => [code, last === undefined ? [] : fieldOf(track, last)]))
  return raceStandings(rounds, options).map((row) => ({ ...row, ...passesIn(fields.get(row.track) ?? [], row.organizationId) }))
}

/** Whom one organization has passed since the round before, and who passed it: those two of its row in `race`. @throws RangeError as `race` */
export function passes(rounds: readonly (readonly OrganizationResult[])[], organizationId: string): Passes {
  const [newest, last] = rounds.slice(0, 2).map(indexRound)
  const track = newest?.tracks.get(newest.byId.get(organizationId)?.track ?? '')
  return passesIn(track === undefined || last === undefined ? [] : fieldOf(track, last), organizationId)
}

/** The rows of `race` without the lists of passes: of ten thousand organizations those are millions of ids. @throws RangeError as `race` */
export function raceStandings(rounds: readonly (readonly OrganizationResult[])[], options: RaceOptions = {}): RaceStanding[] {
  const [newest, ...earlier] = rounds.map(indexRound)
  const [results = []] = rounds
  if (newest === undefined) return []
  const [last] = earlier
  const standings = [newest, ...earlier].map(standingOf)
  const tracks = [...newest.tracks.values()]
  const models = new Map(tracks.flatMap((track) => [...modelsOf(track)]))
  const moves = new Map(tracks.flatMap((track) => (last === undefined ? [] : [...fieldMoves(fieldOf(track, last))])))

  const rows = results.map((result): RaceStanding => {
    const id = result.organizationId
    const before = last?.byId.get(id)
    const previousRank = rankedIn(last, id, result.track)?.rank ?? null
    const share = notAheadOf(newest, standings[0] ?? new Map(), id)
    const fieldMove = moves.get(id) ?? null
    const change = totalChange(result, before)
    return {
      organizationId: id,
      track: result.track,
      rank: result.rank,
      percentile: share && percentOf(share.part, share.whole, 1),
      previousRank,
      move: previousRank === null || result.rank === null ? null : previousRank - result.rank,
      entry: entryOf(result, earlier),
      fieldMove,
      totalChange: change,
      starChanges: starChanges(result, before),
      progress: progressOf(options.progress ?? 'points', change, fieldMove, before),
      progressRank: null,
      streak: streakOf(id, standings, options.streakPlaces ?? 3),
      ahead: models.get(id)?.ahead ?? null,
      learnFrom: models.get(id)?.learnFrom ?? [],
    }
  })
  return withProgressRanks(rows)
}

/** Progress is ranked per track among ranked organizations that have some to compare. */
function withProgressRanks(rows: readonly RaceStanding[]): RaceStanding[] {
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
