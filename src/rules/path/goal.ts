import type { Plan } from '../compile/compiled'
import { levelBeforeQuotas } from '../evaluate/level'
import { keysOf } from '../evaluate/ranking'
import type { Standing } from '../evaluate/standing'
import { add, compareExact, exact, multiply, type Exact } from '../numbers/exact'
import { compareKeys } from '../ranking/places'
import type { Condition, EvaluateOptions } from '../types'

/** What is to be reached, and every line on the way at which anything can change. */
export interface Goal {
  reached(standing: Standing): boolean
  level(standing: Standing): number
  /** By position of an indicator: points at which a condition, `required` or a criterion changes its answer. */
  indicatorLines: ReadonlyMap<number, readonly Exact[]>
  totalLines: readonly Exact[]
  /** By place of a star: scores a criterion looks at. */
  starLines: ReadonlyMap<number, Exact>
}

export type Target = { level: number } | { total: number } | { rank: number }

/** @param rival keys of whom one must not be behind, for a rank; null when the rank is free */
export function goalOf(plan: Plan, target: Target, rival: readonly number[] | null, options: EvaluateOptions): Goal {
  const lines = new Lines(plan)
  const { level, ranking } = plan.scheme
  const judged = 'level' in target || ('rank' in target && ranking.criteria.some(({ by }) => by === 'level'))
  if (judged) {
    for (const { when } of level.conditions ?? []) lines.condition(when)
    if (plan.scheme.maxRise?.except) lines.condition(plan.scheme.maxRise.except)
    for (const { from } of level.bands ?? []) lines.total(exact(from))
  }
  if ('total' in target) lines.total(exact(target.total))
  if (rival) {
    ranking.criteria.forEach((criterion, index) => {
      const key = rival[index]
      if (key === undefined || !Number.isFinite(key)) return
      const value = exact(criterion.order === 'asc' ? -key : key)
      if (criterion.by === 'total') lines.total(value)
      if (criterion.by === 'indicator') lines.indicator(criterion.code, value)
      if (criterion.by === 'star') lines.star(criterion.code, value)
    })
  }
  const levelOf = (standing: Standing) => levelBeforeQuotas(plan, standing, options).level
  return {
    level: levelOf,
    reached(standing) {
      if ('level' in target) return levelOf(standing) >= target.level
      if ('total' in target) return compareExact(standing.total, exact(target.total)) >= 0
      return rival === null || compareKeys(keysOf(plan, standing, levelOf(standing)), rival) <= 0
    },
    indicatorLines: lines.ofIndicators,
    totalLines: lines.ofTotal,
    starLines: lines.ofStars,
  }
}

/** Collects lines. Beside each line stands the next value a person can read: at, and just above, are different for ranks. */
class Lines {
  readonly ofIndicators = new Map<number, Exact[]>()
  readonly ofTotal: Exact[] = []
  readonly ofStars = new Map<number, Exact>()

  constructor(private readonly plan: Plan) {
    for (const { position, required } of plan.indicators) if (required !== null) this.at(position, required)
  }

  condition(condition: Condition): void {
    if ('all' in condition) condition.all.forEach((each) => this.condition(each))
    else if ('any' in condition) condition.any.forEach((each) => this.condition(each))
    else if ('not' in condition) this.condition(condition.not)
    else if ('total' in condition) for (const line of ends(condition.total)) this.ofTotal.push(line)
    else if ('indicator' in condition) {
      const indicator = this.plan.byCode.get(condition.indicator)
      if (!indicator) return
      for (const line of ends(condition)) this.at(indicator.position, condition.of === 'points' ? line : multiply(line, indicator.fullScore))
    }
  }

  total(line: Exact): void {
    this.ofTotal.push(line)
  }

  indicator(code: string, value: Exact): void {
    const indicator = this.plan.byCode.get(code)
    if (!indicator) return
    // Ranks compare points rounded to four decimals.
    this.at(indicator.position, value)
    this.at(indicator.position, add(value, 1))
  }

  star(code: string, value: Exact): void {
    const index = this.plan.stars.findIndex(({ definition }) => definition.code === code)
    if (index >= 0) this.ofStars.set(index, value)
  }

  private at(position: number, line: Exact): void {
    const lines = this.ofIndicators.get(position) ?? []
    this.ofIndicators.set(position, lines)
    if (!lines.some((each) => compareExact(each, line) === 0)) lines.push(line)
    lines.sort(compareExact)
  }
}

function ends({ atLeast, below }: { atLeast?: number; below?: number }): Exact[] {
  return [atLeast, below].flatMap((end) => (end === undefined ? [] : [exact(end)]))
}

