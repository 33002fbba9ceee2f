import { exact, partsOf, type Exact } from '../numbers/exact'

/** A decimal of a scheme in ten-thousandths of a point. */
export function toTenThousandths(value: number): number {
  const units = exact(value)
  if (typeof units !== 'number') throw new RangeError(`not a decimal: ${value}`)
  return units
}

/** The largest ten-thousandth of a point that is not above an exact value. */
export function floorUnits(value: Exact): number {
  if (typeof value === 'number') return value
  const { n, d } = partsOf(value)
  const quotient = n / d
  return Number(n < 0n && n % d !== 0n ? quotient - 1n : quotient)
}
