import { compileScheme, type CombineMethod, type Indicator, type Mark, type MarkInput, type OrganizationEntry, type Panel, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { indicatorOf, only, schemeOf, scoreRule } from '../builders'

const stages: Panel = { mode: 'stages', stages: [{ code: 'self', name: '自评' }, { code: 'town', name: '初评' }, { code: 'city', name: '复评' }] }
const entry = (marks: Mark[]): OrganizationEntry => ({ organizationId: 'a', track: 't', marks })
const mark = (role: string, input: number | MarkInput, evaluator?: string): Mark => ({ indicator: 'X', role, input: typeof input === 'number' ? { value: input } : input, ...(evaluator === undefined ? {} : { evaluator }) })

function resultOf(panel: Panel, marks: Mark[], more: Partial<Indicator> = {}, scheme: Partial<Scheme> = {}) {
  const compiled = compileScheme(schemeOf([indicatorOf('X', 10, scoreRule, more), indicatorOf('Y', 10, scoreRule)], { panel, decimals: 3, ...scheme }))
  const role = panel.mode === 'stages' ? 'self' : panel.mode === 'weighted' ? (panel.roles[0]?.code ?? '') : undefined
  const other: Mark[] = panel.mode === 'weighted' ? panel.roles.map(({ code }) => ({ indicator: 'Y', role: code, input: { value: 0 } })) : [{ indicator: 'Y', ...(role === undefined ? {} : { role }), input: { value: 0 } }]
  const result = only(compiled, entry([...marks, ...other]))
  return { indicator: result.stars[0]?.indicators[0], missing: result.missing, status: result.status, score: result.stars[0]?.score }
}

describe('stages', () => {
  it('the latest stage in the order of the list decides, whatever the order of the marks', () => {
    const { indicator } = resultOf(stages, [mark('city', 6), mark('self', 9), mark('town', 8)])
    expect(indicator).toEqual({ code: 'X', points: 6, state: 'scored', stage: 'city' })
    expect(resultOf(stages, [mark('town', 8), mark('self', 9)]).indicator).toMatchObject({ points: 8, stage: 'town' })
  })

  it('a later “not applicable” decides over an earlier score, and the other way round', () => {
    expect(resultOf(stages, [mark('self', 9), mark('town', { notApplicable: true })], { notApplicable: 'rescale' }).indicator).toEqual({ code: 'X', points: null, state: 'not-applicable', stage: 'town' })
    expect(resultOf(stages, [mark('self', { notApplicable: true }), mark('town', 9)], { notApplicable: 'rescale' }).indicator).toMatchObject({ points: 9, state: 'scored' })
  })

  it('no mark: missing, no stage; 0 is a score', () => {
    expect(resultOf(stages, []).indicator).toEqual({ code: 'X', points: null, state: 'missing' })
    expect(resultOf(stages, [mark('self', 0)]).indicator).toMatchObject({ points: 0, state: 'scored' })
    expect(resultOf(stages, []).missing).toEqual([{ indicator: 'X' }])
  })

  it('a deciding mark that lacks a part is missing and does not fall back', () => {
    const rule: Indicator['rule'] = { kind: 'composite', base: 'zero', parts: [{ code: 'p', name: '一', fullScore: 4, rule: scoreRule }, { code: 'q', name: '二', fullScore: 6, rule: scoreRule }] }
    const complete: MarkInput = { values: { p: { value: 1 }, q: { value: 2 } } }
    const partial: MarkInput = { values: { p: { value: 1 } } }
    const both = resultOf(stages, [mark('self', complete), mark('town', partial)], { rule })
    expect(both.indicator).toEqual({ code: 'X', points: null, state: 'missing', stage: 'town' })
    expect(both.status).toBe('incomplete')
  })

  it('what the register says needs no mark and no stage', () => {
    const rule: Indicator['rule'] = { kind: 'measure', quantity: { of: 'value', attribute: 'staff' }, curve: { bands: [{ from: 50, points: 10 }], below: 3 } }
    const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule, { notApplicable: 'zero' })], { panel: stages, attributes: [{ code: 'staff', name: '职工数', type: 'number' }] }))
    const points = (attributes: OrganizationEntry['attributes'], marks: Mark[] = []) => only(scheme, { organizationId: 'a', track: 't', marks, ...(attributes ? { attributes } : {}) }).stars[0]?.indicators[0]
    expect(points({ staff: 50 })).toEqual({ code: 'X', points: 10, state: 'scored' })
    expect(points({ staff: 49.123456 })).toEqual({ code: 'X', points: 3, state: 'scored' })
    expect(points({ staff: '50' })).toEqual({ code: 'X', points: null, state: 'missing' })
    expect(points({ staff: NaN })).toEqual({ code: 'X', points: null, state: 'missing' })
    expect(points(undefined)).toEqual({ code: 'X', points: null, state: 'missing' })
    expect(points({ staff: 50 }, [mark('town', { notApplicable: true })])).toEqual({ code: 'X', points: 0, state: 'not-applicable', stage: 'town' })
  })
})

describe('weighted', () => {
  const role = (code: string, weight: number, combine: CombineMethod = 'mean') => ({ code, name: code, weight, combine })
  const panel = (absentRole: 'incomplete' | 'reweight', ...roles: ReturnType<typeof role>[]): Panel => ({ mode: 'weighted', roles, absentRole })
  const points = (of: Panel, marks: Mark[], more: Partial<Indicator> = {}) => resultOf(of, marks, more).indicator?.points

  it('Σ weight × role ÷ Σ weight, exactly: 0.6 × (8 + 9 + 9)/3 + 0.4 × 7 = 8', () => {
    expect(points(panel('incomplete', role('r', 0.6), role('s', 0.4)), [mark('r', 8, '甲'), mark('r', 9, '乙'), mark('r', 9, '丙'), mark('s', 7)])).toBe(8)
  })

  it('weights need not add up to 1: (3 × 10 + 1 × 5) ÷ 4', () => {
    expect(points(panel('incomplete', role('r', 3), role('s', 1)), [mark('r', 10), mark('s', 5)])).toBe(8.75)
  })

  it('means stay unrounded inside: (10/3 + 10/3 + 0) ÷ 3 roles', () => {
    const of = panel('incomplete', role('r', 1), role('s', 1), role('u', 1))
    const marks = [...['r', 's'].flatMap((code) => [mark(code, 10, '甲'), mark(code, 0, '乙'), mark(code, 0, '丙')]), mark('u', 0)]
    expect(points(of, marks)).toBe(2.2222)
  })

  it('drops the highest and the lowest from five on: (9 + 8 + 8)/3', () => {
    const of = panel('incomplete', role('r', 1, { trimmed: { high: 1, low: 1, from: 5 } }))
    const given = [10, 9, 8, 8, 2].map((value, at) => mark('r', value, String(at)))
    expect(points(of, given)).toBe(8.3333)
    expect(points(of, given.slice(0, 4))).toBe(8.75)
  })

  it('an absent role is incomplete, named', () => {
    const result = resultOf(panel('incomplete', role('r', 1), role('s', 1), role('u', 1)), [mark('s', 8)])
    expect(result.indicator).toEqual({ code: 'X', points: null, state: 'missing' })
    expect(result.missing).toEqual([{ indicator: 'X', role: 'r' }, { indicator: 'X', role: 'u' }])
  })

  it('or left out of both sums; with none at all it is missing', () => {
    const of = panel('reweight', role('r', 0.6), role('s', 0.4))
    expect(points(of, [mark('s', 8)])).toBe(8)
    expect(resultOf(of, []).missing.map(({ indicator }) => indicator)).toContain('X')
  })

  it('not applicable only when every deciding mark says so; mixed in a role they are left out', () => {
    const of = panel('incomplete', role('r', 1), role('s', 3))
    const none: MarkInput = { notApplicable: true }
    const more: Partial<Indicator> = { notApplicable: 'rescale' }
    expect(resultOf(of, [mark('r', none, '甲'), mark('r', none, '乙'), mark('s', none)], more).indicator).toMatchObject({ state: 'not-applicable', points: null })
    expect(points(of, [mark('r', none, '甲'), mark('r', 4, '乙'), mark('s', 8)], more)).toBe(7)
    expect(resultOf(of, [mark('r', none), mark('s', 8)], more).indicator).toMatchObject({ state: 'scored', points: 8 })
    expect(resultOf(of, [mark('r', none)], more).missing).toEqual([{ indicator: 'X', role: 's' }])
  })

  it('only the roles an indicator names score it', () => {
    expect(points(panel('incomplete', role('r', 0.6), role('s', 0.4)), [mark('s', 9)], { roles: ['s'] })).toBe(9)
  })
})

describe('no deciding mark', () => {
  it('counts as 0 in stars under missing: zero, and is not listed', () => {
    const { indicator, missing, status } = resultOf({ mode: 'single' }, [], {}, { missing: 'zero' })
    expect([indicator, missing, status]).toEqual([{ code: 'X', points: 0, state: 'scored' }, [], 'complete'])
  })
})
