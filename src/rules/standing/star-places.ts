import { compareIds } from '../ranking/ids'
import { rankBy } from '../ranking/rank-by'
import type { OrganizationResult } from '../types'

/** The place of one star's score among the ranked organizations of a track that the star concerns. */
export interface StarPlace {
  rank: number
  /** How many share it. */
  tied: number
  /** How many have a place in this star. */
  of: number
}

/** The best score of a star in a track and who holds it. */
export interface StarBest {
  track: string
  star: string
  score: number
  fullScore: number
  /** All who share it, by id. */
  organizationIds: string[]
}

/** A star nothing of which applies has no score to compare; that is not the same as 0. */
const concerns = (unmet: readonly string[]) => unmet[0] !== '*'

/** By organization, then by star: its place in its track (1, 2, 2, 4). Unranked organizations have none. */
export function starPlaces(results: readonly OrganizationResult[]): Map<string, Record<string, StarPlace>> {
  const places = new Map<string, Record<string, StarPlace>>()
  for (const { star, ranked } of fields(results)) {
    for (const { row, rank, tied } of ranked) {
      const own = places.get(row.id) ?? {}
      own[star] = { rank, tied, of: ranked.length }
      places.set(row.id, own)
    }
  }
  return places
}

/** The best of each star in each track, in the order of tracks and stars as they come; a star of which all score 0 has none. */
export function starBests(results: readonly OrganizationResult[]): StarBest[] {
  return fields(results).flatMap(({ track, star, ranked }) => {
    const holders = ranked.filter(({ rank }) => rank === 1).map(({ row }) => row)
    const [first] = holders
    if (first === undefined || first.score <= 0) return []
    return [{ track, star, score: first.score, fullScore: first.fullScore, organizationIds: holders.map(({ id }) => id).sort(compareIds) }]
  })
}

interface Field {
  track: string
  star: string
  ranked: { row: Scored; rank: number; tied: number }[]
}

interface Scored {
  id: string
  score: number
  fullScore: number
}

function fields(results: readonly OrganizationResult[]): Field[] {
  const tracks = new Map<string, Map<string, Scored[]>>()
  for (const { organizationId: id, track, rank, stars } of results) {
    if (rank === null) continue
    const byStar = tracks.get(track) ?? new Map<string, Scored[]>()
    tracks.set(track, byStar)
    for (const { code, score, fullScore, unmet } of stars) {
      if (!concerns(unmet)) continue
      const scored = byStar.get(code)
      if (scored) scored.push({ id, score, fullScore })
      else byStar.set(code, [{ id, score, fullScore }])
    }
  }
  return [...tracks].flatMap(([track, byStar]) => [...byStar].map(([star, scored]) => ({ track, star, ranked: rankBy(scored, [{ code: 'score', value: ({ score }) => score }]) })))
}
