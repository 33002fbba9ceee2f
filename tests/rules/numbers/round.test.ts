import { roundTo, type Rounding } from '@rules'
import { describe, expect, it } from 'vitest'
import { fraction } from '../../../src/rules/numbers/exact'
import { roundExact, toDecimal } from '../../../src/rules/numbers/round'

/** Source: rules.md §1; half-even after the examples of GB/T 8170-2008 (“四舍六入五成双”), half-up after 四舍五入. */
const cases: [number, number, Rounding, number][] = [
  [1.005, 2, 'half-up', 1.01],
  [2.5, 0, 'half-even', 2],
  [-2.5, 0, 'half-up', -3],
  [3.5, 0, 'half-even', 4],
  [-2.5, 0, 'half-even', -2],
  [-3.5, 0, 'half-even', -4],
  [2.675, 2, 'half-up', 2.68],
  [2.675, 2, 'half-even', 2.68],
  [2.665, 2, 'half-even', 2.66],
  [2.6651, 2, 'half-even', 2.67],
  [0.5, 0, 'half-up', 1],
  [0.5, 0, 'half-even', 0],
  [1.5, 0, 'half-even', 2],
  [0.4999, 0, 'half-up', 0],
  [12.149, 1, 'half-even', 12.1],
  [1.45, 1, 'half-even', 1.4],
  [1.15, 1, 'half-even', 1.2],
  [1.15, 1, 'half-up', 1.2],
  [8.345, 2, 'half-up', 8.35],
  [1e-7, 4, 'half-up', 0],
  [123456789.125, 2, 'half-even', 123456789.12],
  [1e21, 2, 'half-up', 1e21],
  [0.1 + 0.2, 2, 'half-up', 0.3],
  [7, 3, 'half-even', 7],
  [1.2345678901234565, 15, 'half-up', 1.234567890123457],
  [0.25, 2, 'half-even', 0.25],
]

describe('roundTo', () => {
  it.each(cases)('roundTo(%d, %d, %s) is %d', (value, decimals, mode, rounded) => {
    expect(roundTo(value, decimals, mode)).toBe(rounded)
  })

  it.each([-0, -0.4, -0.5] as const)('never answers −0 (%d, half-even)', (value) => {
    expect(Object.is(roundTo(value, 0, 'half-even'), 0)).toBe(true)
  })

  it.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => roundTo(value, 2, 'half-up')).toThrow(new RangeError(`cannot round ${value}`))
  })

  it.each([-1, 1.5, 16])('refuses %d decimals', (decimals) => {
    expect(() => roundTo(1, decimals, 'half-up')).toThrow(new RangeError(`cannot round to ${decimals} decimals`))
  })
})

describe('rounding what is exact', () => {
  it.each<[number, number, number, Rounding, number]>([
    [12_345, 1, 3, 'half-up', 12_350],
    [12_345, 1, 3, 'half-even', 12_340],
    [12_355, 1, 3, 'half-even', 12_360],
    [-12_345, 1, 3, 'half-up', -12_350],
    [-12_345, 1, 3, 'half-even', -12_340],
    [12_344, 1, 3, 'half-up', 12_340],
    [12_300, 1, 2, 'half-up', 12_300],
    [5_000, 1, 0, 'half-even', 0],
    [20_000, 3, 0, 'half-up', 10_000],
    [-20_000, 3, 4, 'half-up', -6_667],
    [1, 2, 4, 'half-up', 1],
    [1, 2, 4, 'half-even', 0],
    [10_001, 2, 0, 'half-up', 10_000],
  ])('%d/%d ten-thousandths to %d decimals, %s, is %d', (n, d, decimals, mode, rounded) => {
    expect(roundExact(fraction(BigInt(n), BigInt(d)), decimals, mode)).toBe(rounded)
  })

  it('tells what is just below a half from a half, up to the last safe integer', () => {
    const most = Number.MAX_SAFE_INTEGER
    const half = (most + 1) / 2
    expect([half - 1, half].map((n) => roundExact({ n, d: most }, 4, 'half-up'))).toEqual([0, 1])
    // 10,000 × 1,801,439,850,949 is just more than twice the largest, 10,000 × 1,801,439,850,947 just less.
    expect([1_801_439_850_949, 1_801_439_850_947].map((d) => roundExact({ n: most, d }, 0, 'half-up'))).toEqual([0, 10_000])
  })

  it('never answers −0', () => {
    expect([roundExact(-1, 0, 'half-up'), toDecimal(fraction(-1n, 3n))]).toEqual([0, 0])
    expect([toDecimal(0), toDecimal(-5)]).toEqual([0, -0.0005])
  })
})

describe('rounding beyond the safe integers', () => {
  /** (10³⁰ + 1) ÷ 3 ten-thousandths: 333…333.67, thirty digits before the point. */
  const huge = fraction(10n ** 30n + 1n, 3n)

  it('is as exact as within them: to two decimals the last two of thirty threes fall away', () => {
    expect(roundExact(huge, 2, 'half-up')).toEqual(fraction((10n ** 30n - 100n) / 3n, 1n))
    expect(roundExact(huge, 4, 'half-up')).toEqual(fraction((10n ** 30n + 2n) / 3n, 1n))
  })

  it('hands out the nearest double there is: 3.333… × 10²⁵', () => {
    expect(toDecimal(huge) / 1e25).toBeCloseTo(10 / 3, 9)
  })
})
