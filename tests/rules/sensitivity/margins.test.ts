import { assumePoints, compileScheme, evaluate, pointChoices, prepareMargins, type CompiledScheme, type Criterion, type OrganizationEntry, type Scheme } from '@rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'
import { runs } from '../support/runs'

const half = { ...scoreRule, step: 0.5 }
const choice = { kind: 'choice' as const, options: [{ code: 'n', name: '差', points: 0 }, { code: 'm', name: '中', points: 2 }, { code: 'y', name: '好', points: 4 }] }

function scheme(more: Partial<Scheme> = {}): CompiledScheme {
  const star = (code: string, indicators: Scheme['stars'][number]['indicators']) => ({ code, name: code, fullScore: indicators.reduce((sum, { fullScore }) => sum + fullScore, 0), lighting: { ratio: 0.6 }, indicators })
  return compileScheme(
    schemeOf([], {
      stars: [
        star('A', [indicatorOf('X', 5, half), indicatorOf('Y', 4, choice, { required: { ratio: 0.5 } })]),
        star('B', [indicatorOf('Z', 3, half, { notApplicable: 'track-mean' })]),
      ],
      bonus: [{ code: 'P', name: '加分', cap: 1, indicators: [indicatorOf('PX', 2, half)] }],
      deductions: [{ code: 'D', name: '减分', indicators: [indicatorOf('DX', 2, half)] }],
      ...more,
    }),
  )
}

const plain: Criterion[] = [{ by: 'total' }, { by: 'lit-stars' }]
const odd: Criterion[] = [{ by: 'lit-stars', order: 'asc' }, { by: 'total' }, { by: 'deduction' }]
const schemes = [
  scheme({ ranking: { criteria: plain, ties: 'competition' } }),
  scheme({ ranking: { criteria: [...plain, { by: 'deduction', order: 'asc' }], ties: 'dense' }, level: { by: 'lower-of-both', bands: [{ level: 1, from: 6 }, { level: 2, from: 9 }] } }),
  scheme({ ranking: { criteria: odd, ties: 'competition' }, level: { by: 'stars', conditions: [{ level: 2, when: { not: { total: { atLeast: 10.5 } } } }] } }),
  scheme({ ranking: { criteria: plain, ties: 'competition' }, roundAt: 'indicator', decimals: 0, maxRise: { levels: 1 } }),
]

const steps = (most: number) => fc.integer({ min: 0, max: most * 2 }).map((count) => count / 2)
const field = fc.array(
  fc.record({ track: fc.constantFrom('t', 'u'), X: fc.option(steps(5), { freq: 8 }), Y: fc.constantFrom('n', 'm', 'y'), Z: fc.option(steps(3), { freq: 4 }), PX: fc.option(steps(2)), DX: fc.option(steps(2)) }),
  { minLength: 1, maxLength: 6 },
)

type List = typeof field extends fc.Arbitrary<infer T> ? T : never

function entriesOf(list: List): OrganizationEntry[] {
  return list.map(({ track, X, Y, Z, PX, DX }, at) =>
    entryOf(String(at), { ...(X === null ? {} : { X: { value: X } }), Y: { option: Y }, Z: Z === null ? { notApplicable: true } : { value: Z }, ...(PX === null ? {} : { PX: { value: PX } }), ...(DX === null ? {} : { DX: { value: DX } }) }, { track }),
  )
}

/** Every indicator at every points it could have, each a whole evaluation: the smallest change that passes. */
function byTrying(compiled: CompiledScheme, entries: readonly OrganizationEntry[], id: string, previousLevels: Record<string, number>, passes: (after: { rank: number; level: number }, before: { rank: number; level: number }) => boolean): number | null {
  const stood = (results: ReturnType<typeof evaluate>) => {
    const own = results.find(({ organizationId }) => organizationId === id)
    return { rank: own?.rank ?? NaN, level: own?.level ?? NaN }
  }
  const before = stood(evaluate(compiled, entries, { previousLevels }))
  let smallest: number | null = null
  for (const { indicator, points, choices } of pointChoices(compiled, entries, id)) {
    for (const { from, to, step } of choices) {
      for (let value = from; value <= to + 1e-9; value += step) {
        const change = Math.abs(value - (points ?? 0))
        if (change === 0 || (smallest !== null && change >= smallest)) continue
        if (passes(stood(assumePoints(compiled, entries, id, { [indicator]: value }, { previousLevels })), before)) smallest = change
      }
    }
  }
  return smallest
}

/** Z of the third moves the mean the first takes: a little more of it loses a rank, more than that does not. */
const turning: List = [
  { track: 'u', X: 0, Y: 'y', Z: null, PX: null, DX: null },
  { track: 'u', X: 0, Y: 'y', Z: 0, PX: null, DX: null },
  { track: 'u', X: 0, Y: 'n', Z: 0, PX: 1, DX: null },
  { track: 't', X: null, Y: 'n', Z: null, PX: null, DX: null },
]

describe('margins', () => {
  it.each(schemes.map((compiled, at) => [at, compiled] as const))('are what trying every mark finds (scheme %i)', (_, compiled) => {
    fc.assert(
      fc.property(field, (list) => {
        const entries = entriesOf(list)
        const previousLevels = { 0: 0, 1: 1 }
        const margins = prepareMargins(compiled, entries, { previousLevels })
        for (const { organizationId, rank, level } of evaluate(compiled, entries, { previousLevels })) {
          const found = margins(organizationId)
          if (rank === null) {
            expect(found).toBeNull()
            continue
          }
          expect(found).toMatchObject({ organizationId, rank, level })
          const asked = [
            ['rankUp', (after, before) => after.rank < before.rank],
            ['rankDown', (after, before) => after.rank > before.rank],
            ['levelUp', (after, before) => after.level > before.level],
            ['levelDown', (after, before) => after.level < before.level],
          ] satisfies ['rankUp' | 'rankDown' | 'levelUp' | 'levelDown', Parameters<typeof byTrying>[4]][]
          for (const [key, passes] of asked) {
            const margin = found?.[key] ?? null
            const own = pointChoices(compiled, entries, organizationId).find(({ indicator }) => indicator === margin?.indicator)
            expect([organizationId, key, margin && Math.abs(margin.to - (own?.points ?? 0))]).toEqual([organizationId, key, byTrying(compiled, entries, organizationId, previousLevels, passes)])
            if (!margin) continue
            const after = assumePoints(compiled, entries, organizationId, { [margin.indicator]: margin.to }, { previousLevels }).find((each) => each.organizationId === organizationId)
            expect(key.startsWith('rank') ? after?.rank : after?.level).toBe(margin.becomes)
          }
        }
      }),
      { numRuns: Math.min(runs.numRuns, 25), examples: [[turning]] },
    )
  })

  it('are asked of who takes part only', () => {
    expect(() => prepareMargins(schemes[0] ?? scheme(), [])('a')).toThrow(RangeError)
  })
})
