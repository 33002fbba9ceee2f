import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineRounds, compileScheme, evaluate, explainYear, yearParts, type CompiledScheme, type OrganizationResult, type Scheme } from '@rules'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'
import { runs } from '../support/runs'

function two(more: Partial<Scheme> = {}): CompiledScheme {
  const [a, b] = [indicatorOf('a', 10, scoreRule), indicatorOf('b', 10, scoreRule)]
  const star = (code: string, indicator: typeof a) => ({ code, name: `星${code}`, fullScore: 10, lighting: { ratio: 0.8 }, indicators: [indicator] })
  return compileScheme({ ...schemeOf([a]), stars: [star('A', a), star('B', b)], level: { by: 'stars' }, ...more })
}

const results = (scheme: CompiledScheme, marks: Record<string, [a: number, b: number | null]>): OrganizationResult[] =>
  evaluate(scheme, Object.entries(marks).map(([id, [a, b]]) => entryOf(id, { a: { value: a }, ...(b === null ? {} : { b: { value: b } }) })))

/** Every line with its points, children under their parent. */
const lines = (explanation: ReturnType<typeof explainYear>): string[] => [`${explanation.text}${explanation.points === null ? '' : ` = ${explanation.points}`}`, ...explanation.children.flatMap(lines)]

describe('why the year is what it is', () => {
  it('shows weight × score of every round, and the rounding where it changes something', () => {
    const scheme = two()
    const rounds = [
      { name: '二季度', results: results(scheme, { x: [10, 7] }), weight: 0.2 },
      { name: '一季度', results: results(scheme, { x: [9, 8] }), weight: 0.1 },
    ]
    const [year] = combineRounds(scheme, rounds, { absent: 'zero' })
    if (!year) throw new Error('nobody')
    expect(lines(explainYear(scheme, rounds, year, 'zero'))).toEqual([
      '年度总分：各星、加分合成后相加，减去减分 = 17',
      '星A：（0.2 × 10 ＋ 0.1 × 9）÷ 0.3 = 9.67',
      '四舍五入到 2 位小数：约 9.6667 → 9.67 = 9.67',
      '星B：（0.2 × 7 ＋ 0.1 × 8）÷ 0.3 = 7.33',
      '四舍五入到 2 位小数：约 7.3333 → 7.33 = 7.33',
    ])
  })

  it('says of every round one was absent or incomplete in what it counts as', () => {
    const scheme = two()
    const rounds = [
      { name: '三季度', results: results(scheme, { x: [5, null] }), weight: 1 },
      { name: '二季度', results: results(scheme, { x: [8, 6] }), weight: 1 },
      { name: '一季度', results: results(scheme, { y: [1, 1] }), weight: 2 },
    ]
    const told = (absent: 'average-present' | 'zero') => {
      const year = combineRounds(scheme, rounds, { absent }).find(({ organizationId }) => organizationId === 'x')
      return year ? lines(explainYear(scheme, rounds, year, absent)) : []
    }
    expect(told('average-present')).toEqual(['年度总分：各星、加分合成后相加，减去减分 = 14', '星A：（1 × 8）÷ 1 = 8', '星B：（1 × 6）÷ 1 = 6', '三季度：没有评完，不计入', '一季度：没有参评，不计入'])
    expect(told('zero')).toEqual(['年度总分：各星、加分合成后相加，减去减分 = 3.5', '星A：（1 × 0 ＋ 1 × 8 ＋ 2 × 0）÷ 4 = 2', '星B：（1 × 0 ＋ 1 × 6 ＋ 2 × 0）÷ 4 = 1.5', '三季度：没有评完，按 0 分计', '一季度：没有参评，按 0 分计'])
    expect(yearParts(rounds, 'x', 'average-present')).toEqual([
      { total: null, percent: null, contribution: null },
      { total: 14, percent: 100, contribution: 14 },
      { total: null, percent: null, contribution: null },
    ])
    expect(yearParts(rounds, 'x', 'zero')).toEqual([
      { total: null, percent: 25, contribution: 0 },
      { total: 14, percent: 25, contribution: 3.5 },
      { total: null, percent: 50, contribution: 0 },
    ])
  })

  it('has no points where no round was complete', () => {
    const scheme = two()
    const rounds = [{ name: '一季度', results: results(scheme, { x: [5, null] }), weight: 1 }]
    const [year] = combineRounds(scheme, rounds, { absent: 'average-present' })
    if (!year) throw new Error('nobody')
    expect(explainYear(scheme, rounds, year, 'average-present')).toEqual({ text: '没有一期评完，不能合成', points: null, children: [{ text: '一季度：没有评完，不计入', points: null, children: [] }] })
    expect(yearParts(rounds, 'x', 'average-present')).toEqual([{ total: null, percent: null, contribution: null }])
  })

  it('is the year itself: points of its stars, and parts that add up to the total but for rounding', () => {
    const scheme = two()
    const mark = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }))
    const drawn = fc.array(fc.record({ marks: fc.dictionary(fc.constantFrom('x', 'y', 'z'), mark), weight: fc.integer({ min: 1, max: 99 }) }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(drawn, fc.constantFrom('average-present' as const, 'zero' as const), (quarters, absent) => {
        const rounds = quarters.map(({ marks, weight }, at) => ({ name: `第${at}期`, results: results(scheme, marks), weight: weight / 100 }))
        for (const year of combineRounds(scheme, rounds, { absent })) {
          const explained = explainYear(scheme, rounds, year, absent)
          if (year.status === 'incomplete') {
            expect(explained.points).toBeNull()
            continue
          }
          expect(explained.points).toBe(year.total)
          expect(explained.children.slice(0, 2).map(({ points }) => points)).toEqual(year.stars.map(({ score }) => score))
          const sum = yearParts(rounds, year.organizationId, absent).reduce((all, { contribution }) => all + (contribution ?? 0), 0)
          expect(Math.abs(sum - year.total)).toBeLessThan(0.011)
        }
      }),
      runs,
    )
  })
})
