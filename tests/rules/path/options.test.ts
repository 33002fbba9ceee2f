import { compileScheme, type CohortRule, type Rule, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { planOf } from '../../../src/rules/compile/compile-scheme'
import { compared, missing, notApplicable, scored, type Cell } from '../../../src/rules/evaluate/cell'
import { nth } from '../../../src/rules/nth'
import { attainable } from '../../../src/rules/path/attainable'
import { raisableOf } from '../../../src/rules/path/options'
import { valuesOf } from '../../../src/rules/path/runs'
import { indicatorOf, schemeOf } from '../builders'

const raisable = (rule: Rule, fullScore: number, cell: Cell, more: Partial<Scheme> = {}) => {
  const plan = planOf(compileScheme(schemeOf([indicatorOf('X', fullScore, rule)], more)))
  return raisableOf(plan, nth(plan.indicators, 0), cell, {})
}
const at = (points: number) => scored(points * 10_000, null)

/** What it can be raised to, and how much less than that the rule has to give. */
function told(rule: Rule, fullScore: number, from: number, more: Partial<Scheme> = {}): [to: number, saving: number][] {
  const sets = raisable(rule, fullScore, at(from), more)?.options ?? []
  return sets.flatMap(({ saving, runs }) => runs.flatMap(valuesOf).map((to): [number, number] => [to / 10_000, saving / 10_000])).sort((a, b) => a[0] - b[0])
}

/** The same by looking at every value the rule can give, rounded half-up to whole points. */
function tried(rule: Exclude<Rule, CohortRule>, fullScore: number, from: number): [to: number, saving: number][] {
  const least = new Map<number, number>()
  for (const value of attainable(rule, fullScore * 10_000, {}).flatMap(valuesOf)) {
    const to = Math.floor((value + 5000) / 10_000)
    least.set(to, Math.min(least.get(to) ?? Infinity, value))
  }
  return [...least].filter(([to]) => to > from).map(([to, value]): [number, number] => [to, (to * 10_000 - value) / 10_000]).sort((a, b) => a[0] - b[0])
}

const choice = (...points: number[]): Extract<Rule, { kind: 'choice' }> => ({ kind: 'choice', options: points.map((each, index) => ({ code: `c${index}`, name: '', points: each })) })
const score = (step?: number, from: 'zero' | 'full' = 'zero'): Extract<Rule, { kind: 'score' }> => ({ kind: 'score', from, ...(step === undefined ? {} : { step }) })
const ballot: Extract<Rule, { kind: 'ballot' }> = { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '差', worth: 40 }] }
const whole = { roundAt: 'indicator', decimals: 0 } as const

describe('what an indicator can be raised to', () => {
  it('is everything above its points that its rule can give', () => {
    expect(raisable(choice(5, 1, 3, 2), 5, at(2))).toMatchObject({ position: 0, code: 'X', present: 20_000, most: 50_000 })
    expect(told(choice(5, 1, 3, 2), 5, 2)).toEqual([[3, 0], [5, 0]])
    expect(told(choice(5, 1, 3, 2), 5, 2.5)).toEqual([[3, 0], [5, 0]])
  })

  it('is nothing at the top, without marks, where it does not apply, and in a comparison', () => {
    expect(raisable(choice(5, 1), 5, at(5))).toBeNull()
    expect(raisable(choice(5, 1), 5, missing)).toBeNull()
    // Counted as 0, but no mark can raise it.
    expect(raisable(choice(5, 1), 5, { ...notApplicable(null), points: 0 })).toBeNull()
    expect(raisable({ kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } }, 5, compared(1, null))).toBeNull()
  })

  it('rounded half-up to whole points takes half a point less: 1.5 for 2, 2.5 for 3', () => {
    expect(told(score(), 3, 1, whole)).toEqual([[2, 0.5], [3, 0.5]])
  })

  it('rounded half-even an odd one takes a ten-thousandth more than half: 0.5001 for 1, 1.5 for 2', () => {
    expect(told(score(), 4, 0, { ...whole, rounding: 'half-even' })).toEqual([[1, 0.4999], [2, 0.5], [3, 0.4999], [4, 0.5]])
  })

  it('in steps of 0.3 up from 0 it is 0.6 for 1 and 1.5 for 2; down from 2 it is 0.5 and 1.7', () => {
    expect(told(score(0.3), 2, 0, whole)).toEqual([[1, 0.4], [2, 0.5]])
    expect(told(score(0.3, 'full'), 2, 0, whole)).toEqual([[1, 0.5], [2, 0.3]])
  })

  it('the least the rule can give may be more than what it is rounded to: 1.2 for 1', () => {
    expect(told(ballot, 3, 0, whole)).toEqual([[1, -0.2], [2, 0.5], [3, 0.5]])
  })

  it('of several that are rounded alike the smallest counts: 1.6 for 2', () => {
    expect(told(choice(2.4, 1.6, 2.1), 3, 0, whole)).toEqual([[2, 0.4]])
  })

  const part = (code: string, fullScore: number, rule: Exclude<Rule, CohortRule | { kind: 'composite' }>) => ({ code, name: code, fullScore, rule })
  it.each<[string, Exclude<Rule, CohortRule>, number]>([
    ['whole steps', score(1), 5],
    ['steps of 2', score(2), 7],
    ['steps of 0.7', score(0.7), 7],
    ['every decimal', score(), 4],
    ['every decimal of a ballot', ballot, 7],
    ['choices', choice(0.4, 0.5, 1.49, 1.5, 3.2, 4.6), 5],
    ['tens of thousands of sums that do not come in order', { kind: 'composite', base: 'zero', parts: [part('p', 7, score(0.7)), part('q', 1, score(0.0003)), part('r', 3, choice(0, 3))] }, 11],
  ])('as if every value were tried: %s', (_name, rule, fullScore) => {
    for (const from of [0, 2]) expect(told(rule, fullScore, from, whole)).toEqual(tried(rule, fullScore, from))
  })
})
