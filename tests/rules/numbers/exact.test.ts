import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, ceiling, compareExact, divide, exact, floor, fraction, larger, mean, multiply, negate, smaller, subtract, sum, type Exact } from '../../../src/rules/numbers/exact'
import { roundExact, toDecimal } from '../../../src/rules/numbers/round'
import { runs } from '../support/runs'

const whole = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 })
const decimal = whole.map((scaled) => scaled / 10_000)
const quotient: fc.Arbitrary<Exact> = fc.tuple(decimal, fc.integer({ min: 1, max: 9999 })).map(([a, b]) => divide(exact(a), exact(b)))
const same = (a: Exact, b: Exact) => expect(compareExact(a, b)).toBe(0)

describe('exact arithmetic', () => {
  it('adds decimals as they were typed', () => expect(toDecimal(add(exact(0.1), exact(0.2)))).toBe(0.3))

  it('keeps 2 in 3 until it is rounded', () => {
    const share = divide(exact(2), exact(3))
    expect(toDecimal(share)).toBe(0.6667)
    same(multiply(share, exact(3)), exact(2))
  })

  it('refuses a fifth decimal and a zero divisor', () => {
    expect(() => exact(0.00001)).toThrow(RangeError)
    expect(() => divide(exact(1), 0)).toThrow(RangeError)
  })

  it('stays exact beyond safe integers', () => {
    const large = exact(900_000_000_000)
    same(subtract(add(multiply(large, large), exact(0.0001)), multiply(large, large)), exact(0.0001))
  })

  it('keeps what no double holds: 2⁵³ + 1, in sums, differences, products and quotients', () => {
    const most = Number.MAX_SAFE_INTEGER
    const odd = fraction(BigInt(most) + 2n, 1n)
    expect(add(most, 2)).toEqual(odd)
    expect(subtract(-most, 2)).toEqual(negate(odd))
    expect(subtract(odd, most)).toBe(2)
    expect(multiply(most, 20_000)).toEqual(fraction(2n * BigInt(most), 1n))
    expect(divide(most, 5_000)).toEqual(fraction(2n * BigInt(most), 1n))
    expect([compareExact(odd, most), compareExact(most, odd), compareExact(odd, odd)]).toEqual([1, -1, 0])
  })

  it('tells fractions apart that are the same double', () => {
    const most = Number.MAX_SAFE_INTEGER
    const [a, b] = [fraction(BigInt(most), BigInt(most - 1)), fraction(BigInt(most - 1), BigInt(most - 2))]
    expect(compareExact(a, b)).toBeLessThan(0)
    expect(compareExact(b, a)).toBeGreaterThan(0)
    expect(add(a, negate(b))).toEqual(fraction(-1n, BigInt(most - 1) * BigInt(most - 2)))
  })

  it('has lowest terms, a positive denominator, and no −0', () => {
    expect(divide(6, -4 * 10_000)).toEqual({ n: -3, d: 2 })
    expect(add(fraction(1n, 6n), fraction(1n, 3n))).toEqual({ n: 1, d: 2 })
    expect(add(fraction(1n, 2n), fraction(1n, 2n))).toBe(1)
    expect(multiply(fraction(2n, 3n), fraction(3n, 2n))).toEqual({ n: 1, d: 10_000 })
    expect([negate(0), multiply(0, -5), divide(0, -5), add(-3, 3), multiply(fraction(1n, 3n), 0)]).toEqual([0, 0, 0, 0, 0])
    expect(() => fraction(1n, 0n)).toThrow(new RangeError('division by zero'))
    expect(() => divide(fraction(1n, 3n), 0)).toThrow(new RangeError('division by zero'))
    expect(() => exact(1.00001)).toThrow(new RangeError('not a decimal with at most 4 places: 1.00001'))
  })

  it('knows the smaller and the larger, and whole numbers below and above', () => {
    const [third, half] = [fraction(10_000n, 3n), fraction(10_000n, 2n)]
    expect([smaller(third, half), smaller(half, third), larger(third, half), larger(half, third)]).toEqual([third, third, half, half])
    expect([third, negate(third), 20_000, -15_000, fraction(40_000n, 3n)].map(floor)).toEqual([0, -10_000, 20_000, -20_000, 10_000])
    expect([third, negate(third), 20_000, -15_000, fraction(40_000n, 3n)].map(ceiling)).toEqual([10_000, 0, 20_000, -10_000, 20_000])
  })

  it('sums many shares of different wholes without losing anything', () => {
    const shares = Array.from({ length: 2000 }, (_, at) => divide(exact(1), exact((at % 97) + 3)))
    same(sum([...shares, ...shares.map(negate)]), 0)
  })

  it('is a field: associative, commutative, distributive, with inverses', () => {
    fc.assert(
      fc.property(quotient, quotient, quotient, (a, b, c) => {
        same(add(a, b), add(b, a))
        same(add(add(a, b), c), add(a, add(b, c)))
        same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))
        same(subtract(a, a), 0)
        if (compareExact(a, 0) !== 0) same(multiply(divide(b, a), a), b)
      }),
      runs,
    )
  })

  it('rounds to whole numbers around the value', () => {
    fc.assert(
      fc.property(quotient, (value) => {
        expect(compareExact(floor(value), value)).toBeLessThanOrEqual(0)
        expect(compareExact(ceiling(value), value)).toBeGreaterThanOrEqual(0)
        expect(toDecimal(subtract(ceiling(value), floor(value)))).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })

  it('rounds to the nearest, at most half a step away', () => {
    fc.assert(
      fc.property(quotient, fc.integer({ min: 0, max: 3 }), fc.constantFrom('half-up' as const, 'half-even' as const), (value, decimals, mode) => {
        const rounded = roundExact(value, decimals, mode)
        const away = subtract(rounded, value)
        const half = exact(5 / 10 ** (decimals + 1))
        expect(compareExact(compareExact(away, 0) < 0 ? negate(away) : away, half)).toBeLessThanOrEqual(0)
        same(roundExact(rounded, decimals, mode), rounded)
      }),
      runs,
    )
  })

  it('takes a mean that lies between the smallest and the largest', () => {
    fc.assert(
      fc.property(fc.array(quotient, { minLength: 1, maxLength: 12 }), (values) => {
        const sorted = [...values].sort(compareExact)
        expect(compareExact(mean(values), sorted[0] ?? 0)).toBeGreaterThanOrEqual(0)
        expect(compareExact(mean(values), sorted.at(-1) ?? 0)).toBeLessThanOrEqual(0)
      }),
      runs,
    )
  })
})
