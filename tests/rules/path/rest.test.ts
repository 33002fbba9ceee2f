import { describe, expect, it } from 'vitest'
import { restsOf, type Ways } from '../../../src/rules/path/rest'
import { costAt, gainAt, nothing, way, type Strip } from '../../../src/rules/path/strip'

/** Gains 10, 13, 16, 19 for 20, 22, 24, 26. */
const four: Strip = { gain: 10, gainStep: 3, cost: 20, costStep: 2, count: 4 }

describe('what the stars that follow can still add', () => {
  it('is nothing where none follow, and raising one of none cannot be', () => {
    expect(restsOf([], 2)).toEqual([[{ most: 0, least: 0, cost: 0, slope: 1, bonus: 0 }, null, null]])
  })

  it('of one star: its most, least and cheapest; 19 for 26 lies highest under a slope of 1, 10 for 20 under a slope of 2', () => {
    const rests = (slope: number) => restsOf([{ table: [[nothing], [four]], slope }], 2)[0]
    expect(rests(1)).toEqual([{ most: 0, least: 0, cost: 0, slope: 1, bonus: 0 }, { most: 19, least: 10, cost: 20, slope: 1, bonus: -7 }, null])
    expect(rests(2)?.[1]).toEqual({ most: 19, least: 10, cost: 20, slope: 2, bonus: -30 })
  })

  it('of two ways the wider each time: the most of one, the least and the cost of the other', () => {
    expect(restsOf([{ table: [[nothing], [way(5, 9), four]], slope: 1 }], 1)[0]?.[1]).toEqual({ most: 19, least: 5, cost: 9, slope: 1, bonus: -4 })
  })

  it('of two stars both together, whichever of them is raised; a steep one counts before a flat one', () => {
    const stars: Ways[] = [{ table: [[nothing], [four]], slope: 2 }, { table: [[nothing], [way(1, 2), way(3, 8)]], slope: 0.5 }]
    const [both, flat] = restsOf(stars, 2)
    expect(flat).toEqual([{ most: 0, least: 0, cost: 0, slope: 1, bonus: 0 }, { most: 3, least: 1, cost: 2, slope: 1, bonus: 0 }, null])
    expect(both?.[1]).toEqual({ most: 19, least: 1, cost: 2, slope: 2, bonus: 0 })
    expect(both?.[2]).toEqual({ most: 22, least: 11, cost: 22, slope: 2, bonus: -30 })
  })

  it('never gains more than its slope times its cost and its bonus', () => {
    const stars: Ways[] = [{ table: [[nothing], [four, way(30, 18)]], slope: 2 }, { table: [[nothing], [way(4, 3), { ...four, gainStep: 1 }]], slope: 1 }]
    const rest = restsOf(stars, 2)[0]?.[2]
    const ways = (strips: readonly Strip[]) => strips.flatMap((strip) => Array.from({ length: strip.count }, (_, index) => ({ gain: Number(gainAt(strip, index)), cost: Number(costAt(strip, index)) })))
    const [first, second] = stars.map(({ table }) => ways(table[1] ?? []))
    for (const a of first ?? []) for (const b of second ?? []) expect(a.gain + b.gain).toBeLessThanOrEqual((rest?.slope ?? 0) * (a.cost + b.cost) + (rest?.bonus ?? 0))
  })
})
