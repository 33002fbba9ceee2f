import { describe, expect, it } from 'vitest'
import { compileScheme, evaluate, SchemeError } from '@rules'
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
    expect(() => evaluate({ scheme: schemeOf([indicatorOf('X', 10, scoreRule)]) }, [])).toThrow(TypeError)
  })
})
