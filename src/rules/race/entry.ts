import type { OrganizationResult, RaceRow } from '../types'
import { isRanked, rankedIn, type Round } from './round'

/**
 * How an organization comes into the newest round: the same track as last time, from another track, back after a round
 * without rank, or new.
 * @param earlier the rounds before the newest, newest first.
 */
export function entryOf(result: OrganizationResult, earlier: readonly Round[]): RaceRow['entry'] {
  if (!isRanked(result)) return 'unranked'
  const [last, ...older] = earlier
  const before = rankedIn(last, result.organizationId)
  if (before !== undefined) return before.track === result.track ? 'same' : 'changed-track'
  return older.some((round) => rankedIn(round, result.organizationId)) ? 'returned' : 'new'
}
