import type { CompiledGroup, CompiledStar, Plan } from '../compile/compiled'
import { nth } from '../nth'
import { add, compareExact, divide, multiply, negate, smaller, subtract, type Exact } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import type { Scheme } from '../types'
import type { Cell } from './cell'

/** A star's score at its place of rounding, and why it is dark. */
export interface StarStanding {
  score: Exact
  unmet: string[]
}

/** A star's score, and which of the line, the required indicators and the vetoes fail. Lit when `unmet` is empty. */
export function starStanding(scheme: Scheme, star: CompiledStar, cells: readonly Cell[], darkening: readonly string[]): StarStanding {
  let points: Exact = 0
  let excluded: Exact = 0
  let counted = 0
  for (const indicator of star.indicators) {
    const cell = nth(cells, indicator.position)
    if (cell.state === 'not-applicable' && cell.points === null) {
      excluded = add(excluded, indicator.fullScore)
      continue
    }
    counted += 1
    if (cell.points !== null) points = add(points, cell.points)
  }
  if (counted === 0) return { score: 0, unmet: ['*'] }
  const rescaled = excluded !== 0
  const score = rescaled ? divide(multiply(points, star.fullScore), subtract(star.fullScore, excluded)) : points
  const rounded = scheme.roundAt === 'star' || (scheme.roundAt === 'indicator' && rescaled) ? roundExact(score, scheme.decimals, scheme.rounding) : score
  const unmet: string[] = []
  for (const { definition, position, required } of star.indicators) {
    if (required !== null && !reachesRequired(required, nth(cells, position))) unmet.push(definition.code)
  }
  if (compareExact(rounded, star.line) < 0) unmet.push('score')
  unmet.push(...darkening)
  return { score: rounded, unmet }
}

function reachesRequired(required: Exact, cell: Cell): boolean {
  if (cell.state === 'not-applicable') return true
  return cell.points !== null && compareExact(cell.points, required) >= 0
}

/** What a group of extras comes to: capped, then rounded where stars are. */
export function groupAmount(scheme: Scheme, group: CompiledGroup, cells: readonly Cell[]): Exact {
  const all = group.indicators.reduce<Exact>((sum, indicator) => add(sum, nth(cells, indicator.position).points ?? 0), 0)
  const capped = group.cap === null ? all : smaller(all, group.cap)
  return scheme.roundAt === 'star' ? roundExact(capped, scheme.decimals, scheme.rounding) : capped
}

/** Σ stars + bonus − deduction, exactly. */
export function totalWithoutCap(stars: readonly StarStanding[], bonus: Exact, deduction: Exact): Exact {
  return add(add(stars.reduce<Exact>((sum, star) => add(sum, star.score), 0), bonus), negate(deduction))
}

/** Σ stars + bonus − deduction, at most the scheme's cap, rounded where only the total is. */
export function totalOf(plan: Plan, stars: readonly StarStanding[], bonus: Exact, deduction: Exact): Exact {
  const { scheme, cap } = plan
  const all = totalWithoutCap(stars, bonus, deduction)
  const capped = cap === null ? all : smaller(all, cap)
  return scheme.roundAt === 'total' ? roundExact(capped, scheme.decimals, scheme.rounding) : capped
}
