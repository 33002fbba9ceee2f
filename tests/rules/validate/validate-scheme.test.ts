import { builtInSchemes } from '@shared/schemes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateScheme } from '../../../src/rules/validate/validate-scheme'
import { runs } from '../support/runs'
import { changed, valid } from './fixture'

const found = (input: unknown) => validateScheme(input).map(({ severity, code, path }) => `${severity} ${code} ${path}`)
const deep = (depth: number): unknown => (depth === 0 ? { attribute: 'fresh', in: [true] } : { not: deep(depth - 1) })

/** Where a change is made, to what, and the one problem it brings. */
type Case = [place: string, value: unknown, problem: string]

const shapes: Case[] = [
  ['/format', 2, 'error bad-type /format'],
  ['/name', undefined, 'error bad-type /name'],
  ['/id', '', 'error bad-type /id'],
  ['/stars', {}, 'error bad-type /stars'],
  ['/stars/0', 'A', 'error bad-type /stars/0'],
  ['/stars/0/fullScore', NaN, 'error bad-type /stars/0/fullScore'],
  ['/stars/0/fullScore', '20', 'error bad-type /stars/0/fullScore'],
  ['/stars/0/lighting', {}, 'error bad-type /stars/0/lighting'],
  ['/stars/0/lighting', { ratio: 1, score: 1 }, 'error bad-type /stars/0/lighting'],
  ['/stars/0/indicators/0/rule/kind', 'guess', 'error bad-type /stars/0/indicators/0/rule/kind'],
  ['/stars/0/indicators/1/notApplicable', 'skip', 'error bad-type /stars/0/indicators/1/notApplicable'],
  ['/panel/mode', 'chaos', 'error bad-type /panel/mode'],
  ['/level/names', [], 'error bad-type /level/names'],
  ['/level/bands', undefined, 'error bad-type /level/bands'],
  ['/exclude/0/when', { attribute: 'staff' }, 'error bad-type /exclude/0/when'],
  ['/exclude/0/when', { attribute: 'staff', in: [null] }, 'error bad-type /exclude/0/when/in/0'],
  ['/exclude/0/when', deep(200), `error bad-type /exclude/0/when${'/not'.repeat(58)}`],
  ['/maxRise/except', { total: {} }, 'error bad-type /maxRise/except'],
  ['/colour', 'red', 'error unknown-key /colour'],
  ['/stars/0/indicators/1/rule/spin', 1, 'error unknown-key /stars/0/indicators/1/rule/spin'],
  ['/level/names/x', '一', 'error unknown-key /level/names/x'],
  ['/level/names/x1', '一', 'error unknown-key /level/names/x1'],
  ['/level/names/1x', '一', 'error unknown-key /level/names/1x'],
  ['/level/names/01', '一', 'error unknown-key /level/names/01'],
  ['/level/names/1', 1, 'error bad-type /level/names/1'],
  ['/stars/0/a~b~1c', 1, 'error unknown-key /stars/0/a~0b~01c'],
  ['/cap', 40.00001, 'error too-many-decimals /cap'],
  ['/exclude/0/when', { attribute: 'staff', below: 0.1 + 0.2 }, 'error too-many-decimals /exclude/0/when/below'],
  ['/cap', 1e300, 'error out-of-range /cap'],
]

const ranges: Case[] = [
  ['/decimals', 4, 'error out-of-range /decimals'],
  ['/decimals', 1.5, 'error out-of-range /decimals'],
  ['/version', 0, 'error out-of-range /version'],
  ['/quotas/0/atMost/percent', 101, 'error out-of-range /quotas/0/atMost/percent'],
  ['/stars/0/lighting/ratio', 1.2, 'error out-of-range /stars/0/lighting/ratio'],
  ['/stars/1/lighting/score', 11, 'error out-of-range /stars/1/lighting/score'],
  ['/deductions/0/cap', -1, 'error out-of-range /deductions/0/cap'],
  ['/stars/0/indicators/0/rule/items', [], 'error out-of-range /stars/0/indicators/0/rule/items'],
  ['/level/bands', [], 'error out-of-range /level/bands'],
]

const references: Case[] = [
  ['/stars/1/code', 'A', 'error duplicate-code /stars/1/code'],
  ['/stars/0/indicators/1/code', 'A1', 'error duplicate-code /stars/0/indicators/1/code'],
  ['/stars/1/indicators/0/code', 'H1', 'error duplicate-code /bonus/0/indicators/0/code'],
  ['/deductions/0/code', 'H', 'error duplicate-code /deductions/0/code'],
  ['/vetoes/1', { code: 'V', name: '又一', effect: { kind: 'no-level' } }, 'error duplicate-code /vetoes/1/code'],
  ['/tracks/1/code', 'big', 'error duplicate-code /tracks/1/code'],
  ['/panel/stages/0/code', 'city', 'error duplicate-code /panel/stages/1/code'],
  ['/level/bands/1/level', 2, 'error duplicate-code /level/bands/1/level'],
  ['/ranking/criteria/1/code', 'Z', 'error unknown-reference /ranking/criteria/1/code'],
  ['/ranking/criteria/2/code', 'Z9', 'error unknown-reference /ranking/criteria/2/code'],
  ['/vetoes/0/effect/star', 'Z', 'error unknown-reference /vetoes/0/effect/star'],
  ['/stars/0/indicators/1/roles/0', 'town', 'error unknown-reference /stars/0/indicators/1/roles/0'],
  ['/panel', { mode: 'single' }, 'error unknown-reference /stars/0/indicators/1/roles/0'],
  ['/exclude/0/when', { attribute: 'age', atLeast: 3 }, 'error unknown-reference /exclude/0/when/attribute'],
  ['/stars/0/indicators/0/appliesTo/in/0', '学校', 'error unknown-reference /stars/0/indicators/0/appliesTo/in/0'],
  ['/level/conditions/0/when/all/0/indicator', 'A9', 'error unknown-reference /level/conditions/0/when/all/0/indicator'],
  ['/maxRise/except', { star: 'Z', lit: true }, 'error unknown-reference /maxRise/except/star'],
  ['/maxRise/except', { any: [{ attribute: 'kind', has: '学校' }] }, 'error unknown-reference /maxRise/except/any/0/has'],
]

const places: Case[] = [
  ['/stars/0/fullScore', 21, 'error sum-mismatch /stars/0/fullScore'],
  ['/stars/0/indicators/0/notApplicable', undefined, 'error not-allowed /stars/0/indicators/0/appliesTo'],
  ['/stars/1/indicators/0/notApplicable', undefined, 'error not-allowed /stars/1/indicators/0/rule/quantity/whenZero'],
  ['/bonus/0/indicators/0/notApplicable', 'rescale', 'error not-allowed /bonus/0/indicators/0/notApplicable'],
  ['/deductions/0/indicators/0/notApplicable', 'track-mean', 'error not-allowed /deductions/0/indicators/0/notApplicable'],
  ['/deductions/0/indicators/0/rule/from', 'full', 'error not-allowed /deductions/0/indicators/0/rule/from'],
  ['/exclude/0/when', { total: { below: 60 } }, 'error not-allowed /exclude/0/when'],
  ['/tracks/0/when', { all: [{ star: 'A', lit: true }] }, 'error not-allowed /tracks/0/when/all/0'],
  ['/stars/0/indicators/0/appliesTo', { not: { indicator: 'A2', of: 'points', atLeast: 1 } }, 'error not-allowed /stars/0/indicators/0/appliesTo/not'],
  ['/stars/0/indicators/0/rule/items/0/when', { total: { below: 1 } }, 'error not-allowed /stars/0/indicators/0/rule/items/0/when'],
  ['/level/by', 'stars', 'warning not-allowed /level/bands'],
  ['/exclude/0/when', { attribute: 'kind', atLeast: 3 }, 'warning not-allowed /exclude/0/when'],
  ['/exclude/0/when', { attribute: 'staff', has: '三' }, 'warning not-allowed /exclude/0/when/has'],
  ['/exclude/0/when', { attribute: 'fresh', in: ['是'] }, 'warning not-allowed /exclude/0/when/in/0'],
]

const levels: Case[] = [
  ['/level/bands/0/from', 36, 'error unreachable-level /level/bands/0/from'],
  ['/level/bands/0/from', 20, 'error unreachable-level /level/bands/1/from'],
  ['/level/bands/0/level', 3, 'error unreachable-level /level/bands/0/level'],
  ['/cap', 34, 'error unreachable-level /level/conditions/0/when'],
  ['/level/conditions/0/level', 3, 'error unreachable-level /level/conditions/0/level'],
  ['/quotas/0/level', 3, 'error unreachable-level /quotas/0/level'],
]

describe('validateScheme', () => {
  it('finds nothing wrong with a valid scheme', () => expect(validateScheme(valid)).toEqual([]))

  it.each(builtInSchemes.map((scheme) => [scheme.id, scheme] as const))('finds nothing wrong with %s', (_, scheme) => {
    expect(validateScheme(scheme)).toEqual([])
  })

  describe.each([
    ['shapes', shapes],
    ['ranges', ranges],
    ['references', references],
    ['places', places],
    ['levels', levels],
  ])('%s', (_, cases) => {
    it.each(cases)('%s := %j', (place, value, problem) => expect(found(changed(valid, place, value))).toEqual([problem]))
  })

  it('wants a trimmed mean to leave a mark', () => {
    const panel = (from: number) => ({
      mode: 'weighted',
      roles: [{ code: 'city', name: '评委', weight: 0.7, combine: { trimmed: { high: 1, low: 1, from } } }],
      absentRole: 'reweight',
    })
    expect(found(changed(valid, '/panel', panel(3)))).toEqual([])
    expect(found(changed(valid, '/panel', panel(2)))).toEqual(['error out-of-range /panel/roles/0/combine/trimmed/from'])
  })

  it('names the place in Chinese', () => {
    const messages = (place: string, value: unknown) => validateScheme(changed(valid, place, value)).map(({ message }) => message)
    expect(messages('/stars/0/indicators/0/fullScore', 'x')).toEqual(['星“甲星”的指标“第一项”的满分：须为数'])
    expect(messages('/stars/0/fullScore', 21)).toEqual(['星“甲星”的满分：满分为 21，各指标合计 20'])
    const last = (place: string, value: unknown) => messages(place, value).map((message) => message.split('：').at(-1))
    expect(last('/level/names', [])).toEqual(['须为一组内容'])
    expect(last('/level/names/x', '一')).toEqual(['星级须为整数'])
    expect(last('/stars/0/indicators/0/notApplicable', undefined)).toEqual(['有适用条件的指标须写明不适用时如何计分'])
    expect(last('/bonus/0/indicators/0/notApplicable', 'rescale')).toEqual(['加分减分项不能折算或取平均'])
    expect(last('/stars/0/indicators/1/roles/0', 'town')).toEqual(['没有编码为“town”的评分人'])
    expect(messages('/colour', 1)).toEqual(['“colour”：方案中没有这一项'])
    expect(validateScheme(null)).toEqual([{ severity: 'error', path: '', code: 'bad-type', message: '方案：须为一组内容' }])
  })

  it('judges references although a key is unknown or a number is out of range', () => {
    const scheme = changed(changed(valid, '/colour', 1), '/ranking/criteria/1/code', 'Z')
    expect(found(scheme)).toEqual(['error unknown-key /colour', 'error unknown-reference /ranking/criteria/1/code'])
  })

  it('names levels by number, ten and above too', () => {
    expect(found(changed(valid, '/level/names/10', '十星'))).toEqual([])
  })

  it('does not judge references while a name of a level is no text', () => {
    const wrong = changed(valid, '/ranking/criteria/1/code', 'Z')
    expect(found(changed(wrong, '/level/names', []))).toEqual(['error bad-type /level/names'])
    expect(found(changed(changed(wrong, '/level/names/1', 1), '/level/names/2', '二'))).toEqual(['error bad-type /level/names/1'])
  })

  it('lets an extra apply to some without saying what becomes of it: it is 0 for the others', () => {
    expect(found(changed(valid, '/bonus/0/indicators/0/appliesTo', { attribute: 'kind', in: ['企业'] }))).toEqual([])
  })

  it('survives anything and never changes its input', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const problems = validateScheme(input)
        expect(problems.length).toBeGreaterThan(0)
      }),
      runs,
    )
  })

  it('survives any value at any place of a scheme', () => {
    const pointers = placesOf(valid, '')
    fc.assert(
      fc.property(fc.constantFrom(...pointers), fc.anything(), (place, value) => {
        const input = changed(valid, place, value)
        const before = structuredClone(input)
        for (const problem of validateScheme(input)) expect(problem.message.length).toBeGreaterThan(0)
        expect(input).toEqual(before)
      }),
      runs,
    )
  })
})

/** JSON Pointers to everything inside a value. */
function placesOf(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) => [`${pointer}/${key}`, ...placesOf(below, `${pointer}/${key}`)])
}
