import { describe, expect, it } from 'vitest'
import { attainable } from '../../../src/rules/path/attainable'
import { sums, valuesOf, type Run } from '../../../src/rules/path/runs'
import type { CohortRule, MeasureRule, Rule, TallyRule } from '../../../src/rules/types'

/** Points as ranges “from–to” of decimals, or lists of single values. */
function points(full: number, rule: Exclude<Rule, CohortRule>, attributes = {}): number[] {
  const runs = attainable(rule, full * 10_000, attributes)
  return [...new Set(runs.flatMap((run) => (run.step === 1 && run.count > 50 ? [run.first, run.first + run.count - 1] : valuesOf(run))))].sort((a, b) => a - b).map((value) => value / 10_000)
}
const tally = (base: 'zero' | 'full', combine: TallyRule['combine'], ...items: Omit<TallyRule['items'][number], 'name'>[]): TallyRule => ({ kind: 'tally', base, combine, items: items.map((item) => ({ ...item, name: item.code })) })
const measure = (curve: MeasureRule['curve'], of: 'value' | 'share' | 'growth' | 'difference' = 'value', attribute?: string): MeasureRule => ({ kind: 'measure', quantity: { of, ...(attribute === undefined ? {} : { attribute }) }, curve })

describe('what a rule can give', () => {
  it('score: every decimal, or steps from either end', () => {
    expect(points(2, { kind: 'score', from: 'zero' })).toEqual([0, 2])
    expect(points(2, { kind: 'score', from: 'zero', step: 0.8 })).toEqual([0, 0.8, 1.6])
    expect(points(2, { kind: 'score', from: 'full', step: 0.8 })).toEqual([0.4, 1.2, 2])
  })

  it('tally: every sum of its items, clamped', () => {
    expect(points(2, tally('full', 'sum', { code: 'a', points: -0.5, required: 3 }))).toEqual([0.5, 1, 1.5, 2])
    expect(points(2, tally('full', 'sum', { code: 'a', points: -0.5, ladder: [-0.5, -2] }))).toEqual([0, 1.5, 2])
    expect(points(9, tally('zero', 'sum', { code: 'a', points: 2, limit: 5 }))).toEqual([0, 2, 4, 5])
    expect(points(3, tally('zero', 'sum', { code: 'a', points: 3 }, { code: 'b', points: -2 }))).toEqual([0, 1, 2, 3])
    expect(points(3, tally('zero', 'sum', { code: 'a', points: 2 }, { code: 'b', points: -2, once: true }))).toEqual([0, 2, 3])
    expect(points(3, tally('zero', 'sum', { code: 'a', points: 2, when: { attribute: 'kind', has: '企业' } }), { kind: '社团' })).toEqual([0])
    expect(points(5, tally('zero', 'highest', { code: 'a', points: 5 }, { code: 'b', points: 3 }))).toEqual([0, 3, 5])
    expect(points(8, tally('full', 'lowest', { code: 'a', points: -8, once: true }, { code: 'b', points: -2, once: true }))).toEqual([0, 6, 8])
    expect(points(10, tally('zero', 'highest-per-matter', { code: 'a', points: 5 }, { code: 'b', points: 3 }))).toEqual([0, 3, 5, 6, 8, 9, 10])
    expect(points(1, tally('zero', 'sum', { code: 'a', points: 0 }))).toEqual([0])
  })

  it('bands: those a value can be in', () => {
    const bands = { bands: [{ from: 95, points: 2 }, { from: 90, exclusive: true, points: 1.5 }, { from: 0, points: 1 }, { from: 101, points: 1.9 }], below: 0.5 }
    expect(points(2, measure(bands))).toEqual([0.5, 1, 1.5, 1.9, 2])
    expect(points(2, measure(bands, 'difference'))).toEqual([0.5, 1, 1.5, 1.9, 2])
    expect(points(2, measure(bands, 'growth'))).toEqual([0.5, 1, 1.5, 1.9, 2])
    expect(points(2, measure(bands, 'share'))).toEqual([1, 1.5, 2])
    expect(points(2, measure(bands, 'value', 'staff'))).toEqual([0.5, 1, 1.5, 1.9, 2])
  })

  it('lines: whole steps, or everything in proportion', () => {
    const linear = (partial: 'ignore' | 'full' | 'proportional', more = {}) => ({ linear: { baseline: 55, start: 3, unit: 20, below: -1, partial, ...more } })
    expect(points(3, measure(linear('ignore')))).toEqual([0, 1, 2, 3])
    expect(points(3, measure(linear('ignore'), 'share'))).toEqual([1, 2, 3])
    expect(points(3, measure(linear('full'), 'share'))).toEqual([0, 1, 2, 3])
    expect(points(3, measure(linear('full', { baseline: 130 }), 'share'))).toEqual([0, 1])
    expect(points(3, measure(linear('full', { baseline: -30 }), 'share'))).toEqual([3])
    expect(points(5, measure(linear('proportional', { above: 0.5 }), 'share'))).toEqual([0.25, 4.125])
    expect(points(5, measure(linear('proportional')))).toEqual([0, 3])
  })

  it('in proportion to a target: up to where a share can get', () => {
    expect(points(4, measure({ proportional: { target: 100, better: 'higher' } }, 'share'))).toEqual([0, 4])
    expect(points(4, measure({ proportional: { target: 200, better: 'higher' } }, 'share'))).toEqual([0, 2])
    expect(points(4, measure({ proportional: { target: 25, better: 'lower' } }, 'share'))).toEqual([1, 4])
    expect(points(4, measure({ proportional: { target: 25, better: 'lower' } }))).toEqual([0, 4])
  })

  it('ballots between their worst and best grade, composites every sum of their parts', () => {
    expect(points(10, { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '差', worth: 40 }] })).toEqual([4, 10])
    const part = (code: string, fullScore: number, ...given: number[]) => ({ code, name: code, fullScore, rule: { kind: 'choice' as const, options: given.map((value, index) => ({ code: `${index}`, name: '', points: value })) } })
    expect(points(5, { kind: 'composite', base: 'zero', parts: [part('p', 2, 0, 2), part('q', 3, 1, 3, 9)] })).toEqual([1, 3, 5])
    expect(points(5, { kind: 'composite', base: 'full', parts: [part('p', 2, 0, 2), part('q', 2, 1)] })).toEqual([2, 4])
  })

  it('sums of sets are the sums of their values', () => {
    const samples: Run[] = [{ first: 0, step: 1, count: 1 }, { first: 3, step: 2, count: 4 }, { first: 0, step: 1, count: 5 }, { first: 1, step: 6, count: 3 }, { first: 0, step: 4, count: 2 }]
    for (const a of samples) {
      for (const b of samples) {
        const expected = [...new Set(valuesOf(a).flatMap((x) => valuesOf(b).map((y) => x + y)))].sort((x, y) => x - y)
        expect(sums([a], [b]).flatMap(valuesOf).sort((x, y) => x - y)).toEqual(expected)
      }
    }
  })
})
