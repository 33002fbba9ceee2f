/** Results packed for the page are the same results. */
import type { OrganizationResult } from '@rules'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packResults, unpackResults } from '@shared/packed-results'

const few = <Value>(...values: Value[]) => fc.constantFrom(...values)
const place = fc.option(fc.integer({ min: 1, max: 50 }), { nil: null })
const score = fc.integer({ min: -500, max: 5000 }).map((hundredths) => hundredths / 100)
const indicator = fc.record({ code: few('P1', 'P2'), points: fc.option(score, { nil: null }), state: few('scored' as const, 'missing' as const, 'not-applicable' as const) })
const star = fc.record({ code: few('S1', 'S2'), score, fullScore: few(10, 20), lit: fc.boolean(), unmet: fc.array(few('score', 'all'), { maxLength: 1 }), indicators: fc.array(indicator, { maxLength: 2 }) })
const result: fc.Arbitrary<OrganizationResult> = fc.record({
  engine: few('1', '2'),
  organizationId: fc.uuid(),
  track: few('甲', '乙'),
  status: few('complete' as const, 'incomplete' as const),
  missing: fc.array(fc.record({ indicator: few('P1', 'P2') }), { maxLength: 2 }),
  stars: fc.array(star, { maxLength: 3 }),
  extras: fc.array(fc.record({ group: few('bonus'), code: few('J1'), points: score }), { maxLength: 1 }),
  bonus: score,
  deduction: score,
  total: score,
  litStars: few(0, 1, 2),
  vetoes: fc.array(few('V1'), { maxLength: 1 }),
  level: few(null, 0, 3),
  levelSteps: fc.array(fc.record({ reason: few('base' as const, 'quota' as const), from: few(null, 3), to: few(2, null), detail: few('点亮 3 颗星', '名额') }), { maxLength: 2 }),
  rank: place,
  overallRank: place,
  tied: fc.integer({ min: 1, max: 4 }),
  decidedBy: few(null, 'total'),
  unranked: few(null, '一票否决'),
})

it('gives every result back, in its order', () => {
  fc.assert(
    fc.property(fc.array(result, { maxLength: 6 }), (results) => {
      expect(unpackResults(packResults(results))).toEqual(results)
    }),
  )
})

it('says what results have in common once', () => {
  const [first] = fc.sample(result, { numRuns: 1, seed: 1 })
  if (!first) throw new Error('nothing was drawn')
  const of = (count: number) => JSON.stringify(packResults(Array.from({ length: count }, (_, at) => ({ ...first, organizationId: `o${at}`, total: at })))).length
  expect(of(1000) - of(1)).toBeLessThan(100 * 1000)
  expect(packResults([first, { ...first, total: 1 }]).outlines).toHaveLength(1)
})
