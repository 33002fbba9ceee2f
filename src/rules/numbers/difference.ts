import type { Decimal } from '../types'
import { divide, multiply, SCALE, subtract, type Exact } from './exact'
import { roundExact, toDecimal } from './round'

/** Numbers people read have at most four decimals; what a caller hands in beyond that is not read. */
const read = (value: Decimal): Exact => Math.round(value * SCALE)

/** a − b, exactly. */
export function difference(a: Decimal, b: Decimal): number {
  return toDecimal(subtract(read(a), read(b)))
}

/**
 * 100 × part ÷ whole, rounded half-up once.
 * @throws RangeError when `whole` is 0.
 */
export function percentOf(part: Decimal, whole: Decimal, decimals: number): number {
  return toDecimal(roundExact(divide(multiply(read(part), 100 * SCALE), read(whole)), decimals, 'half-up'))
}
