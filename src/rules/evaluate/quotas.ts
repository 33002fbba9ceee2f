import { ceiling, divide, exact, floor, multiply, SCALE, type Exact } from '../numbers/exact'
import { roundExact, toDecimal } from '../numbers/round'
import type { Plan } from '../compile/compiled'
import type { Quota } from '../types'
import { levelLabel, type LevelStep } from './level'
import { byTrack, type Candidate } from './ranking'

/**
 * Applies quotas from the highest level down; those of one level in the order of the scheme. Soft ones only leave a line.
 *
 * @param candidates best first; their `level` is changed.
 * @returns the steps of those a quota concerns.
 */
export function applyQuotas(plan: Plan, candidates: readonly Candidate[]): Map<Candidate, LevelStep[]> {
  const steps = new Map<Candidate, LevelStep[]>()
  const quotas = [...(plan.scheme.quotas ?? [])].sort((a, b) => b.level - a.level)
  for (const quota of quotas) {
    for (const scope of quota.scope === 'all' ? [candidates] : byTrack(candidates)) applyQuota(plan, quota, scope, steps)
  }
  return steps
}

function applyQuota(plan: Plan, quota: Quota, scope: readonly Candidate[], steps: Map<Candidate, LevelStep[]>): void {
  const holders = scope.filter((each) => each.level >= quota.level)
  const allowed = allowedOf(quota, scope.length)
  const fitting = fittingCount(holders.map((each) => (quota.scope === 'all' ? each.overallRank : each.rank)), allowed, quota.ties)
  const size = 'percent' in quota.atMost ? `${quota.atMost.percent}%，计 ${allowed} 家` : `${allowed} 家`
  const whose = quota.scope === 'all' ? '全部' : '本跑道'
  const detail = `${levelLabel(plan.scheme, quota.level)}名额为${whose}参加排名组织的 ${size}，${quota.hard ? '按名次未进入名额' : '按名次在名额以外，由评价小组决定'}`
  for (const candidate of holders.slice(fitting)) {
    const from = candidate.level
    candidate.level = quota.hard ? quota.level - 1 : from
    const step: LevelStep = { reason: quota.hard ? 'quota' : 'soft-quota', from, to: candidate.level, detail }
    steps.set(candidate, [...(steps.get(candidate) ?? []), step])
  }
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
