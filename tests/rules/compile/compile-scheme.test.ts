import { describe, expect, it } from 'vitest'
import { compileScheme, evaluate, SchemeError } from '@rules'
import { planOf } from '../../../src/rules/compile/compile-scheme'
import { indicatorOf, schemeOf, scoreRule } from '../builders'

describe('compileScheme', () => {
  it('refuses a scheme with an error, and hands over every problem', () => {
    const scheme = schemeOf([indicatorOf('X', 10, scoreRule), indicatorOf('X', 5, scoreRule)], { ranking: { criteria: [{ by: 'star', code: 'Z' }], ties: 'dense' } })
    const caught = (() => {
      try {
        return compileScheme(scheme)
      } catch (error) {
        return error
      }
    })()
    expect(caught).toBeInstanceOf(SchemeError)
    expect(caught instanceof SchemeError && caught.problems.map(({ code }) => code).sort()).toEqual(['duplicate-code', 'unknown-reference'])
  })

  it('takes a scheme with warnings alone', () => {
    expect(compileScheme(schemeOf([indicatorOf('X', 10, scoreRule)])).scheme.id).toBe('test')
  })

  it('only its own schemes can be evaluated', () => {
    expect(() => evaluate({ scheme: schemeOf([indicatorOf('X', 10, scoreRule)]) }, [])).toThrow(new TypeError('not a scheme made by compileScheme'))
  })

  it('tells the indicators whose points rest on others: comparisons and means of the track', () => {
    const cohort = indicatorOf('C', 10, { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } })
    const plan = planOf(compileScheme(schemeOf([indicatorOf('X', 10, scoreRule), cohort, indicatorOf('M', 10, scoreRule, { notApplicable: 'track-mean' }), indicatorOf('R', 10, scoreRule, { notApplicable: 'rescale' })])))
    expect(plan.shared.map(({ definition }) => definition.code)).toEqual(['C', 'M'])
    expect(plan.indicators.map(({ rule, cohort: compared }) => [rule !== null, compared !== null])).toEqual([[true, false], [false, true], [true, false], [true, false]])
  })

  it('a scheme with one scorer has no roles, and no veto that is not written', () => {
    const plan = planOf(compileScheme(schemeOf([indicatorOf('X', 10, scoreRule)])))
    expect([plan.indicators[0]?.roles, [...plan.vetoes]]).toEqual([[], []])
  })
})
