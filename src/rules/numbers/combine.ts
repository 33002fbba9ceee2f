import { nth } from '../nth'
import type { CombineMethod, Decimal } from '../types'
import { compareExact, divide, exact, mean, add, SCALE, type Exact } from './exact'
import { toDecimal } from './round'

/**
 * Several judges' points as one, exactly.
 *
 * `trimmed` drops the `high` highest and the `low` lowest (one instance each of equal ones) once there are at least
 * `from` values, else it is the plain mean.
 *
 * @throws RangeError for no values, or for a trimmed mean that could drop all of them.
 */
export function combineExact(values: readonly Exact[], method: CombineMethod): Exact {
  if (values.length === 0) throw new RangeError('nothing to combine')
  if (method === 'mean') return mean(values)
  const sorted = [...values].sort(compareExact)
  if (method === 'median') {
    const upper = nth(sorted, sorted.length >> 1)
    const lower = nth(sorted, (sorted.length - 1) >> 1)
    return divide(add(lower, upper), 2 * SCALE)
  }
  const { high, low, from } = method.trimmed
  if (from <= high + low) throw new RangeError('a trimmed mean must leave at least one value')
  return mean(sorted.length >= from ? sorted.slice(low, sorted.length - high) : sorted)
}

/** `combineExact` over plain decimals, rounded half-up to four decimals. */
export function combine(points: readonly Decimal[], method: CombineMethod): number {
  return toDecimal(combineExact(points.map(exact), method))
}
