import { describe, expect, it } from 'vitest'
import { divide, fraction, type Exact } from '../../../src/rules/numbers/exact'
import { roundExact } from '../../../src/rules/numbers/round'
import { aboveMin, anywhere, approximately, beforeRounding, belowMax, contains, firstWhole, intersection, isEmpty, lastWhole, scaleBound, shiftBound, type Bound, type Range } from '../../../src/rules/path/range'

const at = (value: Exact): Bound => ({ value, strict: false })
const beyond = (value: Exact): Bound => ({ value, strict: true })
const half = (value: number) => fraction(BigInt(2 * value), 2n)
const range = (min: Bound | null, max: Bound | null): Range => ({ min, max })

describe('bounds', () => {
  it('hold their own value unless they are strict', () => {
    expect([4, 5, 6].map((value) => aboveMin(value, at(5)))).toEqual([false, true, true])
    expect([4, 5, 6].map((value) => aboveMin(value, beyond(5)))).toEqual([false, false, true])
    expect([4, 5, 6].map((value) => belowMax(value, at(5)))).toEqual([true, true, false])
    expect([4, 5, 6].map((value) => belowMax(value, beyond(5)))).toEqual([true, false, false])
    expect([aboveMin(-1e9, null), belowMax(1e9, null), contains(anywhere, 0)]).toEqual([true, true, true])
    expect([4, 5, 7, 8].map((value) => contains(range(at(5), beyond(8)), value))).toEqual([false, true, true, false])
  })

  it('of two ranges the tighter ones count, the strict one of two at the same value', () => {
    expect(intersection(range(at(3), at(9)), range(at(5), at(7)))).toEqual(range(at(5), at(7)))
    expect(intersection(range(at(5), at(7)), range(at(3), at(9)))).toEqual(range(at(5), at(7)))
    expect(intersection(range(at(5), beyond(7)), range(beyond(5), at(7)))).toEqual(range(beyond(5), beyond(7)))
    expect(intersection(anywhere, range(at(1), null))).toEqual(range(at(1), null))
    expect(intersection(range(null, at(1)), anywhere)).toEqual(range(null, at(1)))
  })

  it('leave nothing where they cross, or meet and one is strict', () => {
    expect([range(at(5), at(6)), range(at(5), at(5)), range(null, at(5)), range(at(5), null)].map(isEmpty)).toEqual([false, false, false, false])
    expect([range(at(6), at(5)), range(beyond(5), at(5)), range(at(5), beyond(5))].map(isEmpty)).toEqual([true, true, true])
  })

  it('are moved and stretched back: 7 less 3 is 4, and before it was multiplied by 1.5 it was 2 ⅔', () => {
    expect([shiftBound(at(7), 3), shiftBound(beyond(7), -3), shiftBound(null, 3)]).toEqual([at(4), beyond(10), null])
    expect(scaleBound(beyond(4), 15_000)).toEqual(beyond(divide(4, 15_000)))
    expect(approximately(scaleBound(at(4), 15_000).value)).toBeCloseTo(8 / 3, 12)
  })

  it('hold whole numbers from the first to the last', () => {
    expect([at(5), beyond(5), at(half(5.5)), beyond(half(5.5)), at(half(-5.5))].map(firstWhole)).toEqual([5, 6, 6, 6, -5])
    expect([at(5), beyond(5), at(half(5.5)), beyond(half(5.5)), at(half(-5.5))].map(lastWhole)).toEqual([5, 4, 5, 5, -6])
    expect(firstWhole(at({ n: 10n ** 30n, d: 3n }))).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('in floating point are near', () => expect([approximately(7), approximately(half(5.5))]).toEqual([7, 5.5]))
})

describe('what must be reached before rounding', () => {
  it('half a point less half-up; half-even just more than that where the line is odd', () => {
    expect(beforeRounding(20_000, 0, 'half-up')).toEqual(at(15_000))
    expect(beforeRounding(20_000, 0, 'half-even')).toEqual(at(15_000))
    expect(beforeRounding(30_000, 0, 'half-even')).toEqual(beyond(25_000))
    expect(beforeRounding(12_300, 2, 'half-up')).toEqual(at(12_250))
    expect(beforeRounding(5, 4, 'half-up')).toEqual(at(half(4.5)))
  })

  it('a line between two rounded numbers counts as the upper one: 1.01 to whole points is 2', () => {
    expect(beforeRounding(10_100, 0, 'half-up')).toEqual(at(15_000))
  })

  it('is the least that is rounded to the line or more, for every whole number near it', () => {
    for (const mode of ['half-up', 'half-even'] as const) {
      for (const line of [900, 1000, 1050, 1100]) {
        const bound = beforeRounding(line, 2, mode)
        for (let value = line - 120; value <= line + 120; value += 1) {
          const rounded = roundExact(value, 2, mode)
          expect([value, aboveMin(value, bound)]).toEqual([value, typeof rounded === 'number' && rounded >= line])
        }
      }
    }
  })
})
