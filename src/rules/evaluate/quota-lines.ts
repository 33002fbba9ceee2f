import { ceiling, divide, exact, floor, multiply, SCALE, type Exact } from '../numbers/exact'
import { roundExact, toDecimal } from '../numbers/round'
import { compareIds } from '../ranking/ids'
import type { OrganizationResult, Quota, QuotaLine, Scheme } from '../types'
import { byTrack } from './ranking'

/** A ranked organization as quotas see it. */
export interface QuotaCandidate {
  readonly track: string
  readonly rank: number
  readonly overallRank: number
  level: number
}

/** A quota in one scope, with those who had reached its level, best first. */
export interface DrawnLine<C> {
  quota: Quota
  allowed: number
  inside: C[]
  outside: { candidate: C; from: number; to: number }[]
}

/**
 * Draws the lines of all quotas, from the highest level down; those of one level in the order of the scheme.
 *
 * @param candidates best first over all; the levels of those outside a hard quota are lowered.
 */
export function drawLines<C extends QuotaCandidate>(scheme: Scheme, candidates: readonly C[]): DrawnLine<C>[] {
  const quotas = [...(scheme.quotas ?? [])].sort((a, b) => b.level - a.level)
  return quotas.flatMap((quota) => (quota.scope === 'all' ? [candidates] : byTrack(candidates)).map((scope) => drawLine(quota, scope)))
}

const placeOf = (quota: Quota, candidate: QuotaCandidate) => (quota.scope === 'all' ? candidate.overallRank : candidate.rank)

function drawLine<C extends QuotaCandidate>(quota: Quota, scope: readonly C[]): DrawnLine<C> {
  const holders = scope.filter((each) => each.level >= quota.level)
  const allowed = allowedOf(quota, scope.length)
  const fitting = fittingCount(holders.map((each) => placeOf(quota, each)), allowed, quota.ties)
  const outside = holders.slice(fitting).map((candidate) => {
    const from = candidate.level
    candidate.level = quota.hard ? quota.level - 1 : from
    return { candidate, from, to: candidate.level }
  })
  return { quota, allowed, inside: holders.slice(0, fitting), outside }
}

function allowedOf(quota: Quota, ranked: number): number {
  if ('count' in quota.atMost) return quota.atMost.count
  const share: Exact = divide(multiply(exact(quota.atMost.percent), ranked * SCALE), 100 * SCALE)
  const whole = quota.round === 'down' ? floor(share) : quota.round === 'up' ? ceiling(share) : roundExact(share, 0, 'half-up')
  return toDecimal(whole)
}

/** So many holders fit, or more than there are; a tie group across the line goes in or out as a whole. `ranks` ascend. */
function fittingCount(ranks: readonly number[], allowed: number, ties: Quota['ties']): number {
  const across = ranks[allowed]
  if (across === undefined || ranks[allowed - 1] !== across) return allowed
  const first = ranks.indexOf(across)
  return ties === 'exclude' ? first : ranks.lastIndexOf(across) + 1
}

/**
 * Where the lines of the quotas ran that made these results, in the order in which they were drawn.
 *
 * @param results finished ones of a whole round under this scheme, with their level steps.
 */
export function quotaLines(scheme: Scheme, results: readonly OrganizationResult[]): QuotaLine[] {
  const candidates = results.flatMap((result) => {
    const { organizationId: id, track, rank, overallRank } = result
    return rank === null || overallRank === null ? [] : [{ id, track, rank, overallRank, level: levelBeforeQuotas(result) }]
  })
  candidates.sort((a, b) => a.overallRank - b.overallRank || compareIds(a.id, b.id))
  return drawLines(scheme, candidates).map(({ quota, allowed, inside, outside: beyond }) => {
    const outside = beyond.map(({ candidate }) => candidate)
    const holders = [...inside, ...outside]
    const [last, next] = [holders[allowed - 1], holders[allowed]]
    const across = last && next && placeOf(quota, last) === placeOf(quota, next) ? placeOf(quota, next) : null
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
    return { quota, allowed, inside: ids(inside), outside: ids(outside), tied: ids(holders.filter((each) => placeOf(quota, each) === across)) }
  })
}

/** Quotas come last: the level the steps before them left. */
function levelBeforeQuotas({ levelSteps }: OrganizationResult): number {
  return levelSteps.filter(({ reason }) => reason !== 'quota' && reason !== 'soft-quota').at(-1)?.to ?? 0
}
