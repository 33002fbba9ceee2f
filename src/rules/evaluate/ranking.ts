import type { CompiledIndicator, Plan } from '../compile/compiled'
import { nth } from '../nth'
import { toDecimal } from '../numbers/round'
import { compareKeys, keyOf, placesOf } from '../ranking/places'
import type { Criterion, Scheme } from '../types'
import type { Assessed } from './assess'
import type { Standing } from './standing'

/** An organization that is ranked, on its way through ranks and quotas. */
export interface Candidate {
  readonly assessed: Assessed
  /** Its place in the list of all entries. */
  readonly index: number
  readonly track: string
  level: number
  rank: number
  overallRank: number
  tied: number
  decidedBy: string | null
}

/**
 * What an organization is ranked by: the numbers people can read, and the level before quotas. A missing or
 * not-applicable indicator is −∞, last in either order; an extra is 0 then.
 */
export function keysOf(plan: Plan, standing: Standing, level: number): number[] {
  return plan.scheme.ranking.criteria.map((criterion) => keyOf(valueOf(plan, criterion, standing, level), criterion.order ?? 'desc'))
}

function valueOf(plan: Plan, criterion: Criterion, standing: Standing, level: number): number {
  switch (criterion.by) {
    case 'total':
      return toDecimal(standing.total)
    case 'level':
      return level
    case 'lit-stars':
      return standing.litStars
    case 'bonus':
      return toDecimal(standing.bonus)
    case 'deduction':
      return toDecimal(standing.deduction)
    case 'star':
      return toDecimal(nth(standing.stars, plan.stars.findIndex((star) => star.definition.code === criterion.code)).score)
    case 'indicator':
      return pointsOf(plan.byCode.get(criterion.code), standing)
  }
}

function pointsOf(indicator: CompiledIndicator | undefined, standing: Standing): number {
  const cell = indicator && standing.cells[indicator.position]
  if (indicator?.inExtras) return toDecimal(cell?.points ?? 0)
  return cell?.state === 'scored' && cell.points !== null ? toDecimal(cell.points) : -Infinity
}

/**
 * The ranked organizations, best first over all, with their places within the track and over all.
 *
 * @param order indices that are nearly sorted already; the others follow.
 */
export function rankCandidates(scheme: Scheme, assessed: readonly Assessed[], order: readonly number[]): Candidate[] {
  const { criteria, ties } = scheme.ranking
  const candidates: Candidate[] = []
  const isIn = new Uint8Array(assessed.length)
  const enter = (each: Assessed, index: number) => {
    if (each.level !== null) candidates.push({ assessed: each, index, track: each.result.track, level: each.level, rank: 0, overallRank: 0, tied: 0, decidedBy: null })
  }
  for (const index of order) {
    isIn[index] = 1
    enter(nth(assessed, index), index)
  }
  assessed.forEach((each, index) => {
    if (isIn[index] === 0) enter(each, index)
  })
  candidates.sort((a, b) => compareKeys(a.assessed.keys, b.assessed.keys))
  const keys = (list: readonly Candidate[]) => list.map((candidate) => candidate.assessed.keys)
  placesOf(keys(candidates), ties).forEach((place, index) => {
    nth(candidates, index).overallRank = place.rank
  })
  for (const track of byTrack(candidates)) {
    placesOf(keys(track), ties).forEach(({ rank, tied, decidedBy }, index) => {
      const candidate = nth(track, index)
      candidate.rank = rank
      candidate.tied = tied
      candidate.decidedBy = decidedBy === null ? null : criterionCode(nth(criteria, decidedBy))
    })
  }
  return candidates
}

/** Candidates of each track, their order kept. */
export function byTrack<T extends { readonly track: string }>(candidates: readonly T[]): T[][] {
  const tracks = new Map<string, T[]>()
  for (const candidate of candidates) {
    const track = tracks.get(candidate.track)
    if (track) track.push(candidate)
    else tracks.set(candidate.track, [candidate])
  }
  return [...tracks.values()]
}

/** How a criterion is named in `decidedBy`. */
export function criterionCode(criterion: Criterion): string {
  return criterion.by === 'star' || criterion.by === 'indicator' ? `${criterion.by}:${criterion.code}` : criterion.by
}
