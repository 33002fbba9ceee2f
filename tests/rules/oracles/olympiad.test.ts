import { compileScheme, evaluate, type Condition, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withPublished } from './read'

const mark = z.number()
const contestant = z.tuple([z.number(), z.string(), mark, mark, mark, mark, mark, mark, z.number(), z.number(), z.string()])
const olympiad = z.object({ rows: z.array(contestant) })
type Contestant = z.infer<typeof contestant>

const awards = ['', 'Honourable mention', 'Bronze medal', 'Silver medal', 'Gold medal']
const problems = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']

/** Six problems of seven points; levels by the year's lines. A mention needs a complete solution or a medal's total. */
function schemeOf(rows: readonly Contestant[]): Scheme {
  const line = (award: string) => Math.min(...rows.filter((row) => row[10] === award).map((row) => row[8]))
  const complete = problems.map((indicator): Condition => ({ indicator, of: 'points', atLeast: 7 }))
  return {
    format: 1,
    id: 'imo',
    name: 'IMO',
    version: 1,
    subject: 'project',
    attributes: [],
    decimals: 0,
    rounding: 'half-up',
    roundAt: 'star',
    stars: [{ code: 'S', name: '六题', fullScore: 42, lighting: { ratio: 0.5 }, indicators: problems.map((code) => ({ code, name: code, fullScore: 7, rule: { kind: 'score', from: 'zero', step: 1 } })) }],
    panel: { mode: 'single' },
    level: {
      by: 'total',
      bands: [{ level: 1, from: 0 }, ...awards.slice(2).map((award, at) => ({ level: at + 2, from: line(award) }))],
      conditions: [{ level: 1, when: { any: [{ total: { atLeast: line('Bronze medal') } }, ...complete] } }],
    },
    ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
    missing: 'incomplete',
  }
}

describe('IMO 2008–2017 as a scheme', () => {
  withPublished('imo_2008_2017.json', (content) => olympiad.parse(content).rows, (all) => {
    it.each([...new Set(all.map(([year]) => year))])('totals, ranks and awards of %d', (year) => {
      const rows = all.filter((row) => row[0] === year)
      const entries = rows.map((row, at) => ({ organizationId: String(at), track: 'imo', marks: problems.map((indicator, problem) => ({ indicator, input: { value: Number(row[problem + 2]) } })) }))
      const results = evaluate(compileScheme(schemeOf(rows)), entries)
      expect(results.map(({ total, rank, level }) => [total, rank, awards[level ?? -1]])).toEqual(rows.map((row) => [row[8], row[9], row[10]]))
    })
  })
})
