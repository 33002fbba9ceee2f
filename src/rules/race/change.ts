import type { OrganizationResult, RaceRow } from '../types'
import { difference, percentOf } from '../numbers/difference'

/** total now − total then; null unless complete both times and out of the same full score. */
export function totalChange(now: OrganizationResult, before: OrganizationResult | undefined): number | null {
  if (before === undefined || now.status !== 'complete' || before.status !== 'complete') return null
  return difference(fullScore(now), fullScore(before)) === 0 ? difference(now.total, before.total) : null
}

function fullScore(result: OrganizationResult): number {
  return result.stars.reduce((sum, star) => sum + star.fullScore, 0)
}

/** Per star of the newest round: score now − score then; null when it was absent or had another full score. */
export function starChanges(now: OrganizationResult, before: OrganizationResult | undefined): RaceRow['starChanges'] {
  const earlier = new Map(before?.stars.map((star) => [star.code, star]))
  return Object.fromEntries(
    now.stars.map((star) => {
      const then = earlier.get(star.code)
      return [star.code, then?.fullScore === star.fullScore ? difference(star.score, then.score) : null]
    }),
  )
}

/** 进步: in points, in places within the field, or in percent of the previous total (2 decimals; null from 0 or below). */
export function progressOf(
  by: 'points' | 'rank' | 'percent',
  change: number | null,
  fieldMove: number | null,
  before: OrganizationResult | undefined,
): number | null {
  if (by === 'rank') return fieldMove
  if (by === 'points' || change === null) return change
  return before !== undefined && before.total > 0 ? percentOf(change, before.total, 2) : null
}
