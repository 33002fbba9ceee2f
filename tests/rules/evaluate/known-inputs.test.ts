import { describe, expect, it } from 'vitest'
import { compileScheme, evaluate, type Indicator, type MarkInput, type OrganizationEntry, type Rule } from '@rules'
import { planOf } from '../../../src/rules/compile/compile-scheme'
import { knownCells, mostKnown } from '../../../src/rules/evaluate/known'
import { entryOf, indicatorOf, schemeOf } from '../builders'

/** Points of inputs one after another under one compiled scheme, which may remember what it has seen. */
function points(rule: Rule, inputs: readonly MarkInput[]): (number | null | undefined)[] {
  const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule)]))
  return inputs.map((input) => evaluate(scheme, [entryOf('a', { X: input })])[0]?.stars[0]?.indicators[0]?.points)
}

function refused(rule: Rule, before: MarkInput, input: MarkInput): void {
  const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule)]))
  evaluate(scheme, [entryOf('a', { X: before })])
  expect(() => evaluate(scheme, [entryOf('a', { X: input })])).toThrow(expect.objectContaining({ name: 'MarkError' }))
}

const share: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } }
const difference: Rule = { kind: 'measure', quantity: { of: 'difference' }, curve: { bands: [{ from: 0, points: 10 }], below: 1 } }
const counts: Rule = { kind: 'tally', base: 'zero', combine: 'sum', items: [{ code: 'a', name: '甲', points: 1 }, { code: 'b', name: '乙', points: 0.01, limit: 9 }] }

describe('inputs that were seen before', () => {
  it('pairs of figures are told apart, small, large and negative', () => {
    expect(points(share, [{ parts: [1, 2] }, { parts: [1, 4] }, { parts: [1, 2] }, { parts: [0, 32_769] }, { parts: [20_000, 40_000] }])).toEqual([5, 2.5, 5, 0, 5])
    expect(points(difference, [{ parts: [1, 0] }, { parts: [0, 1] }, { parts: [0.5, 0.25] }, { parts: [-1, 0] }, { parts: [0, 32_768] }, { parts: [1, 0] }])).toEqual([10, 1, 10, 1, 1, 10])
  })

  it('counts are told apart by item, absent ones from 0, large ones too', () => {
    expect(points(counts, [{ items: { a: 1 } }, { items: { b: 1 } }, { items: {} }, { items: { a: 0, b: 1 } }, { items: { b: 1, a: 0 } }, { items: { b: 2000 } }, { items: { b: 1023 } }, { items: { a: 1, b: 1 } }])).toEqual([1, 0.01, 0, 0.01, 0.01, 9, 9, 1.01])
  })

  it('what is refused is refused although a like input was seen', () => {
    refused({ kind: 'score', from: 'zero' }, { value: 5 }, { value: 5.00001 })
    refused({ kind: 'score', from: 'zero' }, { value: 5 }, { option: '5' })
    refused(counts, { items: { a: 1 } }, { items: { a: 1, c: 1 } })
    refused(counts, { items: { a: 1 } }, { items: { a: -1 } })
    refused(share, { parts: [1, 2] }, { value: 32_770 })
    refused(share, { parts: [1, 2] }, { parts: [1, 1.00001] })
  })

  it('marks in another order than the scheme, of stages in any order, find their indicator', () => {
    const rule: Rule = { kind: 'score', from: 'zero' }
    const stages = [{ code: 'r', name: '自评' }, { code: 's', name: '复评' }]
    const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule), indicatorOf('Y', 10, rule, { roles: ['s'] })], { panel: { mode: 'stages', stages } }))
    const mark = (indicator: string, role: string, value: number) => ({ indicator, role, input: { value } })
    const entry: OrganizationEntry = { organizationId: 'a', track: 't', marks: [mark('Y', 's', 3), mark('X', 's', 2), mark('X', 'r', 1)] }
    expect(evaluate(scheme, [entry])[0]?.stars[0]?.indicators).toEqual([{ code: 'X', points: 2, state: 'scored', stage: 's' }, { code: 'Y', points: 3, state: 'scored', stage: 's' }])
    expect(() => evaluate(scheme, [{ ...entry, marks: [...entry.marks, mark('X', 'r', 1)] }])).toThrow('两条')
    expect(() => evaluate(scheme, [{ ...entry, marks: [mark('Y', 'r', 3)] }])).toThrow(expect.objectContaining({ code: 'unknown-role' }))
  })

  it('a mark of no indicator, or of a role under a single panel, is refused', () => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', 10, { kind: 'score', from: 'zero' })]))
    expect(() => evaluate(scheme, [entryOf('a', { Z: { value: 1 } })])).toThrow(expect.objectContaining({ code: 'unknown-indicator' }))
    expect(() => evaluate(scheme, [entryOf('a', { X: { value: 1 } }, { role: 'r' })])).toThrow(expect.objectContaining({ code: 'unknown-role' }))
  })
})

describe('what is remembered', () => {
  const rule: Rule = { kind: 'score', from: 'zero' }
  const sizes = (scheme: ReturnType<typeof compileScheme>) => knownCells(planOf(scheme)).map((known) => known?.cells.map(({ size }) => size))

  it('is every input that was looked at, each once, by its stage', () => {
    const stages = [{ code: 'r', name: '自评' }, { code: 's', name: '复评' }]
    const single = compileScheme(schemeOf([indicatorOf('X', 10, rule), indicatorOf('Y', 10, rule)]))
    evaluate(single, [1, 2, 2, 3].map((value, at) => entryOf(`o${at}`, { X: { value }, Y: { value: 5 } })))
    expect(sizes(single)).toEqual([[3], [1]])
    const staged = compileScheme(schemeOf([indicatorOf('X', 10, rule)], { panel: { mode: 'stages', stages } }))
    evaluate(staged, ['r', 's', 's'].map((role, at) => entryOf(`o${at}`, { X: { value: at } }, { role })))
    expect(sizes(staged)).toEqual([[1, 2]])
  })

  it('is nothing under a weighted panel, and nothing of who has a mark that is refused before it', () => {
    const weighted = compileScheme(schemeOf([indicatorOf('X', 10, rule)], { panel: { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 1, combine: 'mean' }], absentRole: 'incomplete' } }))
    evaluate(weighted, [entryOf('a', { X: { value: 1 } }, { role: 'r' })])
    expect(sizes(weighted)).toEqual([[0]])
    const single = compileScheme(schemeOf([indicatorOf('X', 10, rule)]))
    expect(() => evaluate(single, [entryOf('a', { Z: { value: 1 }, X: { value: 1 } })])).toThrow('Z')
    expect(() => evaluate(single, [entryOf('a', { X: { value: 1 } }, { vetoes: ['V'] })])).toThrow('V')
    expect(sizes(single)).toEqual([[0]])
  })

  it('is no more than so much; what comes later has its points too', () => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule)], { roundAt: 'total', decimals: 3 }))
    const results = evaluate(scheme, Array.from({ length: mostKnown + 2 }, (_, at) => entryOf(`o${at}`, { X: { value: at / 1000 } })))
    expect(sizes(scheme)).toEqual([[mostKnown]])
    expect(results.slice(-3).map(({ total }) => total)).toEqual([4.095, 4.096, 4.097])
  })
})

describe('what can be remembered', () => {
  const attributes = [{ code: 'staff', name: '职工数', type: 'number' as const }, { code: 'kind', name: '类别', type: 'text' as const }]
  const keyOf = (rule: Rule, input: MarkInput, more: Partial<Indicator> = {}) => knownCells(planOf(compileScheme(schemeOf([indicatorOf('X', 10, rule, more)], { attributes }))))[0]?.keyOf(input) ?? null
  const tally = (codes: string, more: object = {}): Rule => ({ kind: 'tally', base: 'zero', combine: 'sum', items: [...codes].map((code) => ({ code, name: code, points: 1, ...more })) })
  const measured = (quantity: Extract<Rule, { kind: 'measure' }>['quantity']): Rule => ({ kind: 'measure', quantity, curve: { proportional: { target: 100, better: 'higher' } } })
  const compared = (quantity: Extract<Rule, { kind: 'cohort' }>['quantity']): Rule => ({ kind: 'cohort', quantity, scope: 'track', better: 'higher', by: { ofBest: true } })
  const choice: Rule = { kind: 'choice', options: [{ code: 'y', name: '好', points: 10 }, { code: 'n', name: '差', points: 0 }] }

  it.each<[string, Rule, MarkInput, MarkInput]>([
    ['scores', { kind: 'score', from: 'zero' }, { value: 5 }, { value: 5.5 }],
    ['options', choice, { option: 'y' }, { option: 'n' }],
    ['values that are measured', measured({ of: 'value' }), { value: 50 }, { value: 50.5 }],
    ['values that are compared', compared({ of: 'value' }), { value: 50 }, { value: 50.5 }],
    ['pairs of figures', share, { parts: [1, 2] }, { parts: [2, 1] }],
    ['pairs of figures that are compared', compared({ of: 'share' }), { parts: [1, 2] }, { parts: [1, 3] }],
    ['counts of three items', tally('abc'), { items: { a: 1, b: 2 } }, { items: { a: 1, c: 2 } }],
  ])('%s: each is told from the other', (_name, rule, one, other) => {
    expect(keyOf(rule, one)).not.toBeNull()
    expect(keyOf(rule, other)).not.toBeNull()
    expect(keyOf(rule, one)).not.toBe(keyOf(rule, other))
  })

  it.each<[string, Rule, MarkInput, Partial<Indicator>?]>([
    ['a measure of the register', measured({ of: 'value', attribute: 'staff' }), { value: 1 }],
    ['a comparison of the register', compared({ of: 'value', attribute: 'staff' }), { value: 1 }],
    ['counts of items that not everybody has', tally('a', { when: { attribute: 'kind', has: '企业' } }), { items: { a: 1 } }],
    ['counts of four items', tally('abcd'), { items: { a: 1 } }],
    ['a rule that does not apply to everybody', choice, { option: 'y' }, { appliesTo: { attribute: 'kind', has: '企业' }, notApplicable: 'full' }],
    ['votes', { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }] }, { items: { a: 5 } }],
    ['a score with a reason', { kind: 'score', from: 'zero' }, { value: 5, reason: '好' }],
    ['matters', { kind: 'tally', base: 'zero', combine: 'highest-per-matter', items: [{ code: 'a', name: '甲', points: 1 }] }, { items: { a: 1 } }],
    ['another option than one alone', choice, { value: 5 }],
    ['negative figures', difference, { parts: [-1, 2] }],
    ['figures that are not whole', difference, { parts: [1.5, 2] }],
    ['figures where counts belong', share, { items: { a: 1 } }],
    ['counts where figures belong', counts, { parts: [1, 2] }],
    ['counts of an unknown item', counts, { items: { z: 1 } }],
    ['negative counts', counts, { items: { a: -1 } }],
  ])('not %s', (_name, rule, input, more) => {
    expect(keyOf(rule, input, more)).toBeNull()
  })
})
