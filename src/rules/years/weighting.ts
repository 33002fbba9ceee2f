import { add, compareExact, divide, exact, multiply, type Exact } from '../numbers/exact'
import type { OrganizationResult } from '../types'

/** What a round counts for in the year. */
export interface WeightedRound {
  results: readonly OrganizationResult[]
  weight: number
}

/** What a round counts as where an organization was absent or not complete in it. */
export type Absent = 'average-present' | 'zero'

/** @throws RangeError for a negative weight, or weights that add up to 0 */
export function weightsOf(rounds: readonly WeightedRound[]): Exact[] {
  const weights = rounds.map(({ weight }) => exact(weight))
  if (weights.some((weight) => compareExact(weight, 0) < 0)) throw new RangeError('a weight is negative')
  if (rounds.length > 0 && weights.every((weight) => weight === 0)) throw new RangeError('the weights add up to 0')
  return weights
}

/** Of each round what it counts for: its weight ÷ Σ weights; null where it is left out of both sums. */
export function sharesOf(complete: readonly (OrganizationResult | null)[], weights: readonly Exact[], absent: Absent): (Exact | null)[] {
  const counted = weights.map((weight, at) => (absent === 'zero' || complete[at] ? weight : null))
  const all = counted.reduce<Exact>((sum, weight) => add(sum, weight ?? 0), 0)
  return counted.map((weight) => (weight === null || compareExact(all, 0) === 0 ? null : divide(weight, all)))
}

/** Σ weight × value ÷ Σ weight; a round without a value is left out of both sums, or counts as 0. */
export function weightedMean(values: readonly (Exact | null)[], weights: readonly Exact[], absent: Absent): Exact {
  let sum: Exact = 0
  let all: Exact = 0
  for (const [index, value] of values.entries()) {
    const weight = weights[index] ?? 0
    if (value === null && absent === 'average-present') continue
    sum = add(sum, multiply(weight, value ?? 0))
    all = add(all, weight)
  }
  return compareExact(all, 0) === 0 ? 0 : divide(sum, all)
}
