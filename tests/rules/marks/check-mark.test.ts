import { checkMark, compileScheme, evaluate, MarkError, type Indicator, type Mark, type MarkInput, type Panel, type Rule } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf } from '../builders'

const score: Rule = { kind: 'score', from: 'zero', step: 0.5 }
const reasoned: Rule = { kind: 'score', from: 'full', needsReason: true }
const choice: Rule = { kind: 'choice', options: [{ code: 'y', name: '是', points: 5 }] }
const tally: Rule = { kind: 'tally', base: 'zero', combine: 'sum', items: [{ code: 'a', name: '甲', points: 1 }, { code: 'b', name: '乙', points: 2, once: true }] }
const required: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'a', name: '甲', points: -1, required: 4 }] }
const matters: Rule = { kind: 'tally', base: 'zero', combine: 'highest-per-matter', items: [{ code: 'g', name: '国家级', points: 5 }] }
const value: Rule = { kind: 'measure', quantity: { of: 'value' }, curve: { bands: [{ from: 1, points: 1 }], below: 0 } }
const share: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: { bands: [{ from: 90, points: 5 }], below: 0 } }
const growth: Rule = { kind: 'measure', quantity: { of: 'growth' }, curve: { bands: [{ from: 0, points: 5 }], below: 0 } }
const difference: Rule = { kind: 'measure', quantity: { of: 'difference' }, curve: { bands: [{ from: 0, points: 5 }], below: 0 } }
const register: Rule = { kind: 'measure', quantity: { of: 'value', attribute: 'staff' }, curve: { bands: [{ from: 1, points: 1 }], below: 0 } }
const cohort: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } }
const ballot: Rule = { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '差', worth: 0 }], minimumVotes: 3 }
const composite: Rule = { kind: 'composite', base: 'zero', parts: [{ code: 'p', name: '一', fullScore: 2, rule: { kind: 'score', from: 'zero' } }, { code: 'q', name: '二', fullScore: 3, rule: share.kind === 'measure' ? share : value }] }

const attributes = [{ code: 'staff', name: '职工数', type: 'number' as const }]
const schemeWith = (rule: Rule, more: Partial<Indicator> = {}, panel: Panel = { mode: 'single' }) => compileScheme(schemeOf([indicatorOf('X', 5, rule, more)], { attributes, panel }))

/** Inputs as they might come from outside, of any shape. */
const fromOutside = (json: string): MarkInput => JSON.parse(json)

function codeOf(rule: Rule, input: MarkInput, more: Partial<Indicator> = {}): string | null {
  return checkMark(schemeWith(rule, more), { indicator: 'X', input })?.code ?? null
}

/** Order of checks, rules.md §10: a later fault never hides an earlier one. */
const cases: [string, Rule, MarkInput, string | null][] = [
  ['a score', score, { value: 4.5 }, null],
  ['the full score', score, { value: 5 }, null],
  ['above the full score', score, { value: 5.5 }, 'out-of-range'],
  ['below zero', score, { value: -0.5 }, 'out-of-range'],
  ['off the step', score, { value: 4.3 }, 'off-step'],
  ['above and off the step', score, { value: 5.3 }, 'out-of-range'],
  ['five decimals', score, { value: 1.00001 }, 'too-many-decimals'],
  ['five decimals above the full score', score, { value: 9.00001 }, 'too-many-decimals'],
  ['NaN', score, { value: NaN }, 'not-a-number'],
  ['infinite', score, { value: Infinity }, 'not-a-number'],
  ['a text for a number', score, fromOutside('{"value":"4"}'), 'not-a-number'],
  ['null for a number', score, fromOutside('{"value":null}'), 'not-a-number'],
  ['no input at all', score, fromOutside('null'), 'wrong-shape'],
  ['an empty input', score, fromOutside('{}'), 'wrong-shape'],
  ['two inputs', score, fromOutside('{"value":4,"option":"y"}'), 'wrong-shape'],
  ['a key nobody knows', score, fromOutside('{"value":4,"note":"x"}'), 'wrong-shape'],
  ['a reason that is no text', score, fromOutside('{"value":4,"reason":1}'), 'wrong-shape'],
  ['the input of another kind', score, { option: 'y' }, 'wrong-shape'],
  ['not applicable: false', score, fromOutside('{"notApplicable":false}'), 'wrong-shape'],
  ['not applicable without a policy', score, { notApplicable: true }, 'not-applicable-refused'],
  ['no reason', reasoned, { value: 0 }, 'reason-required'],
  ['a blank reason', reasoned, { value: 1, reason: ' 　' }, 'reason-required'],
  ['a reason', reasoned, { value: 1, reason: '迟报' }, null],
  ['out of range without a reason', reasoned, { value: 6 }, 'out-of-range'],
  ['an unknown option', choice, { option: 'z' }, 'unknown-option'],
  ['counts', tally, { items: { a: 3, b: 1 } }, null],
  ['an unknown item', tally, { items: { z: 1 } }, 'unknown-item'],
  ['an unknown item beside NaN', tally, { items: { a: NaN, z: 1 } }, 'unknown-item'],
  ['half a count', tally, { items: { a: 0.5 } }, 'not-integer'],
  ['half a negative count', tally, { items: { a: -0.5 } }, 'not-integer'],
  ['a negative count', tally, { items: { a: -1 } }, 'out-of-range'],
  ['twice what counts once', tally, { items: { b: 2 } }, 'out-of-range'],
  ['a list for counts', tally, fromOutside('{"items":[]}'), 'wrong-shape'],
  ['what must be given is not', required, { items: {} }, 'wrong-shape'],
  ['matters for counts', tally, { matters: [] }, 'wrong-shape'],
  ['counts for matters', matters, { items: { g: 1 } }, 'wrong-shape'],
  ['a blank matter', matters, { matters: [{ name: ' ', item: 'g' }] }, 'wrong-shape'],
  ['a matter of an unknown item', matters, { matters: [{ name: '甲', item: 'z' }] }, 'unknown-item'],
  ['a matter that is null', matters, fromOutside('{"matters":[null]}'), 'wrong-shape'],
  ['parts for a value', value, { parts: [1, 2] }, 'wrong-shape'],
  ['a value for parts', share, { value: 3 }, 'wrong-shape'],
  ['three parts', share, fromOutside('{"parts":[1,2,3]}'), 'wrong-shape'],
  ['a part that is no number', share, fromOutside('{"parts":["1",2]}'), 'not-a-number'],
  ['more than the whole', share, { parts: [3, 2] }, 'out-of-range'],
  ['a negative part', share, { parts: [-1, 2] }, 'out-of-range'],
  ['of nothing', share, { parts: [0, 0] }, 'division-by-zero'],
  ['some of nothing', share, { parts: [1, 0] }, 'out-of-range'],
  ['growth from nothing', growth, { parts: [1, 0] }, 'division-by-zero'],
  ['growth from below nothing', growth, { parts: [1, -1] }, 'out-of-range'],
  ['a fall', growth, { parts: [-3, 1] }, null],
  ['a difference from nothing', difference, { parts: [1, 0] }, null],
  ['a value for what the register says', register, { value: 3 }, 'wrong-shape'],
  ['a value to compare', cohort, { value: -3.25 }, null],
  ['no number to compare', cohort, { value: NaN }, 'not-a-number'],
  ['votes', ballot, { items: { a: 2, b: 1 } }, null],
  ['too few votes', ballot, { items: { a: 2 } }, 'too-few-votes'],
  ['no votes', ballot, { items: {} }, 'too-few-votes'],
  ['negative votes', ballot, { items: { a: 9, b: -1 } }, 'out-of-range'],
  ['half a vote', ballot, { items: { a: 3.5 } }, 'not-integer'],
  ['votes for an unknown grade', ballot, { items: { a: 3, z: 1 } }, 'unknown-item'],
  ['parts of a composite', composite, { values: { p: { value: 2 }, q: { parts: [9, 10] } } }, null],
  ['one part of a composite', composite, { values: { p: { value: 2 } } }, null],
  ['an unknown part', composite, { values: { z: { value: 2 } } }, 'unknown-item'],
  ['a part above its own full score', composite, { values: { p: { value: 3 } } }, 'out-of-range'],
  ['a part of another kind', composite, { values: { p: { option: 'y' } } }, 'wrong-shape'],
  ['a part with two inputs', composite, fromOutside('{"values":{"p":{"value":1,"option":"y"}}}'), 'wrong-shape'],
  ['a part that is a number', composite, fromOutside('{"values":{"p":1}}'), 'wrong-shape'],
  ['a part that is null', composite, fromOutside('{"values":{"p":null}}'), 'wrong-shape'],
  ['a part that does not apply', composite, { values: { p: { notApplicable: true } } }, 'not-applicable-refused'],
  ['a part divided by nothing', composite, { values: { q: { parts: [0, 0] } } }, 'division-by-zero'],
  ['a later part is no number, an earlier one out of range', composite, { values: { p: { value: 9 }, q: { parts: [NaN, 1] } } }, 'not-a-number'],
]

describe('checkMark', () => {
  it.each(cases)('%s', (_name, rule, input, code) => expect(codeOf(rule, input)).toBe(code))

  it('takes “not applicable” where the indicator says what it means', () => {
    expect(codeOf(score, { notApplicable: true }, { notApplicable: 'zero' })).toBe(null)
    expect(codeOf(register, { notApplicable: true }, { notApplicable: 'rescale' })).toBe(null)
  })

  it('takes a zero divisor where the scheme says it is not applicable, but no part above the whole', () => {
    const rule: Rule = { kind: 'measure', quantity: { of: 'share', whenZero: 'not-applicable' }, curve: { bands: [{ from: 90, points: 5 }], below: 0 } }
    expect(codeOf(rule, { parts: [0, 0] }, { notApplicable: 'rescale' })).toBe(null)
    expect(codeOf(rule, { parts: [1, 0] }, { notApplicable: 'rescale' })).toBe('out-of-range')
  })

  it('does not mistake a name every object has for an item or a part', () => {
    const odd: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'constructor', name: '甲', points: -1, required: 4 }] }
    expect(codeOf(odd, { items: {} })).toBe('wrong-shape')
    const oddComposite: Rule = { kind: 'composite', base: 'zero', parts: [{ code: 'toString', name: '一', fullScore: 2, rule: { kind: 'score', from: 'zero' } }] }
    expect(codeOf(oddComposite, { values: {} })).toBe(null)
  })

  it('says which indicator, in Chinese', () => {
    const error = checkMark(schemeWith(score), { indicator: 'X', input: { value: 9 } })
    expect(error).toBeInstanceOf(MarkError)
    expect([error?.indicator, error?.message]).toEqual(['X', '应在 0 到 5 之间'])
  })
})

describe('checkMark, whose mark it is', () => {
  const stages: Panel = { mode: 'stages', stages: [{ code: 'self', name: '自评' }, { code: 'town', name: '初评' }] }
  const weighted: Panel = { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 1, combine: 'mean' }, { code: 's', name: '群众', weight: 1, combine: 'mean' }], absentRole: 'incomplete' }
  const check = (panel: Panel, mark: Partial<Mark>, more: Partial<Indicator> = {}) => checkMark(schemeWith(score, more, panel), { indicator: 'X', input: { value: 1 }, ...mark })?.code ?? null

  it.each<[string, Panel, Partial<Mark>, string | null]>([
    ['nobody, single', { mode: 'single' }, {}, null],
    ['a role under a single panel', { mode: 'single' }, { role: 'self' }, 'unknown-role'],
    ['a stage', stages, { role: 'town' }, null],
    ['no stage', stages, {}, 'wrong-shape'],
    ['an unknown stage', stages, { role: 'city' }, 'unknown-role'],
    ['a role', weighted, { role: 'r', evaluator: '张' }, null],
    ['no role', weighted, { evaluator: '张' }, 'wrong-shape'],
    ['an unknown indicator', stages, { indicator: 'Y', role: 'self' }, 'unknown-indicator'],
    ['an unknown indicator and a wrong shape', stages, { indicator: 'Y', role: 'self', input: fromOutside('{}') }, 'wrong-shape'],
    ['an unknown role and a wrong kind of input', stages, { role: 'city', input: { option: 'y' } }, 'wrong-shape'],
    ['an unknown role and an impossible score', stages, { role: 'city', input: { value: 99 } }, 'unknown-role'],
  ])('%s', (_name, panel, mark, code) => expect(check(panel, mark)).toBe(code))

  it('refuses a stage the indicator is not scored in', () => {
    expect(check(stages, { role: 'self' }, { roles: ['town'] })).toBe('unknown-role')
    expect(check(stages, { role: 'town' }, { roles: ['town'] })).toBe(null)
  })
})

describe('evaluate refuses', () => {
  const codeThrown = (work: () => unknown) => {
    try {
      work()
      return null
    } catch (error) {
      return error instanceof MarkError ? error.code : String(error)
    }
  }

  it('what checkMark refuses', () => {
    expect(codeThrown(() => evaluate(schemeWith(score), [entryOf('a', { X: { value: 9 } })]))).toBe('out-of-range')
  })

  it('a second mark, by whomever, under a single panel', () => {
    const marks: Mark[] = [{ indicator: 'X', input: { value: 1 }, evaluator: '甲' }, { indicator: 'X', input: { value: 2 }, evaluator: '乙' }]
    expect(codeThrown(() => evaluate(schemeWith(score), [{ organizationId: 'a', track: 't', marks }]))).toBe('duplicate')
  })

  it('two marks of one stage, but not one of each', () => {
    const panel: Panel = { mode: 'stages', stages: [{ code: 'self', name: '自评' }, { code: 'town', name: '初评' }] }
    const of = (...roles: string[]) => [{ organizationId: 'a', track: 't', marks: roles.map((role, at): Mark => ({ indicator: 'X', role, evaluator: String(at), input: { value: 1 } })) }]
    expect(codeThrown(() => evaluate(schemeWith(score, {}, panel), of('self', 'self')))).toBe('duplicate')
    expect(codeThrown(() => evaluate(schemeWith(score, {}, panel), of('self', 'town')))).toBe(null)
  })

  it('two marks of one evaluator in a role, named or not', () => {
    const panel: Panel = { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 1, combine: 'mean' }], absentRole: 'incomplete' }
    const of = (...evaluators: (string | undefined)[]) => [{ organizationId: 'a', track: 't', marks: evaluators.map((evaluator): Mark => ({ indicator: 'X', role: 'r', input: { value: 1 }, ...(evaluator === undefined ? {} : { evaluator }) })) }]
    const scheme = schemeWith(score, {}, panel)
    expect(codeThrown(() => evaluate(scheme, of('甲', '甲')))).toBe('duplicate')
    expect(codeThrown(() => evaluate(scheme, of(undefined, undefined)))).toBe('duplicate')
    expect(codeThrown(() => evaluate(scheme, of('甲', '乙', undefined)))).toBe(null)
  })

  it('a repeated organization and an unknown veto', () => {
    const entry = entryOf('a', { X: { value: 1 } })
    expect(() => evaluate(schemeWith(score), [entry, entry])).toThrow(RangeError)
    expect(() => evaluate(schemeWith(score), [{ ...entry, vetoes: ['V'] }])).toThrow(RangeError)
  })

  it('a scheme nobody compiled', () => {
    expect(() => evaluate({ scheme: schemeOf([]) }, [])).toThrow(TypeError)
  })
})
