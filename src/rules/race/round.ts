import { compareIds } from '../ranking/ids'
import type { OrganizationResult } from '../types'

/** A result that has a rank. */
export type RankedResult = OrganizationResult & { rank: number }

/** One round, looked up by organization and by track. */
export interface Round {
  byId: ReadonlyMap<string, OrganizationResult>
  /** The ranked results of each track, best rank first, equal ranks by id. */
  tracks: ReadonlyMap<string, readonly RankedResult[]>
}

/** @throws RangeError when an organization occurs twice. */
export function indexRound(results: readonly OrganizationResult[]): Round {
  const byId = new Map<string, OrganizationResult>()
  const tracks = new Map<string, RankedResult[]>()
  for (const result of results) {
    if (byId.has(result.organizationId)) throw new RangeError(`organization ${result.organizationId} occurs twice in a round`)
    byId.set(result.organizationId, result)
    if (!isRanked(result)) continue
    const track = tracks.get(result.track)
    if (track === undefined) tracks.set(result.track, [result])
    else track.push(result)
  }
  for (const track of tracks.values()) track.sort((a, b) => a.rank - b.rank || compareIds(a.organizationId, b.organizationId))
  return { byId, tracks }
}

export function isRanked(result: OrganizationResult | undefined): result is RankedResult {
  return result !== undefined && result.rank !== null
}

/** The result of an organization in a round when it was ranked there, in `track` if one is given. */
export function rankedIn(round: Round | undefined, organizationId: string, track?: string): RankedResult | undefined {
  const result = round?.byId.get(organizationId)
  return isRanked(result) && (track === undefined || result.track === track) ? result : undefined
}
