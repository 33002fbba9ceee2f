import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compareExact, divide, fraction, type Exact } from '../../../src/rules/numbers/exact'
import { anywhere } from '../../../src/rules/path/range'
import { starTable, type Choice, type Scoring, type Wanted } from '../../../src/rules/path/star-table'
import { costAt, gainAt, type Strip } from '../../../src/rules/path/strip'
import { drawn } from '../support/draw'
import { runs } from '../support/runs'
import { choice, plain, run, star, tried, type Way } from './star-problem'

const waysOf = (strips: readonly Strip[]): Way[] => strips.flatMap((strip) => Array.from({ length: strip.count }, (_, index) => ({ gain: gainAt(strip, index), cost: costAt(strip, index) })))

const text = (value: Exact) => (typeof value === 'number' ? String(value) : `${value.n}/${value.d}`)

/** Of every gain the least cost. */
function leastCosts(ways: readonly Way[]): Record<string, string> {
  const sorted = [...ways].sort((a, b) => compareExact(a.gain, b.gain) || compareExact(b.cost, a.cost))
  return Object.fromEntries(sorted.map(({ gain, cost }) => [text(gain), text(cost)]))
}

/** The least cost of a gain of at least so much. */
function leastFor(ways: readonly Way[], gain: Exact): string {
  const costs = ways.filter((each) => compareExact(each.gain, gain) >= 0).map(({ cost }) => cost)
  return text(costs.reduce<Exact>((least, cost) => (compareExact(cost, least) < 0 ? cost : least), Number.MAX_SAFE_INTEGER))
}

describe('the ways to raise a star', () => {
  it('none raised adds and costs nothing; from 1 to 2, 4 or 6 adds as much as it costs', () => {
    const table = starTable(star([choice(1, run(2, 2, 3))]), 1, 'exact')
    expect(table.map(waysOf)).toEqual([[{ gain: 0, cost: 0 }], [{ gain: 1, cost: 1 }, { gain: 3, cost: 3 }, { gain: 5, cost: 5 }]])
  })

  it('has as many rows as asked for, and leaves out what raises more', () => {
    const two = star([choice(0, run(1, 1, 1)), choice(0, run(5, 1, 1))])
    expect(starTable(two, 1, 'exact').map((strips) => leastCosts(waysOf(strips)))).toEqual([{ 0: '0' }, { 1: '1', 5: '5' }])
    expect(starTable(two, 3, 'exact').map((strips) => leastCosts(waysOf(strips)))).toEqual([{ 0: '0' }, { 1: '1', 5: '5' }, { 6: '6' }, {}])
  })

  it('what may not stay is raised', () => {
    expect(starTable(star([{ ...choice(0, run(3, 1, 1)), mayStay: false }]), 1, 'exact').map((strips) => strips.length)).toEqual([0, 1])
  })

  it('a saving lowers the cost alone: to 10 for 6', () => {
    expect(waysOf(starTable(star([{ present: 0, mayStay: true, options: [{ saving: 4, runs: [run(10, 1, 1)] }] }]), 1, 'exact')[1] ?? [])).toEqual([{ gain: 10, cost: 6 }])
  })

  it('where nothing more is asked of the total the cheapest way in the range is enough', () => {
    const within = star([choice(1, run(2, 2, 9))], plain, { points: 100, range: { min: { value: 105, strict: true }, max: null } })
    expect(starTable(within, 1, 'nothing').map(waysOf)).toEqual([[], [{ gain: 0, cost: 7 }]])
  })

  const some = drawn(({ one, whole, flag }) => {
    const option = (from: number) => ({ saving: one(0, 0, 3), runs: [run(from + 1 + whole(6), 1 + whole(4), 1 + whole(5)), ...(flag() ? [run(from + 20, 1, 1 + whole(9))] : [])] })
    const choices = Array.from({ length: 1 + whole(2) }, (): Choice => {
      const present = whole(9)
      return { present: flag() ? present : fraction(BigInt(3 * present + 1), 3n), mayStay: flag() || flag(), options: [option(present), ...(flag() ? [option(present)] : [])] }
    })
    const scoring: Scoring = { scale: one<Exact | null>(null, 15_000, divide(4, 3)), rounding: one(null, { decimals: 3, mode: one('half-up' as const, 'half-even' as const) }) }
    const points = choices.reduce<Exact>((all, { present }) => add(all, present), whole(20))
    const range = one(anywhere, { min: { value: add(points, whole(15)), strict: flag() }, max: flag() ? null : { value: add(points, 15 + whole(30)), strict: flag() } })
    return { problem: star(choices, scoring, { points, range }), atLeast: whole(60) }
  })

  it('are those of trying everything: of each gain the least cost, the least for a gain, the least at all', () => {
    fc.assert(
      fc.property(some, ({ problem, atLeast }) => {
        const rows = (wanted: Wanted) => starTable(problem, problem.choices.length, wanted).map(waysOf)
        const all = rows('exact').map((_, raised) => tried(problem, raised))
        expect(rows('exact').map(leastCosts)).toEqual(all.map(leastCosts))
        expect(rows({ atLeast: { value: atLeast, strict: false } }).map((ways) => leastFor(ways, atLeast))).toEqual(all.map((ways) => leastFor(ways, atLeast)))
        expect(rows('nothing').map((ways) => leastFor(ways, 0))).toEqual(all.map((ways) => leastFor(ways, -1)))
      }),
      { numRuns: Math.min(runs.numRuns, 200) },
    )
  })
})
