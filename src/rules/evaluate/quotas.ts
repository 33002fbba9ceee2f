import type { Plan } from '../compile/compiled'
import { levelLabel, type LevelStep } from './level'
import { drawLines } from './quota-lines'
import type { Candidate } from './ranking'

/**
 * Applies quotas from the highest level down. Soft ones only leave a line.
 *
 * @param candidates best first; their `level` is changed.
 * @returns the steps of those a quota concerns.
 */
export function applyQuotas(plan: Plan, candidates: readonly Candidate[]): Map<Candidate, LevelStep[]> {
  const steps = new Map<Candidate, LevelStep[]>()
  for (const { quota, allowed, outside } of drawLines(plan.scheme, candidates)) {
    const size = 'percent' in quota.atMost ? `${quota.atMost.percent}%，计 ${allowed} 家` : `${allowed} 家`
    const whose = quota.scope === 'all' ? '全部' : '本跑道'
    const detail = `${levelLabel(plan.scheme, quota.level)}名额为${whose}参加排名组织的 ${size}，${quota.hard ? '按名次未进入名额' : '按名次在名额以外，由评价小组决定'}`
    for (const { candidate, from, to } of outside) {
      const step: LevelStep = { reason: quota.hard ? 'quota' : 'soft-quota', from, to, detail }
      steps.set(candidate, [...(steps.get(candidate) ?? []), step])
    }
  }
  return steps
}
