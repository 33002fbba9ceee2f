import type { OrganizationResult } from '@rules'
import type { PlacedOrganization, ResultPlace } from '@shared/packed-places'

/** Whether an organization stands in the same place. */
export function samePlace(left: ResultPlace, right: ResultPlace): boolean {
  return left.rank === right.rank && left.overallRank === right.overallRank && left.tied === right.tied && left.decidedBy === right.decidedBy
}

/** The place alone, without the figures. */
export function placeOf({ organizationId, rank, overallRank, tied, decidedBy }: OrganizationResult): PlacedOrganization {
  return { organizationId, rank, overallRank, tied, decidedBy }
}

/** Whether two totals-only results of one organization show the same in every table, the place apart. */
export function sameFigures(left: OrganizationResult, right: OrganizationResult): boolean {
  if (left === right) return true
  return (
    left.total === right.total &&
    left.level === right.level &&
    left.litStars === right.litStars &&
    left.status === right.status &&
    left.bonus === right.bonus &&
    left.deduction === right.deduction &&
    left.unranked === right.unranked &&
    left.track === right.track &&
    left.missing.length === right.missing.length &&
    left.missing.every(({ indicator, role }, at) => indicator === right.missing[at]?.indicator && role === right.missing[at]?.role) &&
    sameList(left.vetoes, right.vetoes) &&
    left.stars.every((star, at) => {
      const other = right.stars[at]
      return other !== undefined && star.score === other.score && star.lit === other.lit && sameList(star.unmet, other.unmet)
    }) &&
    left.levelSteps.length === right.levelSteps.length &&
    left.levelSteps.every((step, at) => {
      const other = right.levelSteps[at]
      return other !== undefined && step.reason === other.reason && step.from === other.from && step.to === other.to && step.detail === other.detail
    })
  )
}

function sameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, at) => value === right[at])
}
