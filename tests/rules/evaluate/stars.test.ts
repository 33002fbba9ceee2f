import { compileScheme, type Indicator, type MarkInput, type Rule, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, only, schemeOf, scoreRule } from '../builders'

const X = indicatorOf('X', 10, scoreRule)
const resultOf = (scheme: Scheme, inputs: Record<string, MarkInput>, vetoes: string[] = []) => only(compileScheme(scheme), entryOf('a', inputs, { vetoes }))

describe('lighting', () => {
  it.each([[8, true], [7.99, false], [0, false]])('the line 0.8 × 10 includes itself: %d → %s', (value, lit) => {
    expect(resultOf(schemeOf([X]), { X: { value } }).stars[0]).toMatchObject({ lit, unmet: lit ? [] : ['score'] })
  })

  it('is judged on the rounded number at roundAt star (7.995 → 8), on the exact one at roundAt total', () => {
    const lit = (roundAt: Scheme['roundAt']) => resultOf(schemeOf([X], { roundAt }), { X: { value: 7.995 } }).stars[0]
    expect(lit('star')).toMatchObject({ score: 8, lit: true })
    expect(lit('indicator')).toMatchObject({ score: 8, lit: true })
    expect(lit('total')).toMatchObject({ score: 7.995, lit: false })
  })

  it('a line in points', () => {
    const scheme = schemeOf([X], { stars: [{ code: 'S', name: '一星', fullScore: 10, lighting: { score: 6.5 }, indicators: [X] }] })
    expect(resultOf(scheme, { X: { value: 6.5 } }).stars[0]?.lit).toBe(true)
    expect(resultOf(scheme, { X: { value: 6.49 } }).stars[0]?.lit).toBe(false)
  })

  const required: Indicator = { ...X, code: 'R', required: { ratio: 0.6 }, notApplicable: 'full' }
  const withVeto = schemeOf([X, required], { vetoes: [{ code: 'V2', name: '乙', effect: { kind: 'darken-star', star: 'S' } }, { code: 'V1', name: '甲', effect: { kind: 'darken-star', star: 'S' } }] })

  it('a required indicator below its line darkens the star', () => {
    expect(resultOf(withVeto, { X: { value: 10 }, R: { value: 5.99 } }).stars[0]).toMatchObject({ lit: false, unmet: ['R', 'score'] })
    expect(resultOf(withVeto, { X: { value: 10 }, R: { value: 6 } }).stars[0]).toMatchObject({ lit: true, unmet: [] })
  })

  it('not applicable counts as met, missing as unmet', () => {
    expect(resultOf(withVeto, { X: { value: 10 }, R: { notApplicable: true } }).stars[0]?.unmet).toEqual([])
    expect(resultOf(withVeto, { X: { value: 10 } }).stars[0]?.unmet).toEqual(['R', 'score'])
  })

  it.each(['rescale', 'zero'] as const)('not applicable counts as met under %s too, whatever it is counted with', (notApplicable) => {
    const scheme = schemeOf([X, { ...required, fullScore: 1, notApplicable }])
    expect(resultOf(scheme, { X: { value: 10 }, R: { notApplicable: true } }).stars[0]).toMatchObject({ lit: true, unmet: [] })
  })

  it('lists indicators, then score, then vetoes in the order of the scheme, each once', () => {
    const result = resultOf(withVeto, { X: { value: 0 }, R: { value: 0 } }, ['V1', 'V2', 'V1'])
    expect(result.stars[0]?.unmet).toEqual(['R', 'score', 'V2', 'V1'])
    expect(result.vetoes).toEqual(['V2', 'V1'])
  })

  it('required uses exact points, the rounded ones at roundAt indicator', () => {
    const scheme = (roundAt: Scheme['roundAt']) => schemeOf([required], { roundAt, decimals: 1 })
    expect(resultOf(scheme('star'), { R: { value: 5.95 } }).stars[0]?.unmet).toContain('R')
    expect(resultOf(scheme('indicator'), { R: { value: 5.95 } }).stars[0]?.unmet).not.toContain('R')
  })
})

describe('clamping', () => {
  it('扣完为止, 加满为止', () => {
    const rule = (base: 'zero' | 'full', points: number): Rule => ({ kind: 'tally', base, combine: 'sum', items: [{ code: 'n', name: '次', points }] })
    expect(resultOf(schemeOf([indicatorOf('X', 10, rule('full', -3))]), { X: { items: { n: 9 } } }).total).toBe(0)
    expect(resultOf(schemeOf([indicatorOf('X', 10, rule('zero', 3))]), { X: { items: { n: 9 } } }).total).toBe(10)
  })
})

describe('where rounding happens', () => {
  const third: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } }
  const indicator = (code: string) => indicatorOf(code, 1, third)
  const scheme = (roundAt: Scheme['roundAt'], rounding: Scheme['rounding'] = 'half-up', decimals: Scheme['decimals'] = 2): Scheme => {
    const star = (code: string, indicators: Indicator[]) => ({ code, name: code, fullScore: indicators.length, lighting: { ratio: 0.5 }, indicators })
    return {
      ...schemeOf([], { roundAt, rounding, decimals }),
      stars: [star('S', [indicator('A'), indicator('B')]), star('T', [indicator('C')])],
      bonus: [{ code: 'H', name: '加分', indicators: [indicator('D')] }],
    }
  }
  const thirds = Object.fromEntries(['A', 'B', 'C', 'D'].map((code): [string, MarkInput] => [code, { parts: [1, 3] }]))

  /** Stars 2/3 and 1/3, bonus 1/3: exactly 4/3. */
  it.each<[Scheme['roundAt'], number[], number, number]>([
    ['star', [0.67, 0.33], 0.33, 1.33],
    ['indicator', [0.66, 0.33], 0.33, 1.32],
    ['total', [0.6667, 0.3333], 0.3333, 1.33],
  ])('at %s', (roundAt, stars, bonus, total) => {
    const result = resultOf(scheme(roundAt), thirds)
    expect(result.stars.map(({ score }) => score)).toEqual(stars)
    expect([result.bonus, result.total]).toEqual([bonus, total])
  })

  it('indicators are handed out to four decimals, to the scheme’s at roundAt indicator', () => {
    const points = (roundAt: Scheme['roundAt']) => resultOf(scheme(roundAt), thirds).stars[0]?.indicators[0]?.points
    expect([points('star'), points('total'), points('indicator')]).toEqual([0.3333, 0.3333, 0.33])
  })

  it.each<[Scheme['rounding'], number, number]>([['half-up', 2.25, 2.3], ['half-even', 2.25, 2.2], ['half-even', 2.35, 2.4], ['half-up', 2.35, 2.4]])('%s: %d to one decimal is %d', (rounding, value, score) => {
    expect(resultOf(schemeOf([X], { rounding, decimals: 1 }), { X: { value } }).stars[0]?.score).toBe(score)
  })

  it('a rescaled star is rounded again at roundAt indicator: 0.33 × 2 ÷ 1', () => {
    const rescaled = schemeOf([indicatorOf('N', 2, scoreRule, { notApplicable: 'rescale' }), indicator('A')], { roundAt: 'indicator', decimals: 1 })
    expect(resultOf(rescaled, { N: { notApplicable: true }, A: { parts: [1, 3] } }).stars[0]).toMatchObject({ score: 0.9, indicators: [{}, { points: 0.3 }] })
  })

  it.each<[Scheme['roundAt'], number]>([['indicator', 0.8], ['star', 0.8], ['total', 0.75]])('a rescaled star at roundAt %s: 0.5 × 3 ÷ 2 to one decimal is %d', (roundAt, score) => {
    const rescaled = schemeOf([indicatorOf('N', 1, scoreRule, { notApplicable: 'rescale' }), indicatorOf('A', 2, scoreRule)], { roundAt, decimals: 1 })
    expect(resultOf(rescaled, { N: { notApplicable: true }, A: { value: 0.5 } }).stars[0]?.score).toBe(score)
  })

  it('each extra is rounded at roundAt indicator', () => {
    const result = resultOf({ ...scheme('indicator'), bonus: [{ code: 'H', name: '加分', indicators: ['D', 'E', 'F'].map(indicator) }] }, { ...thirds, E: { parts: [1, 3] }, F: { parts: [1, 3] } })
    expect([result.bonus, result.extras.map(({ points }) => points)]).toEqual([0.99, [0.33, 0.33, 0.33]])
  })

  it('rounds a negative total away from zero, or to even', () => {
    const negative = (rounding: Scheme['rounding']) => resultOf(schemeOf([X], { rounding, roundAt: 'total', decimals: 0, deductions: [{ code: 'D', name: '减分', indicators: [indicatorOf('D1', 10, scoreRule)] }] }), { X: { value: 0 }, D1: { value: 2.5 } }).total
    expect([negative('half-up'), negative('half-even')]).toEqual([-3, -2])
  })
})

describe('extras and the total', () => {
  const group = (code: string, indicators: string[], cap?: number) => ({ code, name: code, ...(cap === undefined ? {} : { cap }), indicators: indicators.map((each) => indicatorOf(each, 10, scoreRule)) })
  const scheme = schemeOf([X], { bonus: [group('H', ['H1', 'H2'], 5), group('I', ['I1'])], deductions: [group('D', ['D1', 'D2'], 8), group('E', ['E1'])] })

  it('each group is capped, then they add up: 8 + 5 + 1 − 8 − 2', () => {
    const result = resultOf(scheme, { X: { value: 8 }, H1: { value: 3 }, H2: { value: 4 }, I1: { value: 1 }, D1: { value: 5 }, D2: { value: 5 }, E1: { value: 2 } })
    expect([result.bonus, result.deduction, result.total]).toEqual([6, 10, 4])
    expect(result.extras.map(({ group: of, code, points }) => `${of}.${code} ${points}`)).toEqual(['H.H1 3', 'H.H2 4', 'I.I1 1', 'D.D1 5', 'D.D2 5', 'E.E1 2'])
  })

  it('unmarked extras are 0 and never missing', () => {
    const result = resultOf(scheme, { X: { value: 8 } })
    expect([result.status, result.total, result.extras.every(({ points }) => points === 0)]).toEqual(['complete', 8, true])
  })

  it('the total may be negative, and never −0', () => {
    expect(resultOf(scheme, { X: { value: 0 }, D1: { value: 3 } }).total).toBe(-3)
    expect(Object.is(resultOf(scheme, { X: { value: 0 } }).deduction, 0)).toBe(true)
  })

  it('the total is capped before it is rounded', () => {
    expect(resultOf({ ...scheme, cap: 9 }, { X: { value: 8 }, H1: { value: 3 } }).total).toBe(9)
    expect(resultOf({ ...scheme, roundAt: 'total', decimals: 0, cap: 9.4 }, { X: { value: 8 }, H1: { value: 3 } }).total).toBe(9)
  })

  it('a group is capped before it is rounded', () => {
    const capped = { ...scheme, decimals: 0 as const, bonus: [group('H', ['H1'], 2.4)] }
    expect(resultOf(capped, { X: { value: 8 }, H1: { value: 9 } }).bonus).toBe(2)
  })
})

describe('an incomplete organization', () => {
  const scheme = schemeOf([X, indicatorOf('Y', 10, scoreRule)])
  const result = resultOf(scheme, { X: { value: 7 } })

  it('keeps its stars and total, a missing indicator adding nothing, but has no level, steps or rank', () => {
    expect(result).toMatchObject({ status: 'incomplete', missing: [{ indicator: 'Y' }], total: 7, level: null, levelSteps: [], rank: null, overallRank: null, tied: 0, decidedBy: null, unranked: 'incomplete' })
    expect(result.stars[0]).toMatchObject({ score: 7, lit: false, indicators: [{ points: 7, state: 'scored' }, { points: null, state: 'missing' }] })
  })

  it('lists what is missing in the order of the scheme', () => {
    expect(resultOf(scheme, {}).missing).toEqual([{ indicator: 'X' }, { indicator: 'Y' }])
  })
})
