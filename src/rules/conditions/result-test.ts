import type { Plan } from '../compile/compiled'
import type { Standing } from '../evaluate/standing'
import { compareExact, divide, exact, type Exact } from '../numbers/exact'
import type { Condition } from '../types'
import { holds } from './attribute-test'

/** Whether a condition holds for an evaluated organization. Points are exact; a missing or not-applicable indicator makes its condition false. */
export function conditionHolds(plan: Plan, condition: Condition, standing: Standing): boolean {
  if ('all' in condition) return condition.all.every((each) => conditionHolds(plan, each, standing))
  if ('any' in condition) return condition.any.some((each) => conditionHolds(plan, each, standing))
  if ('not' in condition) return !conditionHolds(plan, condition.not, standing)
  if ('attribute' in condition) {
    const attributes = standing.entry.attributes ?? {}
    return holds(condition, Object.hasOwn(attributes, condition.attribute) ? attributes[condition.attribute] : undefined)
  }
  if ('star' in condition) {
    const index = plan.stars.findIndex((star) => star.definition.code === condition.star)
    return (standing.stars[index]?.unmet.length === 0) === condition.lit
  }
  if ('total' in condition) return inRange(standing.total, condition.total)
  const indicator = plan.byCode.get(condition.indicator)
  if (!indicator) return false
  const cell = standing.cells[indicator.position]
  if (indicator.inExtras) return cell?.state !== 'not-applicable' && inRange(measured(cell?.points ?? 0, indicator.fullScore, condition.of), condition)
  if (cell?.state !== 'scored' || cell.points === null) return false
  return inRange(measured(cell.points, indicator.fullScore, condition.of), condition)
}

function measured(points: Exact, fullScore: Exact, of: 'points' | 'ratio'): Exact {
  return of === 'points' ? points : divide(points, fullScore)
}

function inRange(value: Exact, range: { atLeast?: number; below?: number }): boolean {
  if (range.atLeast !== undefined && compareExact(value, exact(range.atLeast)) < 0) return false
  return range.below === undefined || compareExact(value, exact(range.below)) < 0
}
