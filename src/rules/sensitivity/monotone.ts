import type { Plan } from '../compile/compiled'
import type { Condition } from '../types'

/**
 * Whether more points of any indicator move rank and level one way only: up for what adds, down for deductions. Most
 * schemes are so; where it cannot be told at a glance, the answer is no.
 */
export function isMonotone(plan: Plan): boolean {
  const deducted = new Set(plan.deductions.flatMap(({ indicators }) => indicators.map(({ definition }) => definition.code)))
  const ranks = plan.scheme.ranking.criteria.every((criterion) => {
    const falls = criterion.by === 'deduction' || (criterion.by === 'indicator' && deducted.has(criterion.code))
    return (criterion.order === 'asc') === falls
  })
  const { level, maxRise } = plan.scheme
  const conditions = [...(level.conditions ?? []).map(({ when }) => when), ...(maxRise?.except ? [maxRise.except] : [])]
  return ranks && conditions.every((condition) => risesOnly(condition, deducted))
}

function risesOnly(condition: Condition, deducted: ReadonlySet<string>): boolean {
  if ('all' in condition) return condition.all.every((each) => risesOnly(each, deducted))
  if ('any' in condition) return condition.any.every((each) => risesOnly(each, deducted))
  if ('not' in condition) return 'attribute' in condition.not
  if ('attribute' in condition) return true
  if ('star' in condition) return condition.lit
  if ('total' in condition) return condition.total.below === undefined
  return condition.below === undefined && !deducted.has(condition.indicator)
}
