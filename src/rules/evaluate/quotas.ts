import { ceiling, divide, exact, floor, multiply, SCALE, type Exact } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import type { Plan } from '../compile/compiled'
import type { Quota } from '../types'
import { levelLabel, type Leveling } from './level'
import type { Candidate } from './ranking'

/** A ranked organization with its level still in hand. */
export interface Graded extends Candidate {
  leveling: Leveling
}

/** Applies quotas from the highest level down; those of one level in the order of the scheme. Soft ones only leave a line. */
export function applyQuotas(plan: Plan, ranked: readonly Graded[]): void {
  const quotas = [...(plan.scheme.quotas ?? [])].sort((a, b) => b.level - a.level)
  for (const quota of quotas) {
    for (const scope of scopesOf(quota, ranked)) applyQuota(plan, quota, scope)
  }
}

function scopesOf(quota: Quota, ranked: readonly Graded[]): Graded[][] {
  if (quota.scope === 'all') return [[...ranked]]
  const tracks = new Map<string, Graded[]>()
  for (const each of ranked) tracks.set(each.result.track, [...(tracks.get(each.result.track) ?? []), each])
  return [...tracks.values()]
}

function applyQuota(plan: Plan, quota: Quota, scope: readonly Graded[]): void {
  const rankOf = (each: Graded) => (quota.scope === 'all' ? each.result.overallRank : each.result.rank) ?? Infinity
  const holders = scope.filter((each) => each.leveling.level >= quota.level).sort((a, b) => rankOf(a) - rankOf(b))
  const allowed = allowedOf(quota, scope.length)
  const fitting = fittingCount(holders.map(rankOf), allowed, quota.ties)
  const size = 'percent' in quota.atMost ? `${quota.atMost.percent}%，计 ${allowed} 家` : `${allowed} 家`
  for (const { leveling } of holders.slice(fitting)) {
    const from = leveling.level
    const to = quota.hard ? quota.level - 1 : from
    const detail = `${levelLabel(plan.scheme, quota.level)}名额为${quota.scope === 'all' ? '全部' : '本跑道'}参加排名组织的 ${size}，${quota.hard ? '按名次未进入名额' : '按名次在名额以外，由评价小组决定'}`
    leveling.steps.push({ reason: quota.hard ? 'quota' : 'soft-quota', from, to, detail })
    leveling.level = to
  }
}

function allowedOf(quota: Quota, ranked: number): number {
  if ('count' in quota.atMost) return quota.atMost.count
  const share: Exact = divide(multiply(exact(quota.atMost.percent), ranked * SCALE), 100 * SCALE)
  const whole = quota.round === 'down' ? floor(share) : quota.round === 'up' ? ceiling(share) : roundExact(share, 0, 'half-up')
  return typeof whole === 'number' ? whole / SCALE : 0
}

/** How many of the holders fit; a tie group across the line goes in or out as a whole. `ranks` ascend. */
function fittingCount(ranks: readonly number[], allowed: number, ties: Quota['ties']): number {
  if (ranks.length <= allowed) return ranks.length
  const across = ranks[allowed]
  if (allowed === 0 || across === undefined || ranks[allowed - 1] !== across) return allowed
  const first = ranks.indexOf(across)
  return ties === 'exclude' ? first : ranks.lastIndexOf(across) + 1
}
