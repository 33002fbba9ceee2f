import { compileScheme, type MarkInput, type Rule, type TallyItem, type TallyRule } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, only, pointsOf, schemeOf, withAttributes } from '../builders'

const tally = (items: TallyItem[], more: Partial<TallyRule> = {}): TallyRule => ({ kind: 'tally', base: 'full', combine: 'sum', items, ...more })
const item = (code: string, points: number, more: Partial<TallyItem> = {}): TallyItem => ({ code, name: code, points, ...more })
const measure = (curve: Extract<Rule, { kind: 'measure' }>['curve'], of: 'value' | 'share' | 'growth' | 'difference' = 'value'): Rule => ({ kind: 'measure', quantity: { of }, curve })
const grades = [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '一般', worth: 60 }]

/** By hand, after rule-kinds.md. */
const cases: [string, number, Rule, MarkInput, number][] = [
  ['score: what is taken off', 5, { kind: 'score', from: 'full', step: 0.1 }, { value: 0.3 }, 4.7],
  ['score: the reason changes nothing', 5, { kind: 'score', from: 'zero', needsReason: true }, { value: 3, reason: '好' }, 3],
  ['choice: a negative option is clamped', 5, { kind: 'choice', options: [{ code: 'n', name: '差', points: -2 }] }, { option: 'n' }, 0],
  ['tally: a gain from full is clamped', 5, tally([item('a', 1)]), { items: { a: 3 } }, 5],
  ['tally: gains and losses add up before clamping', 5, tally([item('a', -4), item('b', 3)]), { items: { a: 1, b: 1 } }, 4],
  ['tally: a loss below its limit', 10, tally([item('a', -3, { limit: 5 })]), { items: { a: 4 } }, 5],
  ['tally: the limit of one, not of the other', 10, tally([item('a', -3, { limit: 5 }), item('b', -1)]), { items: { a: 4, b: 2 } }, 3],
  ['tally: a ladder with a limit', 10, tally([item('a', 0, { ladder: [-1, -4, -9], limit: 6 })]), { items: { a: 3 } }, 4],
  ['tally: a ladder counted in what lacks', 10, tally([item('a', 0, { ladder: [-1, -4], required: 4 })]), { items: { a: 2 } }, 6],
  ['tally: more than required is not rewarded', 10, tally([item('a', -2, { required: 4 })]), { items: { a: 9 } }, 10],
  ['tally: highest of none is 0', 5, tally([item('a', 3)], { base: 'zero', combine: 'highest' }), { items: { a: 0 } }, 0],
  ['tally: highest counts once', 5, tally([item('a', 3), item('b', 1)], { base: 'zero', combine: 'highest' }), { items: { a: 4, b: 1 } }, 3],
  ['tally: the highest of losses is the mildest', 5, tally([item('a', -3), item('b', -1)], { combine: 'highest' }), { items: { a: 1, b: 1 } }, 4],
  ['tally: matters from full', 10, tally([item('g', -5), item('s', -3)], { combine: 'highest-per-matter' }), { matters: [{ name: '甲', item: 'g' }, { name: '甲', item: 's' }, { name: '乙', item: 's' }] }, 4],
  ['tally: no matter', 10, tally([item('g', 5)], { base: 'zero', combine: 'highest-per-matter' }), { matters: [] }, 0],
  ['bands: the line is included', 5, measure({ bands: [{ from: 80, points: 5 }, { from: 60, points: 3 }], below: 1 }), { value: 60 }, 3],
  ['bands: below all', 5, measure({ bands: [{ from: 80, points: 5 }], below: 1 }), { value: 79.9999 }, 1],
  ['bands: the exclusive one at its line is not reached', 5, measure({ bands: [{ from: 60, points: 3 }, { from: 60, exclusive: true, points: 5 }], below: 0 }), { value: 60 }, 3],
  ['bands: beyond the exclusive line', 5, measure({ bands: [{ from: 60, exclusive: true, points: 5 }, { from: 60, points: 3 }], below: 0 }), { value: 60.0001 }, 5],
  ['bands: 89.5 % of an exact share', 5, measure({ bands: [{ from: 90, points: 5 }, { from: 80, points: 3 }], below: 0 }, 'share'), { parts: [179, 200] }, 3],
  ['bands: two thirds are not 66.6667 %', 5, measure({ bands: [{ from: 66.6667, points: 5 }], below: 2 }, 'share'), { parts: [2, 3] }, 2],
  ['linear: over the baseline', 10, measure({ linear: { baseline: 50, start: 5, unit: 10, above: 2, below: -3, partial: 'ignore' } }), { value: 69.9 }, 7],
  ['linear: at the baseline', 10, measure({ linear: { baseline: 50, start: 5, unit: 10, above: 2, below: -3, partial: 'full' } }), { value: 50 }, 5],
  ['linear: a started step counts', 10, measure({ linear: { baseline: 50, start: 5, unit: 10, above: 2, below: -3, partial: 'full' } }), { value: 49.9 }, 2],
  ['linear: an absent side is flat', 10, measure({ linear: { baseline: 50, start: 5, unit: 10, above: 2, partial: 'full' } }), { value: 0 }, 5],
  ['linear: never below 0', 10, measure({ linear: { baseline: 50, start: 5, unit: 1, below: -3, partial: 'full' } }), { value: 0 }, 0],
  ['proportional: above the target is full', 6, measure({ proportional: { target: 50, better: 'higher' } }), { value: 80 }, 6],
  ['proportional: below zero is 0', 6, measure({ proportional: { target: 50, better: 'higher' } }), { value: -1 }, 0],
  ['proportional: lower is better', 6, measure({ proportional: { target: 50, better: 'lower' } }), { value: 75 }, 4],
  ['proportional: lower than the target is full', 6, measure({ proportional: { target: 50, better: 'lower' } }), { value: 20 }, 6],
  ['proportional: lower and nothing at all is full', 6, measure({ proportional: { target: 50, better: 'lower' } }), { value: 0 }, 6],
  ['growth: (12 − 10) ÷ 10 is 20 %', 6, measure({ proportional: { target: 40, better: 'higher' } }, 'growth'), { parts: [12, 10] }, 3],
  ['difference: 3 − 5', 6, measure({ linear: { baseline: 0, start: 6, unit: 1, below: -1, partial: 'proportional' } }, 'difference'), { parts: [3, 5] }, 4],
  ['ballot: an absent grade has no votes', 10, { kind: 'ballot', grades }, { items: { b: 7 } }, 6],
  ['ballot: two thirds good: 10 × (200 + 60) ÷ 300', 10, { kind: 'ballot', grades }, { items: { a: 2, b: 1 } }, 8.6667],
  ['composite: parts add up and are clamped each', 9, { kind: 'composite', base: 'zero', parts: [{ code: 'p', name: '一', fullScore: 4, rule: tally([item('a', 3)], { base: 'zero' }) }, { code: 'q', name: '二', fullScore: 5, rule: { kind: 'score', from: 'zero' } }] }, { values: { p: { items: { a: 3 } }, q: { value: 2 } } }, 6],
  ['composite: and together too', 5, { kind: 'composite', base: 'zero', parts: ['p', 'q'].map((code) => ({ code, name: code, fullScore: 4, rule: { kind: 'score' as const, from: 'zero' as const } })) }, { values: { p: { value: 4 }, q: { value: 4 } } }, 5],
]

describe('rule kinds at their edges', () => {
  it.each(cases)('%s', (_name, full, rule, input, points) => expect(pointsOf(full, rule, input)).toBe(points))

  it('an undefined beside the input is nothing', () => {
    const input: MarkInput = { value: 3, ...{ notApplicable: undefined, reason: undefined } }
    expect(pointsOf(5, { kind: 'score', from: 'zero' }, input)).toBe(3)
  })
})

describe('items that do not concern everybody', () => {
  const when = { attribute: 'kind', in: ['企业'] }
  const points = (rule: Rule, input: MarkInput, kind: string) => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule)], { attributes: [{ code: 'kind', name: '类别', type: 'text' }] }))
    return only(scheme, withAttributes(entryOf('a', { X: input }), { kind })).stars[0]?.indicators[0]?.points
  }

  it.each<[string, Rule, MarkInput, number, number]>([
    ['sum', tally([item('a', -2, { when }), item('b', -1)]), { items: { a: 1, b: 1 } }, 7, 9],
    ['lowest', tally([item('a', -8, { when }), item('b', -1)], { combine: 'lowest' }), { items: { a: 1, b: 1 } }, 2, 9],
    ['per matter', tally([item('a', 8, { when }), item('b', 1)], { base: 'zero', combine: 'highest-per-matter' }), { matters: [{ name: '甲', item: 'a' }, { name: '甲', item: 'b' }] }, 8, 1],
    ['required', tally([item('a', -2, { when, required: 4 })]), { items: { a: 1 } }, 4, 10],
  ])('%s', (_name, rule, input, concerned, not) => {
    expect([points(rule, input, '企业'), points(rule, input, '社团')]).toEqual([concerned, not])
  })

  it('a required item must be given even then', () => {
    expect(() => points(tally([item('a', -2, { when, required: 4 })]), { items: {} }, '社团')).toThrow('还没有填')
  })
})
