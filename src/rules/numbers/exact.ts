/**
 * Exact arithmetic on points. A point value is held in ten-thousandths, the finest a decimal of the API has: as a plain
 * integer where it is whole (almost always), else as a fraction in lowest terms. 2 in 3 stays 2/3 until someone rounds it.
 */

/** A fraction of ten-thousandths in lowest terms, denominator above 1: of safe integers where they suffice, else of bigints. */
interface Fraction {
  readonly n: number | bigint
  readonly d: number | bigint
}

/** An exact number: so many ten-thousandths. */
export type Exact = number | Fraction

export const SCALE = 10_000

/** True for a finite number with at most four decimals. */
export function isDecimal(value: number): boolean {
  return Number.isFinite(value) && Math.round(value * SCALE) / SCALE === value
}

/** The exact value of a decimal with at most four places; further digits would be lost, so they are refused. */
export function exact(value: number): Exact {
  const scaled = Math.round(value * SCALE)
  if (!Number.isFinite(value) || scaled / SCALE !== value) throw new RangeError(`not a decimal with at most 4 places: ${value}`)
  return scaled + 0
}

/** Ten-thousandths `n / d` in lowest terms. */
export function fraction(n: bigint, d: bigint): Exact {
  if (d === 0n) throw new RangeError('division by zero')
  const sign = d < 0n ? -1n : 1n
  const divisor = gcd(n < 0n ? -n : n, d * sign)
  const numerator = (n * sign) / divisor
  const denominator = (d * sign) / divisor
  if (!isSafe(Number(numerator)) || !isSafe(Number(denominator))) return { n: numerator, d: denominator }
  return denominator === 1n ? Number(numerator) : { n: Number(numerator), d: Number(denominator) }
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** `n / d` of safe integers in lowest terms; null when one of them is not safe, or `d` is 0. */
function smallFraction(n: number, d: number): Exact | null {
  if (!isSafe(n) || !isSafe(d) || d === 0) return null
  let a = Math.abs(n)
  let b = Math.abs(d)
  while (b !== 0) [a, b] = [b, a % b]
  const divisor = d < 0 ? -a : a
  return d === divisor ? n / divisor + 0 : { n: n / divisor, d: d / divisor }
}

/** Numerator and denominator in ten-thousandths. */
export function partsOf(value: Exact): { n: bigint; d: bigint } {
  return typeof value === 'number' ? { n: BigInt(value), d: 1n } : { n: BigInt(value.n), d: BigInt(value.d) }
}

type Work = (an: number, ad: number, bn: number, bd: number) => Exact | null

/** Works on numerators and denominators held in numbers; null where one is a bigint, or the result leaves the safe integers. */
function small(a: Exact, b: Exact, work: Work): Exact | null {
  const an = typeof a === 'number' ? a : a.n
  const ad = typeof a === 'number' ? 1 : a.d
  const bn = typeof b === 'number' ? b : b.n
  const bd = typeof b === 'number' ? 1 : b.d
  return typeof an === 'number' && typeof ad === 'number' && typeof bn === 'number' && typeof bd === 'number' ? work(an, ad, bn, bd) : null
}

const isSafe = Number.isSafeInteger
/** A whole number beside a fraction in lowest terms leaves lowest terms. */
const addSmall: Work = (an, ad, bn, bd) => {
  const n = an * bd + bn * ad
  if (!isSafe(an * bd) || !isSafe(bn * ad)) return null
  if (ad !== 1 && bd !== 1) return smallFraction(n, ad * bd)
  return isSafe(n) ? { n, d: ad * bd } : null
}
const multiplySmall: Work = (an, ad, bn, bd) => (isSafe(ad * bd) ? smallFraction(an * bn, ad * bd * SCALE) : null)
const divideSmall: Work = (an, ad, bn, bd) => (isSafe(an * bd) ? smallFraction(an * bd * SCALE, ad * bn) : null)
const compareSmall: Work = (an, ad, bn, bd) => (isSafe(an * bd) && isSafe(bn * ad) ? an * bd - bn * ad : null)

export function add(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  const quick = small(a, b, addSmall)
  if (quick !== null) return quick
  const x = partsOf(a)
  const y = partsOf(b)
  return fraction(x.n * y.d + y.n * x.d, x.d * y.d)
}

export function negate(a: Exact): Exact {
  return typeof a === 'number' ? 0 - a : { n: -a.n, d: a.d }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b))
}

export function multiply(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product) && product % SCALE === 0) return product / SCALE + 0
  }
  const quick = small(a, b, multiplySmall)
  if (quick !== null) return quick
  const x = partsOf(a)
  const y = partsOf(b)
  return fraction(x.n * y.n, x.d * y.d * BigInt(SCALE))
}

/** @throws RangeError when `b` is 0. */
export function divide(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    const scaled = a * SCALE
    if (Number.isSafeInteger(scaled) && scaled % b === 0) return scaled / b + 0
  }
  const quick = small(a, b, divideSmall)
  if (quick !== null) return quick
  const x = partsOf(a)
  const y = partsOf(b)
  return fraction(x.n * y.d * BigInt(SCALE), x.d * y.n)
}

/** Below 0, 0 or above 0 as `a` is below, equal to or above `b`. */
export function compareExact(a: Exact, b: Exact): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const quick = small(a, b, compareSmall)
  if (typeof quick === 'number') return quick
  const x = partsOf(a)
  const y = partsOf(b)
  const difference = x.n * y.d - y.n * x.d
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export function smaller(a: Exact, b: Exact): Exact {
  return compareExact(a, b) <= 0 ? a : b
}

export function larger(a: Exact, b: Exact): Exact {
  return compareExact(a, b) >= 0 ? a : b
}

/** Fractions of one denominator are added first: thousands of shares have few, and a common one of all would be enormous. */
export function sum(values: readonly Exact[]): Exact {
  let whole: Exact = 0
  const byDenominator = new Map<number | bigint, Exact>()
  for (const value of values) {
    if (typeof value === 'number') whole = add(whole, value)
    else byDenominator.set(value.d, add(byDenominator.get(value.d) ?? 0, value))
  }
  for (const part of byDenominator.values()) whole = add(whole, part)
  return whole
}

/** The mean of at least one value. */
export function mean(values: readonly Exact[]): Exact {
  return divide(sum(values), values.length * SCALE)
}

/** The largest whole number not above the value, as an exact number. */
export function floor(value: Exact): Exact {
  if (typeof value === 'number') return Math.floor(value / SCALE) * SCALE
  const { n, d } = partsOf(value)
  const unit = d * BigInt(SCALE)
  const quotient = n / unit
  const whole = n < 0n && n % unit !== 0n ? quotient - 1n : quotient
  return fraction(whole * BigInt(SCALE), 1n)
}

/** The smallest whole number not below the value, as an exact number. */
export function ceiling(value: Exact): Exact {
  return negate(floor(negate(value)))
}
