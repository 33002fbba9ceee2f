import { ceiling, compareExact, divide, multiply, SCALE, subtract, type Exact } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import type { Rounding } from '../types'

/** One side of a range: the value itself is left out where `strict`. */
export interface Bound {
  readonly value: Exact
  readonly strict: boolean
}

/** What a number must lie between. */
export interface Range {
  readonly min: Bound | null
  readonly max: Bound | null
}

export const anywhere: Range = { min: null, max: null }

export function aboveMin(value: Exact, min: Bound | null): boolean {
  if (min === null) return true
  const difference = compareExact(value, min.value)
  return min.strict ? difference > 0 : difference >= 0
}

export function belowMax(value: Exact, max: Bound | null): boolean {
  if (max === null) return true
  const difference = compareExact(value, max.value)
  return max.strict ? difference < 0 : difference <= 0
}

export function contains({ min, max }: Range, value: Exact): boolean {
  return aboveMin(value, min) && belowMax(value, max)
}

export function intersection(a: Range, b: Range): Range {
  return { min: tighter(a.min, b.min, 1), max: tighter(a.max, b.max, -1) }
}

function tighter(a: Bound | null, b: Bound | null, direction: 1 | -1): Bound | null {
  if (a === null || b === null) return a ?? b
  const difference = compareExact(a.value, b.value) * direction
  if (difference === 0) return a.strict ? a : b
  return difference > 0 ? a : b
}

/** Whether no number lies in it. */
export function isEmpty({ min, max }: Range): boolean {
  if (min === null || max === null) return false
  const difference = compareExact(min.value, max.value)
  return difference > 0 || (difference === 0 && (min.strict || max.strict))
}

export function shiftBound(bound: Bound | null, by: Exact): Bound | null {
  return bound && { ...bound, value: subtract(bound.value, by) }
}

/** What lies in it before it is divided by a positive `by`. */
export function scaleBound(bound: Bound, by: Exact): Bound {
  return { ...bound, value: divide(bound.value, by) }
}

/** The smallest whole number (of ten-thousandths) inside the bound. */
export function firstWhole({ value, strict }: Bound): number {
  const whole = wholeAbove(value)
  return strict && compareExact(whole, value) === 0 ? whole + 1 : whole
}

/** The largest whole number (of ten-thousandths) inside the bound. */
export function lastWhole({ value, strict }: Bound): number {
  const whole = wholeAbove(value)
  return !strict && compareExact(whole, value) === 0 ? whole : whole - 1
}

function wholeAbove(value: Exact): number {
  if (typeof value === 'number') return value
  const found = ceiling(multiply(value, SCALE * SCALE))
  return typeof found === 'number' ? found / SCALE : Number.MAX_SAFE_INTEGER
}

/** What a number must be at least so that it is at least `line` once it is rounded. */
export function beforeRounding(line: Exact, decimals: number, mode: Rounding): Bound {
  const unit = 10 ** (4 - decimals)
  const reached = multiply(ceiling(divide(line, unit)), unit)
  const value = subtract(reached, divide(unit, 2 * SCALE))
  return { value, strict: compareExact(roundExact(value, decimals, mode), reached) < 0 }
}

/** In floating point, for bounds that leave slack for its errors. */
export function approximately(value: Exact): number {
  return typeof value === 'number' ? value : Number(value.n) / Number(value.d)
}
