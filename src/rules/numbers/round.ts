import type { Rounding } from '../types'
import { fraction, partsOf, SCALE, type Exact } from './exact'
import { typedDigits } from './typed'

/** n / d to the nearest integer; halves away from zero (half-up, 四舍五入) or to even (half-even, GB/T 8170-2008). */
function roundQuotient(n: bigint, d: bigint, mode: Rounding): bigint {
  const negative = n < 0n
  const size = negative ? -n : n
  const quotient = size / d
  const twice = 2n * (size % d)
  const up = twice > d || (twice === d && (mode === 'half-up' || quotient % 2n === 1n))
  const rounded = up ? quotient + 1n : quotient
  return negative ? -rounded : rounded
}

/**
 * The same for a safe integer `n` and `d` a safe integer times a power of ten. All exact: a divisor that a double no longer
 * holds is above 2⁵⁴, and so more than twice whatever it divides.
 */
function roundSmallQuotient(n: number, d: number, mode: Rounding): number {
  const size = Math.abs(n)
  const rest = size % d
  const quotient = (size - rest) / d
  const up = 2 * rest > d || (2 * rest === d && (mode === 'half-up' || quotient % 2 === 1))
  const rounded = up ? quotient + 1 : quotient
  return n < 0 ? 0 - rounded : rounded
}

/** An exact value rounded to so many decimals (0–4), still exact. */
export function roundExact(value: Exact, decimals: number, mode: Rounding): Exact {
  const step = 10 ** (4 - decimals)
  const { n, d } = typeof value === 'number' ? { n: value, d: 1 } : value
  if (typeof n === 'number' && typeof d === 'number') return roundSmallQuotient(n, d * step, mode) * step
  const parts = partsOf(value)
  return fraction(roundQuotient(parts.n, parts.d * BigInt(step), mode) * BigInt(step), 1n)
}

/** The plain number handed out: rounded half-up to four decimals. Never −0. */
export function toDecimal(value: Exact): number {
  const rounded = roundExact(value, 4, 'half-up')
  return (typeof rounded === 'number' ? rounded : Number(rounded.n)) / SCALE
}

/**
 * Rounds the decimal that was typed: the shortest one that names the number, so 1.005 rounds up to 1.01 although the
 * nearest double lies below it.
 *
 * @throws RangeError when `value` is not finite or `decimals` is not a whole number from 0 to 15.
 */
export function roundTo(value: number, decimals: number, mode: Rounding): number {
  if (!Number.isFinite(value)) throw new RangeError(`cannot round ${value}`)
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 15) throw new RangeError(`cannot round to ${decimals} decimals`)
  const { digits, exponent } = typedDigits(value)
  const shift = exponent + decimals
  if (shift >= 0) return value + 0
  const rounded = roundQuotient(digits, 10n ** BigInt(-shift), mode)
  return Number(`${rounded}e${-decimals}`)
}
