import { compileScheme, pathTo, type Indicator, type MarkInput, type OrganizationEntry, type Rule, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const measured = (attribute?: string): Extract<Rule, { kind: 'measure' }> => ({ kind: 'measure', quantity: { of: 'value', ...(attribute === undefined ? {} : { attribute }) }, curve: { proportional: { target: 10, better: 'higher' } } })
const attributes: Scheme['attributes'] = [{ code: 'staff', name: '职工数', type: 'number' }]
const single = (code: string, ...indicators: Indicator[]) => ({ code, name: code, fullScore: indicators.reduce((sum, { fullScore }) => sum + fullScore, 0), lighting: { ratio: 0.8 }, indicators })

/** The points that x is to be raised to, or why not. */
function raised(scheme: Scheme, entry: OrganizationEntry, goal: Parameters<typeof pathTo>[3]): Record<string, number> | string {
  const found = pathTo(compileScheme(scheme), [entry], entry.organizationId, goal)
  return found.ok ? Object.fromEntries(found.path.steps.map(({ indicator, to }) => [indicator, to])) : found.reason
}

describe('what is missing', () => {
  const withRule = (rule: Rule, staff?: number) => raised(schemeOf([indicatorOf('m', 10, rule), indicatorOf('s', 10, scoreRule)], { attributes, roundAt: 'total', decimals: 0 }), entryOf('x', { s: { value: 5 } }, { attributes: staff === undefined ? {} : { staff } }), { total: 12 })
  const composite = (rule: Extract<Rule, { kind: 'measure' | 'score' }>): Rule => ({ kind: 'composite', base: 'zero', parts: [{ code: 'p', name: '一', fullScore: 4, rule }, { code: 'q', name: '二', fullScore: 6, rule: scoreRule }] })

  it('counts from 0 where a mark could be given', () => {
    expect(withRule(measured())).toEqual({ m: 6.5 })
    expect(withRule(composite(scoreRule))).toEqual({ m: 6.5 })
    expect(withRule(composite(measured()))).toEqual({ m: 6.5 })
  })

  it('does not where it is the register that lacks something, or others it is compared with decide', () => {
    expect(withRule(measured('staff'))).toBe('incomplete')
    expect(withRule(measured('staff'), 4)).toEqual({ m: 6.5 })
    expect(withRule({ kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } })).toBe('incomplete')
  })
})

describe('a star of which an indicator does not apply', () => {
  /** 5 of 25 points do not apply: the others count a quarter more. */
  const toTotal = (roundAt: Scheme['roundAt'], total: number, bonus?: number) => {
    const indicators = [indicatorOf('a', 5, scoreRule, { notApplicable: 'rescale' }), indicatorOf('b', 10, scoreRule), indicatorOf('c', 10, scoreRule)]
    const inputs: Record<string, MarkInput> = { a: { notApplicable: true }, b: { value: 4 }, c: { value: 4 }, ...(bonus === undefined ? {} : { h: { value: bonus } }) }
    return raised(schemeOf(indicators, { roundAt, decimals: 1, bonus: [{ code: 'H', name: '加分', indicators: [indicatorOf('h', 5, scoreRule)] }] }), entryOf('x', inputs), { total })
  }

  it('is rounded with its indicators: 4.15 counts as 4.2, 8.2 × 1.25 as 10.3', () => expect(toTotal('indicator', 10.3)).toEqual({ b: 4.15 }))
  it('is rounded by itself: 8.2 × 1.25 counts as 10.3', () => expect(toTotal('star', 10.3)).toEqual({ b: 4.2 }))
  it('is not rounded before the total is: 8.168 × 1.25 and 0.04 count as 10.3', () => expect(toTotal('total', 10.3, 0.04)).toEqual({ b: 4.168 }))
})

describe('a total with a cap', () => {
  const toTotal = (total: number, more: Partial<Scheme>) => raised(schemeOf([indicatorOf('a', 10, scoreRule), indicatorOf('b', 10, scoreRule)], more), entryOf('x', { a: { value: 5 }, b: { value: 1 } }), { total })

  it('is never beyond it', () => {
    expect(toTotal(8, { cap: 8 })).toEqual({ a: 6.995 })
    expect(toTotal(8.01, { cap: 8 })).toBe('out-of-reach')
  })

  it('is rounded after it, where it is the total that is rounded', () => {
    expect(toTotal(8.01, { cap: 8.006, roundAt: 'total' })).toEqual({ a: 7.005 })
    expect(toTotal(8.01, { cap: 8.006, roundAt: 'star' })).toBe('out-of-reach')
  })
})

describe('a star that a veto darkens', () => {
  const scheme: Scheme = {
    ...schemeOf([]),
    roundAt: 'total',
    stars: [single('A', indicatorOf('a', 10, scoreRule)), single('B', indicatorOf('b', 10, scoreRule))],
    vetoes: [{ code: 'V', name: '熄灭', effect: { kind: 'darken-star', star: 'A' } }, { code: 'W', name: '降级', effect: { kind: 'drop-levels', by: 1 } }],
  }
  const toLevel = (level: number, vetoes: string[]) => raised(scheme, entryOf('x', { a: { value: 7 }, b: { value: 5 } }, { vetoes }), { level })

  it('is not lit, the other one is', () => {
    expect(toLevel(1, [])).toEqual({ a: 8 })
    expect(toLevel(1, ['V'])).toEqual({ b: 8 })
    expect(toLevel(2, ['V'])).toBe('out-of-reach')
    expect(toLevel(1, ['W'])).toEqual({ a: 8, b: 8 })
  })
})

describe('points that need not be given in full', () => {
  const steps = (to: number) => raised(schemeOf([indicatorOf('a', 12, { kind: 'score', from: 'zero', step: 0.3 })], { roundAt: 'indicator', decimals: 0 }), entryOf('x', { a: { value: 0 } }), { total: to })

  it('are what is rounded up to them: steps of 0.3 to whole points', () => {
    expect([1, 2, 3, 4, 5, 6, 9, 10, 11, 12].map(steps)).toEqual([0.6, 1.5, 2.7, 3.6, 4.5, 5.7, 8.7, 9.6, 10.5, 11.7].map((a) => ({ a })))
  })
})
