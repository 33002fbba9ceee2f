import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/rules/compare/compare'
import type { CompiledScheme, ComparisonRow, OrganizationResult, StarResult } from '../../../src/rules/types'
import { result, star } from '../support/result'
import { runs } from '../support/runs'
import { valid } from '../validate/fixture'

/** Star A of A1 (12) and A2 (8), star B of B1 (10). */
const scheme: CompiledScheme = { scheme: valid }

const scored = (code: string, points: number) => ({ code, points, state: 'scored' as const })
const starA = (first: number, second: number): StarResult => ({
  ...star('A', first + second, 20),
  indicators: [scored('A1', first), scored('A2', second)],
})
const starB = (points: number): StarResult => ({ ...star('B', points, 10), indicators: [scored('B1', points)] })
const of = (id: string, first: number, second: number, third: number, more: Partial<OrganizationResult> = {}) =>
  result(id, 1, first + second + third, { stars: [starA(first, second), starB(third)], ...more })

const a = of('a', 12, 6, 9, { bonus: 2 })
const b = of('b', 9, 8, 9, { deduction: 1.5 })
const c = of('c', 9, 6, 10)
const notApplicable: OrganizationResult = of('n', 0, 6, 0, {
  stars: [
    { ...starA(0, 6), indicators: [{ code: 'A1', points: null, state: 'not-applicable' }, scored('A2', 6)] },
    { ...star('B', 0, 10), unmet: ['*'], indicators: [{ code: 'B1', points: null, state: 'not-applicable' }] },
  ],
})
const incomplete: OrganizationResult = of('i', 9, 0, 9, {
  status: 'incomplete',
  rank: null,
  missing: [{ indicator: 'A2' }],
  stars: [{ ...starA(9, 0), indicators: [scored('A1', 9), { code: 'A2', points: null, state: 'missing' }] }, starB(9)],
})

function rowOf(rows: ComparisonRow[], code: string): ComparisonRow {
  const row = rows.find((each) => each.code === code)
  if (row === undefined) throw new Error(`no row ${code}`)
  return row
}
const marks = (row: ComparisonRow) => row.cells.map((cell) => (cell.best ? '+' : cell.worst ? '-' : '='))

describe('compare', () => {
  it('answers total, each star followed by its indicators, bonus and deduction', () => {
    const rows = compare(scheme, [a], ['a'])
    expect(rows.map(({ kind, code, name, fullScore }) => [kind, code, name, fullScore])).toEqual([
      ['total', 'total', '总分', 30],
      ['star', 'A', '甲星', 20],
      ['indicator', 'A1', '第一项', 12],
      ['indicator', 'A2', '第二项', 8],
      ['star', 'B', '乙星', 10],
      ['indicator', 'B1', '第三项', 10],
      ['extra', 'bonus', '加分', null],
      ['extra', 'deduction', '减分', null],
    ])
    expect(rowOf(rows, 'A1').cells).toEqual([
      { organizationId: 'a', value: 12, state: 'scored', share: 1, best: false, worst: false, difference: null, lead: { mean: 0, median: 0, best: 0 } },
    ])
  })

  it('marks best and worst, shared ones all, none where all are equal; a small deduction is the best', () => {
    const rows = compare(scheme, [a, b, c], ['c', 'a', 'b'])
    expect(marks(rowOf(rows, 'A1'))).toEqual(['-', '+', '-'])
    expect(marks(rowOf(rows, 'B'))).toEqual(['+', '-', '-'])
    expect(marks(rowOf(rows, 'deduction'))).toEqual(['+', '+', '-'])
    expect(marks(rowOf(compare(scheme, [a, b], ['a', 'b']), 'B'))).toEqual(['=', '='])
  })

  it('gives shares of the full score, of the total by the stars alone', () => {
    const rows = compare(scheme, [a], ['a'])
    expect(['total', 'A', 'bonus'].map((code) => rowOf(rows, code).cells[0]?.share)).toEqual([0.9, 0.9, null])
  })

  it('keeps missing, not applicable and 0 apart', () => {
    const rows = compare(scheme, [a, incomplete, notApplicable], ['i', 'n', 'a'])
    const states = (code: string) => rowOf(rows, code).cells.map((cell) => [cell.state, cell.value])
    expect(states('total')).toEqual([['missing', null], ['scored', 6], ['scored', 27]])
    expect(states('A')).toEqual([['missing', null], ['scored', 6], ['scored', 18]])
    expect(states('A1')).toEqual([['scored', 9], ['not-applicable', null], ['scored', 12]])
    expect(states('A2')).toEqual([['missing', null], ['scored', 6], ['scored', 6]])
    expect(states('B')).toEqual([['scored', 9], ['not-applicable', null], ['scored', 9]])
    expect(marks(rowOf(rows, 'A2'))).toEqual(['=', '=', '='])
  })

  it('takes the baseline over all results, or of one organization', () => {
    const baseline = (code: string, options: Parameters<typeof compare>[3], results = [a, b, c, incomplete]) => {
      const row = rowOf(compare(scheme, results, ['a'], options), code)
      return [row.baseline, row.cells[0]?.difference]
    }
    expect(baseline('total', { baseline: 'mean' })).toEqual([26, 1])
    expect(baseline('A', { baseline: 'mean' })).toEqual([16.6667, 1.3333])
    expect(baseline('A1', { baseline: 'median' })).toEqual([9, 3])
    expect(baseline('B', { baseline: 'best' })).toEqual([10, -1])
    expect(baseline('deduction', { baseline: 'best' })).toEqual([0, 0])
    expect(baseline('A2', { baseline: { organizationId: 'b' } })).toEqual([8, -2])
    expect(baseline('A2', { baseline: { organizationId: 'i' } })).toEqual([null, null])
    expect(baseline('A1', { baseline: 'mean' }, [a])).toEqual([12, 0])
  })

  it('takes the field over one track when asked, and tells how far each stands from every figure of it', () => {
    const other = of('o', 1, 1, 1, { track: 'other', deduction: 3 })
    const [total, , first] = compare(scheme, [a, b, c, other], ['o', 'c'], { track: a.track, baseline: 'mean' })
    expect(total).toMatchObject({ field: { mean: 26, median: 26, best: 27 }, baseline: 26 })
    expect(first?.field).toEqual({ mean: 10, median: 9, best: 12 })
    expect(first?.cells.map(({ lead }) => lead)).toEqual([{ mean: -9, median: -8, best: -11 }, { mean: -1, median: 0, best: -3 }])
    expect(rowOf(compare(scheme, [a, b, other], ['b'], { track: a.track }), 'deduction')).toMatchObject({ field: { mean: 0.75, median: 0.75, best: 0 }, cells: [{ lead: { best: 1.5 }, difference: null }] })
    expect(rowOf(compare(scheme, [a], ['a'], { track: 'nobody' }), 'A1')).toMatchObject({ field: { mean: null, median: null, best: null }, cells: [{ lead: { mean: null } }] })
  })

  it('has no baseline where nobody is scored', () => {
    const rows = compare(scheme, [notApplicable], ['n'], { baseline: 'mean' })
    expect(rowOf(rows, 'A1').baseline).toBe(null)
  })

  it('refuses unknown ids and organizations with two results', () => {
    expect(() => compare(scheme, [a], ['z'])).toThrow(RangeError)
    expect(() => compare(scheme, [a], ['a'], { baseline: { organizationId: 'z' } })).toThrow(RangeError)
    expect(() => compare(scheme, [a, a], ['a'])).toThrow(RangeError)
  })
})

describe('compare, laws', () => {
  const points = fc.integer({ min: 0, max: 3 })
  const results = fc.array(fc.tuple(points, points, points), { minLength: 1, maxLength: 8 }).map((list) => list.map(([x, y, z], index) => of(String(index), x, y, z)))
  const ids = (list: OrganizationResult[]) => list.map(({ organizationId }) => organizationId)

  it('marks every best above every worst, and the baseline "best" leaves nobody above', () => {
    fc.assert(
      fc.property(results, (list) => {
        for (const row of compare(scheme, list, ids(list), { baseline: 'best' })) {
          const values = row.cells.map(({ value }) => value ?? NaN)
          const [low, high] = [Math.min(...values), Math.max(...values)]
          const [worst, best] = row.code === 'deduction' ? [high, low] : [low, high]
          expect(row.baseline).toBe(best)
          for (const cell of row.cells) {
            expect(cell.best).toBe(best !== worst && cell.value === best)
            expect(cell.worst).toBe(best !== worst && cell.value === worst)
          }
        }
      }),
      runs,
    )
  })

  it('gives each organization the same cell whatever the order of results and ids', () => {
    const shuffled = results.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, fc.constantFrom('best' as const, 'mean' as const, 'median' as const), ([list, other], baseline) => {
        const plain = (rows: ComparisonRow[]) => rows.map((row) => ({ ...row, cells: new Map(row.cells.map((cell) => [cell.organizationId, cell])) }))
        expect(plain(compare(scheme, other, ids(other), { baseline }))).toEqual(plain(compare(scheme, list, ids(list), { baseline })))
      }),
      runs,
    )
  })
})
