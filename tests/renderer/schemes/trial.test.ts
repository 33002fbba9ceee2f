import type { Rule, Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { blankRow, blankRows, trialParts, wantsReason, withAttribute, withText } from '@/pages/schemes/trial/rows'
import { askedAttributes, trialScheme, tryOut, type TrialRow } from '@/pages/schemes/trial/trial'
import { builtIn, indicator, smallScheme } from './fixture'

const year = builtIn('六星评价（年度方案）')

function points(scheme: Scheme, rows: TrialRow[], code = 'A1') {
  const outcome = tryOut(scheme, code, rows)
  if ('problems' in outcome) throw new Error(outcome.problems.map((problem) => problem.message).join())
  return outcome.results.map((result) => result.problem ?? result.explanation?.points)
}
const row = (index: number, texts: TrialRow['texts']): TrialRow => ({ ...blankRow(index), texts })

describe('trying an indicator', () => {
  it('counts what lacks, as typed in the grid', () => {
    const rule: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'a', name: '例会', points: -0.5, required: 12 }] }
    const scheme = smallScheme(indicator(rule, 5))
    expect(points(scheme, [row(0, { a: '９次' })])).toEqual([3.5])
    expect(points(scheme, [row(0, { a: '-1' })])[0]).toContain('不能小于 0')
    expect(points(scheme, [row(0, {})])).toEqual([null])
  })

  it('compares several organizations', () => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { places: [60, 57, 54, 51, 48], then: -3, floor: 0 } }
    const scheme = smallScheme(indicator(rule, 60))
    expect(blankRows(indicator(rule))).toHaveLength(4)
    expect(points(scheme, ['9', '8', '8', '5'].map((value, index) => row(index, { value })))).toEqual([60, 57, 57, 51])
  })

  it('does so though the rest of the scheme is wrong', () => {
    const scheme = smallScheme(indicator({ kind: 'score', from: 'zero' }))
    const broken: Scheme = { ...scheme, stars: scheme.stars.map((star) => ({ ...star, fullScore: 99 })), ranking: { criteria: [{ by: 'star', code: '没有' }], ties: 'dense' } }
    expect(points(broken, [row(0, { value: '7' })])).toEqual([7])
  })

  it('says what is wrong with the indicator itself', () => {
    const outcome = tryOut(smallScheme(indicator({ kind: 'choice', options: [] })), 'A1', [blankRow(0)])
    expect(outcome).toHaveProperty('problems.0.severity', 'error')
    expect(tryOut(year, 'nowhere', [blankRow(0)])).toEqual({ problems: [] })
    expect(trialScheme(year, 'nowhere')).toBeNull()
  })

  it('tries every indicator of the built-in scheme, extras too', () => {
    for (const group of [...year.stars, ...(year.bonus ?? []), ...(year.deductions ?? [])]) {
      for (const each of group.indicators) expect(tryOut(year, each.code, blankRows(each))).toHaveProperty('results')
    }
  })

  it('asks for the fields its rule asks for, not for those that say whom it concerns', () => {
    const rule: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'a', name: '未配', points: -1, when: { attribute: 'members', atLeast: 3 } }] }
    const asked = askedAttributes(year, { ...indicator(rule), appliesTo: { attribute: 'enterprise', in: [true] } })
    expect(asked.map(({ code }) => code)).toEqual(['members'])
    const scheme = { ...smallScheme(indicator(rule)), attributes: year.attributes }
    const counted = row(0, { a: '2' })
    expect(points(scheme, [withAttribute(counted, 'members', 5)])).toEqual([8])
    expect(points(scheme, [withAttribute(withAttribute(counted, 'members', 5), 'members', undefined)])).toEqual([10])
  })

  it('knows what is typed and what is read', () => {
    const fromRegister = indicator({ kind: 'measure', quantity: { of: 'value', attribute: 'members' }, curve: { proportional: { target: 10, better: 'higher' } } })
    expect(trialParts(fromRegister)).toEqual([])
    expect(wantsReason(indicator({ kind: 'score', from: 'full', needsReason: true }))).toBe(true)
    expect(wantsReason(fromRegister)).toBe(false)
    expect(withText(blankRow(0), 'a', '1').texts).toEqual({ a: '1' })
  })
})
