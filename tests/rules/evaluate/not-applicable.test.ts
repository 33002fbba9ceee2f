import { compileScheme, evaluate, type Indicator, type MarkInput, type Rule, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, only, schemeOf, scoreRule, withAttributes } from '../builders'

const none: MarkInput = { notApplicable: true }
const policy = (notApplicable: Indicator['notApplicable'], code = 'N', fullScore = 4) => indicatorOf(code, fullScore, scoreRule, notApplicable === undefined ? {} : { notApplicable })
const starOf = (indicators: Indicator[], inputs: Record<string, MarkInput>, more: Partial<Scheme> = {}) => only(compileScheme(schemeOf(indicators, more)), entryOf('a', inputs)).stars[0]

describe('what is not applicable', () => {
  it('rescale: Σ points × full score ÷ what is left, rounded once: 10 × 20 ÷ 16 = 12.5; 7/8 × 20 ÷ 16 …', () => {
    expect(starOf([policy('rescale'), indicatorOf('X', 16, scoreRule)], { N: none, X: { value: 10 } })).toMatchObject({ score: 12.5, indicators: [{ points: null, state: 'not-applicable' }, { points: 10 }] })
    expect(starOf([policy('rescale', 'N', 1), indicatorOf('X', 6, scoreRule)], { N: none, X: { value: 1 } })).toMatchObject({ score: 1.17 })
  })

  it('full, zero: what enters the sum is what is handed out', () => {
    expect(starOf([policy('full'), indicatorOf('X', 6, scoreRule)], { N: none, X: { value: 5 } })).toMatchObject({ score: 9, indicators: [{ points: 4, state: 'not-applicable' }, {}] })
    expect(starOf([policy('zero'), indicatorOf('X', 6, scoreRule)], { N: none, X: { value: 5 } })).toMatchObject({ score: 5, indicators: [{ points: 0, state: 'not-applicable' }, {}] })
  })

  it('two of three rescaled together; a missing one stays in what is left', () => {
    const indicators = [policy('rescale'), policy('rescale', 'M', 6), indicatorOf('X', 6, scoreRule), indicatorOf('Y', 4, scoreRule)]
    expect(starOf(indicators, { N: none, M: none, X: { value: 6 } })).toMatchObject({ score: 12 })
  })

  it('a star with nothing applicable is 0 and dark, by * alone, even when a veto darkens it', () => {
    const scheme = schemeOf([policy('rescale'), policy('rescale', 'M')], { vetoes: [{ code: 'V', name: '否决', effect: { kind: 'darken-star', star: 'S' } }] })
    const result = only(compileScheme(scheme), entryOf('a', { N: none, M: none }, { vetoes: ['V'] }))
    expect(result.stars[0]).toMatchObject({ score: 0, lit: false, unmet: ['*'] })
    expect(result.status).toBe('complete')
  })

  it('nothing applicable but counted in full is an ordinary star', () => {
    expect(starOf([policy('full'), policy('zero', 'M', 1)], { N: none, M: none })).toMatchObject({ score: 4, lit: true, unmet: [] })
  })

  it('track-mean: the exact mean of the track, 10/3 here, of nobody else', () => {
    const scheme = compileScheme(schemeOf([policy('track-mean'), indicatorOf('X', 6, scoreRule)]))
    const entries = [4, 4, 2].map((value, at) => entryOf(`o${at}`, { N: { value }, X: { value: 6 } }))
    const results = evaluate(scheme, [...entries, entryOf('other', { N: { value: 0 }, X: { value: 6 } }, { track: 'u' }), entryOf('n', { N: none, X: { value: 6 } })])
    expect(results.at(-1)?.stars[0]).toMatchObject({ score: 9.33, indicators: [{ points: 3.3333, state: 'not-applicable' }, { points: 6 }] })
  })

  it('at roundAt indicator the mean is rounded like points, the full score stands as it is', () => {
    const scheme = compileScheme(schemeOf([policy('track-mean'), policy('full', 'F', 2.5), indicatorOf('X', 6, scoreRule)], { roundAt: 'indicator', decimals: 0 }))
    const results = evaluate(scheme, [entryOf('a', { N: { value: 4 }, F: { value: 2 }, X: { value: 6 } }), entryOf('b', { N: { value: 3 }, F: { value: 2 }, X: { value: 6 } }), entryOf('n', { N: none, F: none, X: { value: 1.4 } })])
    expect(results.at(-1)?.stars[0]).toMatchObject({ score: 7.5, indicators: [{ points: 4 }, { points: 2.5 }, { points: 1 }] })
  })

  it('track-mean of nobody rescales', () => {
    const scheme = compileScheme(schemeOf([policy('track-mean'), indicatorOf('X', 6, scoreRule)]))
    const results = evaluate(scheme, [entryOf('a', { N: none, X: { value: 3 } }), entryOf('b', { N: { value: 4 }, X: { value: 3 } }, { track: 'u' }), entryOf('c', { X: { value: 6 } })])
    expect(results[0]?.stars[0]).toMatchObject({ score: 5, indicators: [{ points: null, state: 'not-applicable' }, { points: 3 }] })
  })

  it('appliesTo false wins over any mark, but not over a wrong one', () => {
    const applies = indicatorOf('N', 4, scoreRule, { notApplicable: 'full', appliesTo: { attribute: 'kind', in: ['企业'] } })
    const scheme = compileScheme(schemeOf([applies, indicatorOf('X', 6, scoreRule)], { attributes: [{ code: 'kind', name: '类别', type: 'text' }] }))
    const entry = entryOf('a', { N: { value: 1 }, X: { value: 6 } })
    expect(only(scheme, withAttributes(entry, { kind: '社团' })).stars[0]?.indicators[0]).toEqual({ code: 'N', points: 4, state: 'not-applicable' })
    expect(only(scheme, withAttributes(entry, { kind: '企业' })).stars[0]?.indicators[0]).toEqual({ code: 'N', points: 1, state: 'scored' })
    expect(only(scheme, entry).stars[0]?.indicators[0]?.state).toBe('not-applicable')
    expect(() => only(scheme, withAttributes(entryOf('a', { N: { value: 9 } }), { kind: '社团' }))).toThrow('应在 0 到 4 之间')
  })

  it('a zero divisor counts as such a mark where the scheme says so', () => {
    const rule: Rule = { kind: 'measure', quantity: { of: 'growth', whenZero: 'not-applicable' }, curve: { bands: [{ from: 0, points: 4 }], below: 0 } }
    const indicators = [indicatorOf('N', 4, rule, { notApplicable: 'rescale' }), indicatorOf('X', 6, scoreRule)]
    expect(starOf(indicators, { N: { parts: [5, 0] }, X: { value: 3 } })).toMatchObject({ score: 5 })
  })

  it('in extras it is 0, whatever is marked', () => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', 6, scoreRule)], {
      bonus: [{ code: 'H', name: '加分', indicators: [indicatorOf('H1', 5, scoreRule, { notApplicable: 'full' }), indicatorOf('H2', 5, scoreRule)] }],
    }))
    const result = only(scheme, entryOf('a', { X: { value: 6 }, H1: none }))
    expect([result.bonus, result.extras, result.status]).toEqual([0, [{ group: 'H', code: 'H1', points: 0 }, { group: 'H', code: 'H2', points: 0 }], 'complete'])
  })

  it('is not compared and does not hold others up', () => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } }
    const scheme = compileScheme(schemeOf([indicatorOf('N', 10, rule, { notApplicable: 'rescale' }), indicatorOf('X', 6, scoreRule)]))
    const results = evaluate(scheme, [entryOf('a', { N: { value: 8 }, X: { value: 6 } }), entryOf('b', { N: none, X: { value: 6 } }), entryOf('c', { X: { value: 6 } }), entryOf('d', { N: { value: 2 }, X: { value: 6 } })])
    expect(results.map((each) => each.stars[0]?.indicators[0]?.points)).toEqual([10, null, null, 2.5])
    expect(results.map((each) => each.status)).toEqual(['complete', 'complete', 'incomplete', 'complete'])
  })
})
