import { validateScheme, type Indicator, type Rule } from '@rules'
import { describe, expect, it } from 'vitest'
import { knownAttributes, newAttribute } from '@/pages/schemes/defaults/attributes'
import { nextCode, recoded, starCode } from '@/pages/schemes/defaults/codes'
import { newCondition, possibleForms } from '@/pages/schemes/defaults/condition'
import { newPanel, newRole, newStage } from '@/pages/schemes/defaults/panel'
import { copiedGroup, copiedStar, newGroup, newIndicator, newStar, newVeto } from '@/pages/schemes/defaults/parts'
import { newCurve, newPlaces, newRule } from '@/pages/schemes/defaults/rule'
import { builtIn, indicator, smallScheme } from './fixture'

const kinds = ['score', 'choice', 'tally', 'measure', 'cohort', 'ballot', 'composite'] as const
const year = builtIn('六星评价（年度方案）')

describe('codes', () => {
  it('counts on after the highest number and leaves gaps alone', () => {
    expect(nextCode('A', [])).toBe('A1')
    expect(nextCode('A', ['A1', 'A3', 'B9', 'Ax', 'A'])).toBe('A4')
    expect(nextCode('p', ['p10', 'p9'])).toBe('p11')
  })

  it('gives a star the first free letter', () => {
    expect(starCode([])).toBe('A')
    expect(starCode(year.stars.slice(0, 1))).toBe('A')
    const letters = Array.from({ length: 26 }, (_, index) => ({ code: String.fromCharCode(65 + index), name: '', fullScore: 1, lighting: { ratio: 1 }, indicators: [] }))
    expect(starCode(letters)).toBe('S1')
  })

  it('gives copies codes that nothing else has', () => {
    const [first, second] = [indicator({ kind: 'score', from: 'zero' }, 1, 'A1'), indicator({ kind: 'score', from: 'zero' }, 1, 'A2')]
    expect(recoded([first, second], 'A', ['A1', 'A2', 'A7']).map(({ code }) => code)).toEqual(['A8', 'A9'])
  })
})

describe('what is new is without errors', () => {
  it.each(kinds)('a rule of kind %s', (kind) => {
    const scheme = smallScheme(indicator(newRule(kind, { fullScore: 10, within: 'star' })))
    expect(validateScheme(scheme)).toEqual([])
  })

  it.each(kinds)('a rule of kind %s in a deduction', (kind) => {
    const base = smallScheme(indicator({ kind: 'score', from: 'zero' }))
    const deduction: Indicator = indicator(newRule(kind, { fullScore: 5, within: 'deduction' }), 5, 'K1')
    expect(validateScheme({ ...base, deductions: [{ code: 'd', name: '减分', indicators: [deduction] }] })).toEqual([])
  })

  it.each(['bands', 'linear', 'proportional'] as const)('points by %s', (form) => {
    const rule: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: newCurve(form, 7) }
    expect(validateScheme(smallScheme(indicator(rule, 7)))).toEqual([])
  })

  it.each(['places', 'step', 'stepPercent', 'shares', 'ofBest', 'fromMean'] as const)('places by %s', (form) => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'all', better: 'higher', by: newPlaces(form, 7) }
    expect(validateScheme(smallScheme(indicator(rule, 7)))).toEqual([])
  })

  it('a star, groups of extras and a veto', () => {
    const scheme = smallScheme(indicator({ kind: 'score', from: 'zero' }))
    const taken = ['A1', 'J1']
    const star = newStar(scheme.stars, taken)
    expect([star.code, star.indicators[0]?.code]).toEqual(['B', 'B1'])
    const bonus = newGroup(scheme, 'bonus', taken)
    expect(bonus.indicators[0]?.code).toBe('J2')
    const deductions = newGroup({ ...scheme, bonus: [bonus] }, 'deductions', taken)
    expect(validateScheme({ ...scheme, stars: [...scheme.stars, star], bonus: [bonus], deductions: [deductions], vetoes: [newVeto([])] })).toEqual([])
    expect(newIndicator('B', ['B4'], 'star').code).toBe('B5')
  })

  it('a copied star', () => {
    const [politics] = year.stars
    if (!politics) throw new Error('no star')
    const copy = copiedStar(politics, year.stars, year.stars.flatMap((star) => star.indicators.map(({ code }) => code)))
    expect(validateScheme({ ...year, stars: [...year.stars, copy] })).toEqual(validateScheme(year))
  })

  it('a copied group of deductions', () => {
    const [group] = year.deductions ?? []
    if (!group) throw new Error('no group')
    const copy = copiedGroup(group, year, 'deductions', group.indicators.map(({ code }) => code))
    expect(validateScheme({ ...year, deductions: [group, copy] })).toEqual(validateScheme(year))
  })

  it.each(['single', 'stages', 'weighted'] as const)('a panel %s', (mode) => {
    const panel = newPanel(mode)
    const grown = panel.mode === 'stages' ? { ...panel, stages: [...panel.stages, newStage(panel.stages)] } : panel.mode === 'weighted' ? { ...panel, roles: [...panel.roles, newRole(panel.roles)] } : panel
    expect(validateScheme({ ...smallScheme(indicator({ kind: 'score', from: 'zero' })), panel: grown })).toEqual([])
  })

  it.each(['organization', 'unit', 'project'] as const)('the fields of %s', (subject) => {
    const attributes = knownAttributes(subject)
    const scheme = { ...smallScheme(indicator({ kind: 'score', from: 'zero' })), subject, attributes: [...attributes, newAttribute(attributes)] }
    expect(validateScheme(scheme)).toEqual([])
    expect(attributes.map(({ code }) => code)).not.toContain('phone')
  })
})

describe('a rule of another kind', () => {
  const place = { fullScore: 10, within: 'star' } as const

  it('keeps the quantity between a measure and a comparison', () => {
    const measure: Rule = { kind: 'measure', quantity: { of: 'growth', unit: '%' }, curve: newCurve('bands', 10) }
    expect(newRule('cohort', place, measure)).toMatchObject({ quantity: { of: 'growth', unit: '%' } })
  })

  it('becomes the first part of a composite, unless it is a comparison', () => {
    const choice = newRule('choice', place)
    expect(newRule('composite', place, choice)).toMatchObject({ parts: [{ fullScore: 10, rule: choice }] })
    expect(newRule('composite', place, newRule('cohort', place))).toMatchObject({ parts: [{ rule: { kind: 'tally' } }] })
  })
})

describe('conditions to begin with', () => {
  const bare = smallScheme(indicator({ kind: 'score', from: 'zero' }))

  it('are offered only where there is something to ask for', () => {
    expect(possibleForms(bare, 'attributes')).toEqual([])
    expect(possibleForms(bare, 'anything')).not.toContain('attribute')
    expect(possibleForms(year, 'attributes')).toEqual(['attribute', 'all', 'any', 'not'])
    expect(newCondition('attribute', bare, 'anything')).toBeNull()
    expect(newCondition('all', bare, 'attributes')).toBeNull()
  })

  it.each(possibleForms(year, 'anything'))('are without errors: %s', (form) => {
    const when = newCondition(form, year, 'anything')
    if (!when) throw new Error('no condition')
    expect(validateScheme({ ...year, level: { ...year.level, conditions: [{ level: 1, when }] } })).toEqual(validateScheme({ ...year, level: { ...year.level, conditions: [] } }))
  })

  it.each(knownAttributes('organization').map((attribute) => [attribute.name, attribute] as const))('ask for %s as its type can answer', (_, attribute) => {
    const scheme = { ...bare, attributes: [attribute] }
    const when = newCondition('attribute', scheme, 'attributes')
    expect(when).toHaveProperty('attribute', attribute.code)
  })
})
