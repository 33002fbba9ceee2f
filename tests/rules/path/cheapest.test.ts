import { describe, expect, it } from 'vitest'
import { add, compareExact, divide, smaller, subtract, type Exact } from '../../../src/rules/numbers/exact'
import { cheapest } from '../../../src/rules/path/cheapest'
import { anywhere, contains, type Bound, type Range } from '../../../src/rules/path/range'
import type { Scoring, StarProblem } from '../../../src/rules/path/star-table'
import { choice, run, star, tried, type Way } from './star-problem'

const at = (value: Exact): Bound => ({ value, strict: false })
const beyond = (value: Exact): Bound => ({ value, strict: true })
const times = (scale: Exact): Scoring => ({ scale, rounding: null })

interface Raised extends Way {
  raised: number
}

/** Every way to raise the stars, up to three indicators of each. */
function every(stars: readonly StarProblem[]): Raised[] {
  return stars.reduce<Raised[]>(
    (all, each) => {
      const ways = [0, 1, 2, 3].flatMap((raised) => tried(each, raised).map((way) => ({ ...way, raised })))
      return all.flatMap((before) => ways.map(({ raised, gain, cost }) => ({ raised: before.raised + raised, gain: add(before.gain, gain), cost: add(before.cost, cost) })))
    },
    [{ raised: 0, gain: 0, cost: 0 }],
  )
}

function leastOf(ways: readonly Raised[], count: number, gain: Range): Exact | null {
  const costs = ways.filter((each) => each.raised === count && contains(gain, each.gain)).map(({ cost }) => cost)
  return costs.reduce<Exact | null>((least, cost) => (least === null ? cost : smaller(least, cost)), null)
}

describe('the cheapest way to raise so many indicators', () => {
  /** Each point of the first star counts twice, up to 10 points; the second gives up to 10. */
  const steepAndFlat = (): StarProblem[] => [star([choice(0, run(1, 1, 10))], times(20_000)), star([choice(0, run(1, 1, 10))])]

  it('raises the star more in which a point counts more, and the other only by what is lacking', () => {
    expect(cheapest({ stars: steepAndFlat(), gain: { min: at(15), max: null } }, 1, null)).toBe(8)
    expect(cheapest({ stars: steepAndFlat(), gain: { min: at(20), max: null } }, 2, null)).toBe(11)
    expect(cheapest({ stars: steepAndFlat(), gain: { min: beyond(28), max: null } }, 2, null)).toBe(19)
    expect(cheapest({ stars: steepAndFlat(), gain: { min: beyond(30), max: null } }, 2, null)).toBeNull()
  })

  it('raises no more than it is allowed: not to what counts twice where only 1 is allowed', () => {
    expect(cheapest({ stars: steepAndFlat(), gain: { min: at(1), max: at(1) } }, 1, null)).toBe(1)
    expect(cheapest({ stars: steepAndFlat(), gain: { min: at(19), max: at(19) } }, 2, null)).toBe(10)
    expect(cheapest({ stars: steepAndFlat(), gain: { min: null, max: beyond(3) } }, 2, null)).toBeNull()
  })

  it('costs nothing where nothing is asked, and is nothing where more should be raised than there is', () => {
    expect([0, 1, 2, 3].map((count) => cheapest({ stars: steepAndFlat(), gain: anywhere }, count, null))).toEqual([0, 1, 2, null])
    expect(cheapest({ stars: [], gain: { min: at(1), max: null } }, 0, null)).toBeNull()
  })

  it('looks for nothing that costs more than the limit', () => {
    for (const gain of [anywhere, { min: at(15), max: null }, { min: null, max: at(15) }, { min: at(15), max: at(16) }]) {
      const least = cheapest({ stars: steepAndFlat(), gain }, 1, null) ?? 0
      expect(cheapest({ stars: steepAndFlat(), gain }, 1, least)).toBe(least)
      expect(cheapest({ stars: steepAndFlat(), gain }, 1, subtract(least, 1))).toBeNull()
    }
  })

  it.each<[string, () => StarProblem[]]>([
    ['stars of one slope, in steps of 3 and 5', () => [star([choice(0, run(3, 3, 5)), choice(1, run(2, 5, 3))]), star([choice(0, run(1, 5, 4))])]],
    ['slopes of 2, 4⁄3 and 1', () => [star([choice(0, run(2, 3, 4))]), star([choice(1, run(2, 4, 4)), choice(0, run(7, 1, 1))], times(divide(4, 3))), star([choice(0, run(1, 2, 3))], times(20_000))]],
    ['rounded to thousandths', () => [star([choice(0, run(1, 7, 6))], { scale: null, rounding: { decimals: 3, mode: 'half-up' } }, { points: 2 }), star([choice(0, run(4, 4, 4)), choice(3, run(9, 6, 2))], { scale: 15_000, rounding: { decimals: 3, mode: 'half-even' } })]],
    ['points that cost less, and one that has to be raised', () => [star([{ present: 0, mayStay: true, options: [{ saving: 0, runs: [run(1, 1, 4)] }, { saving: 4, runs: [run(9, 5, 2)] }] }]), star([{ ...choice(2, run(4, 3, 4)), mayStay: false }, choice(0, run(5, 1, 2))], times(15_000))]],
  ])('is the cheapest of all ways: %s', (_, stars) => {
    const ways = every(stars())
    for (let min = 0; min <= 40; min += 2) {
      for (const gain of [{ min: at(min), max: null }, { min: beyond(min), max: at(min + 3) }, { min: at(min), max: beyond(min + 1) }, { min: null, max: at(min) }]) {
        for (const count of [0, 1, 2, 3]) {
          const least = leastOf(ways, count, gain)
          const found = [null, least, least === null ? null : subtract(least, 1)].map((limit) => cheapest({ stars: stars(), gain }, count, limit))
          expect({ gain, count, found: found.map((cost) => cost !== null && least !== null && compareExact(cost, least) === 0) }).toEqual({ gain, count, found: [least !== null, least !== null, false] })
          if (least === null) expect(found).toEqual([null, null, null])
        }
      }
    }
  })
})
