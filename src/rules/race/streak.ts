import type { RaceRow } from '../types'
import { rankedIn, type RankedResult, type Round } from './round'

/** For one round: how many are strictly ahead of and behind each ranked organization in its own track. */
type Standing = ReadonlyMap<string, { ahead: number; behind: number }>

export function standingOf(round: Round): Standing {
  const standing = new Map<string, { ahead: number; behind: number }>()
  for (const track of round.tracks.values()) {
    const behind = countBeyond([...track].reverse())
    for (const [id, ahead] of countBeyond(track)) standing.set(id, { ahead, behind: behind.get(id) ?? 0 })
  }
  return standing
}

/** In a list sorted by rank from either end: how many come before those of one's own rank. */
function countBeyond(sorted: readonly RankedResult[]): Map<string, number> {
  const counts = new Map<string, number>()
  let groupStart = 0
  sorted.forEach((result, index) => {
    if (sorted[groupStart]?.rank !== result.rank) groupStart = index
    counts.set(result.organizationId, groupStart)
  })
  return counts
}

/**
 * Rounds running, from the newest back and at least two, among the best or the last `places` of its track; the best side
 * wins when both hold. A change of track does not break it: each round counts in its own track.
 */
export function streakOf(organizationId: string, standings: readonly Standing[], places: number): RaceRow['streak'] {
  for (const [side, beyond] of [['top', 'ahead'], ['bottom', 'behind']] as const) {
    const broken = standings.findIndex((standing) => (standing.get(organizationId)?.[beyond] ?? Infinity) >= places)
    const rounds = broken < 0 ? standings.length : broken
    if (rounds >= 2) return { side, rounds }
  }
  return null
}

/** 100 × organizations not ahead of it (itself included) ÷ ranked ones of its track. */
export function notAheadOf(round: Round, standing: Standing, organizationId: string): { part: number; whole: number } | null {
  const result = rankedIn(round, organizationId)
  const counts = standing.get(organizationId)
  if (result === undefined || counts === undefined) return null
  const whole = round.tracks.get(result.track)?.length ?? 0
  return { part: whole - counts.ahead, whole }
}
