import { describe, expect, it } from 'vitest'
import type { Panel, Rule } from '../../../src/rules/types'
import { validateScheme } from '../../../src/rules/validate/validate-scheme'
import { changed, valid } from './fixture'

const inStar = '/stars/1/indicators/0/rule'
const inDeduction = '/deductions/0/indicators/0/rule'

/** The problems of a rule, with paths from the rule on; the indicator it stands in has 10 points. */
function problemsOf(rule: unknown, at = inStar, panel?: Panel): string[] {
  const base = panel === undefined ? valid : changed(changed(valid, '/panel', panel), '/stars/0/indicators/1/roles', undefined)
  return validateScheme(changed(base, at, rule)).map(({ severity, code, path }) => `${severity} ${code} ${path.replace(at, '')}`)
}

const item = (points: number, more: object = {}) => ({ code: `i${points}`, name: '情形', points, ...more })
const tally = (combine: string, items: object[], base = 'zero') => ({ kind: 'tally', base, combine, items })
const share = { of: 'share' }
const value = { of: 'value' }
const option = (code: string, points: number) => ({ code, name: code, points })
const bands = (...list: object[]) => ({ kind: 'measure', quantity: value, curve: { bands: list, below: 0 } })
const cohort = (by: object, more: object = {}): object => ({ kind: 'cohort', quantity: value, scope: 'track', better: 'higher', by, ...more })
const composite = (rule: unknown, more: object = {}) => ({ kind: 'composite', base: 'zero', parts: [{ code: 'p', name: '部分', fullScore: 4, rule, ...more }] })
const weighted: Panel = { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 1, combine: 'mean' }], absentRole: 'reweight' }

describe('rules that are fine', () => {
  it.each<[string, Rule | object]>([
    ['a step', { kind: 'score', from: 'full', step: 0.5, needsReason: true }],
    ['an item as large as the full score', tally('sum', [item(-10)], 'full')],
    ['counts that only the full score limits', tally('sum', [item(1.5), item(10)])],
    ['what should happen so many times, 扣完为止', tally('sum', [item(-5, { required: 4 }), item(-6, { required: 4 })], 'full')],
    ['a ladder to the full score', tally('sum', [item(-0.5, { ladder: [-0.5, -10] })], 'full')],
    ['once with highest', tally('highest', [item(5, { once: true }), item(9, { once: true })])],
    ['each once', tally('lowest', [item(-8), item(-10)], 'full')],
    ['an inclusive and an exclusive band at one line', bands({ from: 5, points: 5 }, { from: 5, exclusive: true, points: 6 })],
    ['linear', { kind: 'measure', quantity: value, curve: { linear: { baseline: 55, start: 3, unit: 1, below: -1, partial: 'ignore' } } }],
    ['a register field', { kind: 'measure', quantity: { of: 'value', attribute: 'staff' }, curve: { proportional: { target: 5, better: 'lower' } } }],
    ['places', cohort({ places: [9, 8], then: -1, floor: 0 })],
    ['steps', cohort({ step: { first: 10, minus: 1 } })],
    ['percent steps', cohort({ stepPercent: { first: 10, percent: 2 } }, { scope: { attribute: 'kind' } })],
    ['of best', cohort({ ofBest: true }, { floorBelow: { value: 0, points: 0 } })],
    ['from mean', cohort({ fromMean: { start: 5, unit: 1, above: 1, below: -1, partial: 'full' } })],
    ['a composite', composite({ kind: 'score', from: 'zero' })],
    ['a ballot', { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }], minimumVotes: 3 }],
  ])('%s', (_, rule) => expect(problemsOf(rule)).toEqual([]))
})

describe('errors of a rule', () => {
  it.each<[string, object, string[]]>([
    ['limit only with sum', tally('highest', [item(5, { limit: 3 })]), ['error not-allowed /items/0/limit']],
    ['ladder only with sum', tally('lowest', [item(5, { ladder: [3] })]), ['error not-allowed /items/0/ladder']],
    ['required only with sum', tally('highest-per-matter', [item(5, { required: 3 })]), ['error not-allowed /items/0/required']],
    ['once not per matter', tally('highest-per-matter', [item(5, { once: true })]), ['error not-allowed /items/0/once']],
    ['once with required', tally('sum', [item(-5, { once: true, required: 1 })], 'full'), ['error not-allowed /items/0/once']],
    ['items of one code', tally('sum', [item(1), item(1)]), ['error duplicate-code /items/1/code']],
    ['options of one code', { kind: 'choice', options: [option('a', 5), option('a', 3)] }, ['error duplicate-code /options/1/code']],
    ['bands of one line', bands({ from: 5, points: 5 }, { from: 5, points: 6 }), ['error duplicate-code /curve/bands/1/from']],
    ['no target', { kind: 'measure', quantity: value, curve: { proportional: { target: 0, better: 'lower' } } }, ['error out-of-range /curve/proportional/target']],
    ['no unit', { kind: 'measure', quantity: value, curve: { linear: { baseline: 5, start: 3, unit: 0, partial: 'full' } } }, ['error out-of-range /curve/linear/unit']],
    ['a share from the register', { kind: 'measure', quantity: { of: 'share', attribute: 'staff' }, curve: { bands: [{ from: 1, points: 1 }], below: 0 } }, ['error not-allowed /quantity/attribute']],
    ['an unknown register field', { kind: 'measure', quantity: { of: 'value', attribute: 'age' }, curve: { bands: [{ from: 1, points: 1 }], below: 0 } }, ['error unknown-reference /quantity/attribute']],
    ['an unknown scope', cohort({ ofBest: true }, { scope: { attribute: 'age' } }), ['error unknown-reference /scope/attribute']],
    ['an unknown register field that is compared', cohort({ ofBest: true }, { quantity: { of: 'value', attribute: 'age' } }), ['error unknown-reference /quantity/attribute']],
    ['a cohort in a composite', composite(cohort({ ofBest: true })), ['error not-allowed /parts/0/rule']],
    ['a composite in a composite', composite(composite({ kind: 'score', from: 'zero' })), ['error not-allowed /parts/0/rule']],
    ['not applicable in a part', composite({ kind: 'measure', quantity: { ...share, whenZero: 'not-applicable' }, curve: { bands: [{ from: 1, points: 1 }], below: 0 } }), ['error not-allowed /parts/0/rule/quantity/whenZero']],
    ['no votes needed', { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }], minimumVotes: 0 }, ['error out-of-range /minimumVotes']],
    ['grades of one code', { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'a', name: '差', worth: 0 }] }, ['error duplicate-code /grades/1/code']],
  ])('%s', (_, rule, problems) => expect(problemsOf(rule)).toEqual(problems))

  it('a cohort, or a register field, where several roles are weighted', () => {
    expect(problemsOf(cohort({ ofBest: true }), inStar, weighted)).toEqual(['error not-allowed '])
    const rule = { kind: 'measure', quantity: { of: 'value', attribute: 'staff' }, curve: { proportional: { target: 5, better: 'higher' } } }
    expect(problemsOf(rule, inStar, weighted)).toEqual(['error not-allowed /quantity/attribute'])
  })

  it('a deduction that starts from the full score or is negative', () => {
    expect(problemsOf(tally('sum', [item(2)], 'full'), inDeduction)).toEqual(['error not-allowed /base'])
    expect(problemsOf(tally('sum', [item(-2)]), inDeduction)).toEqual(['error out-of-range /items/0/points'])
    expect(problemsOf({ kind: 'choice', options: [option('a', -1)] }, inDeduction)).toEqual(['error out-of-range /options/0/points'])
  })
})

describe('warnings: wording that clamping resolves', () => {
  it.each<[string, object, string[]]>([
    ['扣15分 of 10', tally('sum', [item(-15)], 'full'), ['warning exceeds-full-score /items/0/points']],
    ['losing 4 + 8 of 10', tally('sum', [item(-4, { once: true }), item(-8, { once: true })], 'full'), ['warning exceeds-full-score /items']],
    ['gaining 8 + 4 of 10', tally('sum', [item(8), item(4)]), ['warning exceeds-full-score /items']],
    ['最高12分 of 10', tally('sum', [item(2, { limit: 12 })]), ['warning exceeds-full-score /items/0/limit']],
    ['a rung beyond', tally('sum', [item(-2, { ladder: [-2, -12] })], 'full'), ['warning exceeds-full-score /items/0/ladder/1']],
    ['an option beyond', { kind: 'choice', options: [option('a', 11), option('b', -1)] }, ['warning exceeds-full-score /options/0/points', 'warning out-of-range /options/1/points']],
    ['a band beyond', bands({ from: 5, points: 11 }), ['warning exceeds-full-score /curve/bands/0/points']],
    ['what lies below all bands', { kind: 'measure', quantity: value, curve: { bands: [{ from: 1, points: 1 }], below: 11 } }, ['warning exceeds-full-score /curve/below']],
    ['the start of a line', { kind: 'measure', quantity: value, curve: { linear: { baseline: 5, start: 11, unit: 1, below: -1, partial: 'full' } } }, ['warning exceeds-full-score /curve/linear/start']],
    ['a place beyond', cohort({ places: [12, 8], then: -1, floor: 0 }), ['warning exceeds-full-score /by/places/0']],
    ['a first step beyond', cohort({ step: { first: 12, minus: 1 } }), ['warning exceeds-full-score /by/step/first']],
    ['a first step in percent beyond', cohort({ stepPercent: { first: 12, percent: 2 } }), ['warning exceeds-full-score /by/stepPercent/first']],
    ['the points of the mean beyond', cohort({ fromMean: { start: 12, unit: 1, above: 1, below: -1, partial: 'full' } }), ['warning exceeds-full-score /by/fromMean/start']],
    ['the points below a floor beyond', cohort({ ofBest: true }, { floorBelow: { value: 0, points: 12 } }), ['warning exceeds-full-score /floorBelow/points']],
    ['a share beyond', cohort({ shares: [{ top: 30, points: 12 }], rest: 11 }), ['warning exceeds-full-score /by/shares/0/points', 'warning exceeds-full-score /by/rest']],
    ['a share as wide as the one before', cohort({ shares: [{ top: 30, points: 3 }, { top: 30, points: 2 }], rest: 0 }), ['warning out-of-range /by/shares/1/top']],
    ['a share never used', cohort({ shares: [{ top: 30, points: 3 }, { top: 10, points: 2 }], rest: 0 }), ['warning out-of-range /by/shares/1/top']],
    ['a part beyond the whole', composite({ kind: 'score', from: 'zero' }, { fullScore: 11 }), ['warning exceeds-full-score /parts/0/fullScore']],
    ['worth beyond 100', { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 120 }] }, ['warning exceeds-full-score /grades/0/worth']],
    ['a quantity without divisor', { kind: 'measure', quantity: { of: 'value', whenZero: 'not-applicable' }, curve: { bands: [{ from: 1, points: 1 }], below: 0 } }, ['warning not-allowed /quantity/whenZero']],
    ['a register field that is no number', { kind: 'measure', quantity: { of: 'value', attribute: 'kind' }, curve: { bands: [{ from: 1, points: 1 }], below: 0 } }, ['warning not-allowed /quantity/attribute']],
  ])('%s', (_, rule, problems) => expect(problemsOf(rule)).toEqual(problems))
})

it('a repeated band is named by its line, which is in it or not', () => {
  const twice = (band: object) => validateScheme(changed(valid, inStar, bands(band, band))).map(({ message }) => message.split('：').at(-1))
  expect(twice({ from: 5, points: 5 })).toEqual(['“不低于 5”这一档重复'])
  expect(twice({ from: 5, exclusive: true, points: 5 })).toEqual(['“超过 5”这一档重复'])
})

it('of what is forbidden or never used it says why', () => {
  const messages = (rule: object, panel?: Panel) => validateScheme(changed(panel === undefined ? valid : changed(changed(valid, '/panel', panel), '/stars/0/indicators/1/roles', undefined), inStar, rule)).map(({ message }) => message.split('：').at(-1))
  expect(messages(cohort({ ofBest: true }), weighted)).toEqual(['多类评分人加权时不能用同类比较'])
  expect(messages(composite(cohort({ ofBest: true })))).toEqual(['组合中不能有同类比较'])
  expect(messages(cohort({ ofBest: true }, { scope: { attribute: 'age' } }))).toEqual(['没有编码为“age”的台账字段'])
  expect(messages(cohort({ shares: [{ top: 30, points: 3 }, { top: 10, points: 2 }], rest: 0 }))).toEqual(['不大于前面的 30%，这一档不会用到'])
})
