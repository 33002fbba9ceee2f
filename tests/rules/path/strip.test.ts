import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costAt, cut, gainAt, highestGain, indexOf, lastAffordable, lastIndexOf, together, undominated, way, type Strip } from '../../../src/rules/path/strip'
import { drawn } from '../support/draw'
import { runs } from '../support/runs'

const strip = (gain: number, gainStep: number, cost: number, costStep: number, count: number): Strip => ({ gain, gainStep, cost, costStep, count })

/** Gain and cost of every way of some strips, each once. */
const waysOf = (strips: readonly Strip[]): string[] => [...new Set(strips.flatMap((each) => Array.from({ length: each.count }, (_, index) => `${gainAt(each, index)} for ${costAt(each, index)}`)))].sort()

/** All sums, one way of each. */
const sumsOf = (a: Strip, b: Strip): Strip[] => Array.from({ length: a.count }, (_, i) => Array.from({ length: b.count }, (__, j) => way(Number(gainAt(a, i)) + Number(gainAt(b, j)), Number(costAt(a, i)) + Number(costAt(b, j))))).flat()

/** The most gained for each cost from 0 to 120, whatever is chosen. */
function mosts(strips: readonly Strip[]): number[] {
  const best = Array.from({ length: 121 }, () => -Infinity)
  for (const each of strips) for (let index = 0; index < each.count; index += 1) best[Number(costAt(each, index))] = Math.max(best[Number(costAt(each, index))] ?? -Infinity, Number(gainAt(each, index)))
  let most = -Infinity
  return best.map((gain) => (most = Math.max(most, gain)))
}

/** Gains 10, 13, 16, 19 for 20, 25, 30, 35. */
const four = strip(10, 3, 20, 5, 4)

describe('one strip', () => {
  it('goes up in even steps', () => {
    expect(waysOf([four])).toEqual(['10 for 20', '13 for 25', '16 for 30', '19 for 35'])
    expect(highestGain(four)).toBe(19)
  })

  it.each([[9, false, 0], [10, false, 0], [10, true, 1], [11, false, 1], [13, false, 1], [13, true, 2], [19, false, 3]])('gains at least %d (more than: %s) first at index %d', (value, strict, index) => {
    expect(indexOf(four, { value, strict })).toBe(index)
  })

  it('never gains what lies beyond its end, be it ever so far', () => {
    for (const value of [20, 1000, { n: 10n ** 40n, d: 3n }]) expect(indexOf(four, { value, strict: false })).toBeGreaterThanOrEqual(4)
    expect(indexOf(four, { value: 19, strict: true })).toBeGreaterThanOrEqual(4)
    expect(indexOf(way(5, 1), { value: 6, strict: false })).toBeGreaterThanOrEqual(1)
  })

  it.each([[100, false, 3], [19, false, 3], [19, true, 2], [18, false, 2], [16, false, 2], [16, true, 1], [10, false, 0], [10, true, -1], [9, false, -1]])('gains at most %d (less than: %s) last at index %d', (value, strict, index) => {
    expect(lastIndexOf(four, { value, strict })).toBe(index)
  })

  it.each([[19, -1], [20, 0], [24, 0], [25, 1], [34, 2], [35, 3], [1000, 3]])('for %d it can be had up to index %d', (limit, index) => {
    expect(lastAffordable(four, limit)).toBe(index)
  })

  it('is cut to some of its ways, to a single one, or to nothing', () => {
    expect(cut(four, 0, 3)).toEqual([four])
    expect(cut(four, 1, 2)).toEqual([strip(13, 3, 25, 5, 2)])
    expect(cut(four, 1, 9)).toEqual([strip(13, 3, 25, 5, 3)])
    expect(cut(four, 2, 2)).toEqual([way(16, 30)])
    expect(cut(four, 3, 9)).toEqual([way(19, 35)])
    expect(cut(four, 4, 9)).toEqual([])
    expect(cut(four, 2, 1)).toEqual([])
  })
})

describe('two strips together', () => {
  it('a single way moves the other', () => {
    expect(together(way(5, 7), four, false)).toEqual([strip(15, 3, 27, 5, 4)])
    expect(together(four, way(5, 7), false)).toEqual([strip(15, 3, 27, 5, 4)])
  })

  it('with the same steps they are one longer strip', () => {
    expect(together(four, strip(1, 3, 2, 5, 3), false)).toEqual([strip(11, 3, 22, 5, 6)])
  })

  it('with steps twice as large for twice the cost too: 4 fine ones and 2 of 6 more reach 8', () => {
    const fine = strip(0, 2, 0, 3, 4)
    const coarse = strip(10, 4, 20, 6, 3)
    expect(together(fine, coarse, false)).toEqual([strip(10, 2, 20, 3, 8)])
    expect(together(coarse, fine, false)).toEqual([strip(10, 2, 20, 3, 8)])
  })

  it('only where the fine one fills the gaps of the coarse one: 3 steps of 3 fill 9, 2 do not', () => {
    const coarse = strip(0, 6, 0, 9, 3)
    expect(together(strip(0, 2, 0, 3, 3), coarse, false)).toEqual([strip(0, 2, 0, 3, 9)])
    const gaps = strip(0, 2, 0, 3, 2)
    expect(waysOf(together(gaps, coarse, false))).toEqual(waysOf(sumsOf(gaps, coarse)))
  })

  const pairs: [string, Strip, Strip][] = [
    ['more gain at the same cost', strip(0, 2, 0, 3, 4), strip(0, 5, 0, 3, 3)],
    ['more gain at twice the cost', strip(1, 2, 1, 3, 4), strip(2, 5, 0, 6, 3)],
    ['the same gain for a point, steps that do not fit', strip(0, 2, 0, 2, 4), strip(0, 3, 0, 3, 3)],
    ['less gain at a higher cost', strip(0, 7, 0, 2, 3), strip(0, 1, 4, 5, 5)],
  ]
  it.each(pairs)('all sums stay, in as many strips as the shorter one has ways: %s', (_name, a, b) => {
    for (const found of [together(a, b, false), together(b, a, false)]) {
      expect(waysOf(found)).toEqual(waysOf(sumsOf(a, b)))
      expect(found).toHaveLength(Math.min(a.count, b.count))
    }
  })

  it('where more is never worse, steep steps are exchanged for flat ones: 3 steep cost as much as 2 flat, 5 strips instead of 10', () => {
    const steep = strip(0, 5, 0, 2, 10)
    const flat = strip(1, 3, 1, 3, 10)
    for (const found of [together(steep, flat, true), together(flat, steep, true)]) {
      expect(found).toHaveLength(5)
      expect(mosts(found)).toEqual(mosts(sumsOf(steep, flat)))
      const sums = waysOf(sumsOf(steep, flat))
      expect(waysOf(found).filter((each) => !sums.includes(each))).toEqual([])
    }
    const even = [strip(0, 2, 0, 2, 10), strip(0, 3, 0, 3, 10)] as const
    expect(together(...even, true)).toHaveLength(5)
    expect(mosts(together(...even, true))).toEqual(mosts(sumsOf(...even)))
  })

  it('where the exchange leaves no fewer strips, everything stays', () => {
    const steep = strip(0, 5, 0, 2, 5)
    const flat = strip(0, 3, 0, 3, 10)
    expect(waysOf(together(steep, flat, true))).toEqual(waysOf(sumsOf(steep, flat)))
    expect(together(steep, strip(0, 3, 0, 3, 2), true)).toHaveLength(2)
  })
})

describe('ways that are not worth it', () => {
  it.each<[string, Strip[], Strip[]]>([
    ['nothing of nothing', [], []],
    ['one alone stays', [four], [four]],
    ['less for the same cost', [way(3, 5), way(5, 5)], [way(5, 5)]],
    ['the same for a higher cost', [way(5, 6), way(5, 5)], [way(5, 5)]],
    ['the same twice', [way(5, 5), way(5, 5)], [way(5, 5)]],
    ['a way on a strip', [way(13, 25), four], [four]],
    ['a dearer way beside a strip', [way(12, 26), four], [four]],
    ['a shorter strip', [strip(10, 3, 20, 5, 3), four], [four]],
    ['the end of a strip', [strip(16, 3, 31, 5, 2), four], [four]],
    ['every second way of a strip', [strip(10, 6, 20, 10, 2), four], [four]],
    ['every second way, to the very end', [strip(0, 2, 0, 2, 3), strip(0, 1, 0, 1, 5)], [strip(0, 1, 0, 1, 5)]],
    ['the same, found last', [strip(0, 1, 0, 1, 5), strip(0, 2, 0, 2, 3)], [strip(0, 1, 0, 1, 5)]],
    ['far along a strip steeper than a point for a point', [strip(400, 5, 80, 1, 5), strip(0, 5, 0, 1, 100)], [strip(0, 5, 0, 1, 100)]],
  ])('are left out: %s', (_name, strips, kept) => {
    expect(undominated(strips)).toEqual(kept)
  })

  it.each<[string, Strip[]]>([
    ['more for a higher cost', [way(5, 5), way(6, 6)]],
    ['cheaper than on a strip', [way(13, 24), four]],
    ['beyond the end of a strip', [way(20, 41), four]],
    ['beyond the end, where the strip would have gone on', [way(22, 40), four]],
    ['a strip that goes on longer', [strip(13, 3, 25, 5, 4), four]],
    ['longer by one, with steps twice as large', [strip(10, 6, 20, 10, 3), four]],
    ['steeper', [strip(10, 4, 20, 5, 2), four]],
    ['as steep, with steps that do not fit', [strip(0, 2, 0, 2, 9), strip(0, 3, 0, 3, 5)]],
    ['a strip above a single way', [way(10, 20), strip(10, 3, 21, 5, 3)]],
  ])('stay: %s', (_name, strips) => {
    expect(waysOf(undominated(strips))).toEqual(waysOf(strips))
  })

  /** 450 ways none of which is worth leaving out: 1 for 10, 2 for 20, … 450 for 4 500. */
  const stairs = Array.from({ length: 450 }, (_, index) => way(index + 1, 10 * (index + 1)))

  it('are found among hundreds: less than the last of 450 for a higher cost', () => {
    expect(undominated([way(440, 4502), ...stairs])).toEqual(stairs)
    const wide = strip(0, 1, 4501, 1, 1001)
    expect(undominated([wide, way(440, 4502), ...stairs])).not.toContainEqual(way(440, 4502))
  })

  it('are found among hundreds: part of a long strip that is dearer than 450 others', () => {
    const long = strip(5000, 10, 4600, 2, 100)
    expect(undominated([strip(5050, 10, 4650, 2, 5), ...stairs, long])).toHaveLength(451)
  })

  it('are not missed whatever is left out: for every cost the most stays the same', () => {
    const some = drawn(({ whole }) => Array.from({ length: 2 + whole(6) }, () => strip(whole(20), 1 + whole(3), whole(20), 1 + whole(3), 1 + whole(5))))
    fc.assert(
      fc.property(some, (strips) => {
        const kept = undominated(strips)
        expect(kept.filter((each) => !strips.includes(each))).toEqual([])
        expect(mosts(kept)).toEqual(mosts(strips))
        const [a, b] = strips
        if (a && b) expect(mosts(together(a, b, true))).toEqual(mosts(sumsOf(a, b)))
      }),
      runs,
    )
  })
})
