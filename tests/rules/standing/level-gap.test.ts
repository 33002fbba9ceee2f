import { describe, expect, it } from 'vitest'
import { compileScheme } from '../../../src/rules/compile/compile-scheme'
import { evaluate } from '../../../src/rules/evaluate/evaluate'
import { levelGap } from '../../../src/rules/standing/level-gap'
import type { LevelRule, Mark, Scheme } from '../../../src/rules/types'

function scheme(level: LevelRule, more: Partial<Scheme> = {}): Scheme {
  return {
    format: 1,
    id: 'gap',
    name: '差距',
    version: 1,
    subject: 'organization',
    attributes: [],
    decimals: 2,
    rounding: 'half-up',
    roundAt: 'star',
    stars: ['P', 'S', 'T'].map((code) => ({
      code,
      name: code,
      fullScore: 20,
      lighting: code === 'T' ? { score: 15 } : { ratio: 0.8 },
      indicators: [
        { code: `${code}1`, name: `${code}1`, fullScore: 10, required: { ratio: 0.5 }, rule: { kind: 'score', from: 'zero' } },
        { code: `${code}2`, name: `${code}2`, fullScore: 10, rule: { kind: 'score', from: 'zero' } },
      ],
    })),
    panel: { mode: 'single' },
    level,
    ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
    missing: 'incomplete',
    ...more,
  }
}

function gap(of: Scheme, points: number[], vetoes: string[] = [], previous?: number) {
  const codes = of.stars.flatMap(({ indicators }) => indicators.map(({ code }) => code))
  const marks = points.map((value, at): Mark => ({ indicator: codes[at] ?? '', input: { value } }))
  const [result] = evaluate(compileScheme(of), [{ organizationId: 'a', track: 't', marks, vetoes }], previous === undefined ? {} : { previousLevels: { a: previous } })
  if (!result) throw new Error('no result')
  return levelGap(of, result)
}

const bands = [{ level: 1, from: 30 }, { level: 2, from: 40 }, { level: 3, from: 55 }]

describe('gap to the next level', () => {
  it('by stars is one more star, the nearest first, those with other obstacles last', () => {
    expect(gap(scheme({ by: 'stars' }), [10, 10, 10, 4.5, 4, 10])).toEqual({
      kind: 'lacks',
      level: 2,
      total: null,
      stars: 1,
      dark: [{ code: 'S', points: 1.5, unmet: [] }, { code: 'T', points: 1, unmet: ['T1'] }],
    })
    expect(gap(scheme({ by: 'stars' }), [10, 10, 10, 10, 10, 10])).toEqual({ kind: 'top' })
  })

  it('by total is what lacks to the next line', () => {
    expect(gap(scheme({ by: 'total', bands }), [10, 10, 10, 4.5, 4, 0])).toEqual({ kind: 'lacks', level: 2, total: 1.5, stars: 0, dark: [] })
    expect(gap(scheme({ by: 'total', bands }), [10, 10, 10, 10, 10, 10])).toEqual({ kind: 'top' })
  })

  it('by the lower of both counts both', () => {
    expect(gap(scheme({ by: 'lower-of-both', bands }), [10, 10, 8, 4, 8, 2])).toEqual({
      kind: 'lacks',
      level: 2,
      total: null,
      stars: 1,
      dark: [{ code: 'S', points: 4, unmet: [] }, { code: 'T', points: 5, unmet: [] }],
    })
    expect(gap(scheme({ by: 'lower-of-both', bands }), [8, 8, 8, 8, 0, 0])).toMatchObject({ level: 2, total: 8, stars: 0 })
  })

  it('puts the nearest star first whatever their order, and last those that lack more than points', () => {
    const dark = (points: number[]) => {
      const found = gap(scheme({ by: 'stars' }), points)
      return found.kind === 'lacks' ? found.dark.map(({ code, points, unmet }) => [code, points, ...unmet]) : []
    }
    expect(dark([4.9, 10, 6, 6, 6, 7.5])).toEqual([['T', 1.5], ['S', 4], ['P', 1.1, 'P1']])
    expect(dark([6, 6, 6, 7, 6, 5])).toEqual([['S', 3], ['P', 4], ['T', 4]])
    expect(dark([4, 10, 4.9, 10, 5, 10])).toEqual([['S', 1.1, 'S1'], ['P', 2, 'P1']])
  })

  it('does not ask for a total that is reached, nor by stars for any', () => {
    expect(gap(scheme({ by: 'lower-of-both', bands }), [10, 10, 8, 7, 5, 0])).toMatchObject({ level: 2, total: null, stars: 1 })
    expect(gap(scheme({ by: 'stars', bands }), [8, 8, 0, 0, 0, 0])).toMatchObject({ kind: 'lacks', level: 2, total: null, stars: 1 })
  })

  it('tells what holds a level down, and when there is none', () => {
    const strict = scheme({ by: 'stars', conditions: [{ level: 2, when: { total: { atLeast: 50 } } }] })
    expect(gap(strict, [10, 10, 10, 8, 0, 0])).toMatchObject({ kind: 'held', reason: 'condition' })
    expect(gap(scheme({ by: 'stars' }, { maxRise: { levels: 1 } }), [10, 10, 10, 10, 10, 10], [], 1)).toMatchObject({ kind: 'held', reason: 'max-rise' })
    expect(gap(scheme({ by: 'stars' }, { vetoes: [{ code: 'V', name: '否决', effect: { kind: 'no-level' } }] }), [10, 10, 10, 10, 10, 10], ['V'])).toEqual({ kind: 'ungraded' })
    expect(gap(scheme({ by: 'stars' }), [10, 10])).toEqual({ kind: 'ungraded' })
    expect(gap(scheme({ by: 'stars' }, { vetoes: [{ code: 'V', name: '否决', effect: { kind: 'darken-star', star: 'P' } }] }), [10, 10, 10, 10, 0, 0], ['V'])).toMatchObject({
      dark: [{ code: 'T', points: 15, unmet: ['T1'] }, { code: 'P', points: 0, unmet: ['V'] }].sort((a, b) => a.points - b.points),
    })
  })
})
