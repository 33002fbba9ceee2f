import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, ceiling, compareExact, divide, exact, floor, mean, multiply, negate, subtract, sum, type Exact } from '../../../src/rules/numbers/exact'
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
