import { alterScheme, compileScheme, evaluate, type Alteration, type OrganizationEntry, type OrganizationResult, type Scheme } from '@rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'
import { round } from '../support/arbitrary'
import { runs } from '../support/runs'

const scheme: Scheme = schemeOf([], {
  stars: ['A', 'B'].map((code, at) => ({ code, name: code, fullScore: 10, lighting: at === 0 ? { ratio: 0.6 } : { score: 6 }, indicators: [indicatorOf(`${code}1`, 10, scoreRule)] })),
  bonus: [{ code: 'P', name: '加分', cap: 2, indicators: [indicatorOf('P1', 5, scoreRule)] }],
  level: { by: 'lower-of-both', bands: [{ level: 1, from: 8 }, { level: 2, from: 14 }] },
  cap: 20,
})
const points = fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10)
const field = fc.array(fc.record({ A1: points, B1: points, P1: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10) }), { minLength: 1, maxLength: 8 })
const entriesOf = (list: { A1: number; B1: number; P1: number }[]): OrganizationEntry[] => list.map(({ A1, B1, P1 }, at) => entryOf(String(at), { A1: { value: A1 }, B1: { value: B1 }, P1: { value: P1 } }))

describe('a scheme altered', () => {
  it('in nothing, or to what it is, leaves every result as it is', () => {
    fc.assert(
      fc.property(round(), ({ scheme: any, entries }) => {
        const compiled = compileScheme(any)
        const same = { weights: Object.fromEntries(any.stars.map(({ code, fullScore }) => [code, fullScore])), lines: Object.fromEntries(any.stars.map(({ code, lighting }) => [code, 'ratio' in lighting ? lighting.ratio : lighting.score])) }
        for (const alteration of [{}, same]) {
          const { before, after, changed } = alterScheme(compiled, entries, alteration)
          expect(before).toEqual(evaluate(compiled, entries))
          expect(after).toEqual(before)
          expect(changed).toEqual([])
        }
      }),
      { numRuns: Math.min(runs.numRuns, 200) },
    )
  })

  it('in weights, lines, bands and caps gives what a plain loop over the scores gives', () => {
    const tenths = (most: number) => fc.integer({ min: 0, max: most * 10 }).map((value) => value / 10)
    fc.assert(
      fc.property(field, fc.record({ weight: tenths(20), line: fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100), score: fc.integer({ min: 1, max: 10 }), band: tenths(20), cap: tenths(3), top: fc.integer({ min: 15, max: 30 }) }), (list, { weight, line, score, band, cap, top }) => {
        const { after, before, changed } = alterScheme(compileScheme(scheme), entriesOf(list), { weights: { A: weight }, lines: { A: line, B: score }, bands: { 1: Math.min(band, 13.9) }, caps: { P: cap }, cap: top })
        const totals: number[] = []
        for (const { A1, B1, P1 } of list) totals.push(Math.min(top * 100, Math.round(Math.round(A1 * 10) * Math.round(weight * 10) * 0.1 + 1e-6) + Math.round(B1 * 100) + Math.round(Math.min(P1, cap) * 100)))
        list.forEach(({ A1, B1 }, at) => {
          const total = totals[at] ?? NaN
          const lit = (Math.round(A1 * 100) >= Math.round(line * 1000) ? 1 : 0) + (B1 >= score ? 1 : 0)
          const byTotal = total >= 1400 ? 2 : total >= Math.round(Math.min(band, 13.9) * 100) ? 1 : 0
          let better = 0
          for (const other of totals) if (other > total) better += 1
          expect(after[at]).toMatchObject({ level: Math.min(lit, byTotal), rank: better + 1 })
          expect(Math.round((after[at]?.total ?? NaN) * 100)).toBe(total)
        })
        const differs = (result: OrganizationResult, at: number) => result.level !== after[at]?.level || result.rank !== after[at].rank
        expect(changed).toEqual(before.filter(differs).map(({ organizationId }) => organizationId))
      }),
      { numRuns: Math.min(runs.numRuns, 400) },
    )
  })

  it('only in what it has', () => {
    const compiled = compileScheme(scheme)
    const refused: Alteration[] = [{ weights: { Z: 1 } }, { lines: { Z: 1 } }, { bands: { 5: 1 } }, { caps: { Z: 1 } }, { weights: { A: -1 } }]
    for (const alteration of refused) expect(() => alterScheme(compiled, [], alteration)).toThrow(RangeError)
    expect(() => alterScheme(compileScheme(schemeOf([indicatorOf('X', 5, scoreRule)])), [], { cap: 3 })).toThrow(RangeError)
    expect(() => alterScheme(compiled, [], { lines: { A: 2 } })).toThrow()
  })
})
