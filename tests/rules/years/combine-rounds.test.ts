import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineRounds, compileScheme, evaluate, type CompiledScheme, type OrganizationResult, type Scheme } from '@rules'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'
import { round } from '../support/arbitrary'
import { runs } from '../support/runs'

const two = (more: Partial<Scheme> = {}) => {
  const [a, b] = [indicatorOf('a', 10, scoreRule, { required: { ratio: 0.5 } }), indicatorOf('b', 10, scoreRule)]
  const star = (code: string, indicator: typeof a) => ({ code, name: code, fullScore: 10, lighting: { ratio: 0.8 }, indicators: [indicator] })
  return compileScheme({ ...schemeOf([a]), stars: [star('A', a), star('B', b)], level: { by: 'stars' }, ...more })
}

/** Results of a round: id → points of a and b. */
function results(scheme: CompiledScheme, marks: Record<string, [a: number, b: number]>, more: Record<string, object> = {}): OrganizationResult[] {
  return evaluate(scheme, Object.entries(marks).map(([id, [a, b]]) => entryOf(id, { a: { value: a }, b: { value: b } }, more[id] ?? {})))
}

const average = { absent: 'average-present' } as const

describe('the year out of its rounds', () => {
  it('is four quarters at 15% and the year-end at 40%', () => {
    const scheme = two()
    const quarter = (a: number) => ({ results: results(scheme, { x: [a, 10] }), weight: 0.15 })
    const [year] = combineRounds(scheme, [{ results: results(scheme, { x: [10, 10] }), weight: 0.4 }, quarter(9), quarter(8), quarter(7), quarter(6)], average)
    // 0.4 × 10 + 0.15 × (9 + 8 + 7 + 6) = 8.5
    expect(year?.stars.map(({ score }) => score)).toEqual([8.5, 10])
    expect(year).toMatchObject({ status: 'complete', total: 18.5, litStars: 2, level: 2, rank: 1, missing: [], extras: [] })
    expect(year?.stars.every(({ indicators }) => indicators.length === 0)).toBe(true)
  })

  it('leaves out the rounds one was absent or incomplete in, or counts them as 0', () => {
    const scheme = two()
    const rounds = [
      { results: [...results(scheme, { x: [8, 8] }), ...evaluate(scheme, [entryOf('y', { a: { value: 10 } })])], weight: 1 },
      { results: results(scheme, { y: [6, 6] }), weight: 3 },
    ]
    expect(combineRounds(scheme, rounds, average).map(({ organizationId, total }) => [organizationId, total])).toEqual([['x', 16], ['y', 12]])
    expect(combineRounds(scheme, rounds, average).map(({ status, missing }) => [status, missing])).toEqual([['complete', []], ['complete', []]])
    expect(combineRounds(scheme, rounds, { absent: 'zero' }).map(({ organizationId, total }) => [organizationId, total])).toEqual([['x', 4], ['y', 9]])
  })

  it('rounds stars once, the total only where the scheme says so', () => {
    const thirds = (scheme: CompiledScheme) => [1, 0, 0].map((points) => ({ results: results(scheme, { x: [points, points] }), weight: 1 }))
    const total = (scheme: CompiledScheme) => combineRounds(scheme, thirds(scheme), average)[0]?.total
    expect(total(two())).toBe(0.66)
    expect(total(two({ roundAt: 'indicator' }))).toBe(0.66)
    expect(total(two({ roundAt: 'total' }))).toBe(0.67)
  })

  it('a round of weight 0 counts for nothing: (0 × 2 + 1 × 9) ÷ 1', () => {
    const scheme = two()
    const rounds = [{ results: results(scheme, { x: [2, 2] }), weight: 0 }, { results: results(scheme, { x: [9, 9] }), weight: 1 }]
    expect(combineRounds(scheme, rounds, average)[0]).toMatchObject({ total: 18 })
  })

  it('a star that a round did not have counts 0 in it: (10 + 0) ÷ 2', () => {
    const scheme = two()
    const whole = results(scheme, { x: [10, 10] })
    const without = whole.map((result) => ({ ...result, stars: result.stars.filter(({ code }) => code === 'A') }))
    const year = (...rounds: OrganizationResult[][]) => combineRounds(scheme, rounds.map((each) => ({ results: each, weight: 1 })), average)[0]?.stars.map(({ score, unmet }) => [score, unmet])
    expect(year(without, whole)).toEqual([[10, []], [5, ['score']]])
    expect(year(whole, without)).toEqual([[10, []], [5, ['score']]])
  })

  it('lights a star that comes exactly to the line: (9 + 7) ÷ 2 of 8', () => {
    const scheme = two()
    const [year] = combineRounds(scheme, [9, 7].map((a) => ({ results: results(scheme, { x: [a, 7.99] }), weight: 1 })), average)
    expect(year?.stars.map(({ score, unmet }) => [score, unmet])).toEqual([[8, []], [7.99, ['score']]])
  })

  it('lights by the line, but for a required indicator that fails in the newest round', () => {
    const scheme = two()
    const good = { results: results(scheme, { x: [10, 10] }), weight: 9 }
    const bad = { results: results(scheme, { x: [4, 0] }), weight: 1 }
    expect(combineRounds(scheme, [bad, good], average)[0]?.stars.map(({ score, unmet }) => [score, unmet])).toEqual([[9.4, ['a']], [9, []]])
    expect(combineRounds(scheme, [good, bad], average)[0]?.stars.map(({ unmet }) => unmet)).toEqual([[], []])
  })

  it('joins vetoes, and takes the track from the newest round', () => {
    const scheme = two({
      vetoes: [
        { code: 'dark', name: '熄灭', effect: { kind: 'darken-star', star: 'B' } },
        { code: 'none', name: '不定级', effect: { kind: 'no-level' } },
      ],
    })
    const rounds = [
      { results: results(scheme, { x: [10, 10], y: [10, 10] }, { x: { track: 'new' }, y: { vetoes: ['none'] } }), weight: 1 },
      { results: results(scheme, { x: [10, 10], y: [10, 10] }, { x: { track: 'old', vetoes: ['dark'] } }), weight: 1 },
    ]
    expect(combineRounds(scheme, rounds, average)).toMatchObject([
      { organizationId: 'x', track: 'new', vetoes: ['dark'], litStars: 1, level: 1, rank: 1 },
      { organizationId: 'y', track: 't', vetoes: ['none'], litStars: 2, level: null, rank: null, unranked: 'none' },
    ])
    // A round that was never scored whole still holds its veto.
    const unfinished = { results: evaluate(scheme, [{ ...entryOf('x', { a: { value: 10 } }), vetoes: ['none'] }]), weight: 1 }
    expect(combineRounds(scheme, [...rounds, unfinished], average)[0]).toMatchObject({ total: 20, vetoes: ['dark', 'none'], level: null, unranked: 'none' })
  })

  it('judges conditions on attributes given for the year and on indicators of the newest round', () => {
    const scheme = two({
      attributes: [{ code: 'staff', name: '职工数', type: 'number' }],
      exclude: [{ when: { attribute: 'staff', below: 3 }, reason: '人少' }],
      level: { by: 'stars', conditions: [{ level: 2, when: { indicator: 'b', of: 'points', atLeast: 9 } }] },
    })
    const rounds = [
      { results: results(scheme, { x: [10, 8], y: [10, 9], z: [10, 10] }), weight: 1 },
      { results: results(scheme, { x: [10, 10], y: [10, 10], z: [10, 10] }), weight: 1 },
    ]
    const year = combineRounds(scheme, rounds, { ...average, attributes: { z: { staff: 1 } } })
    expect(year.map(({ level, unranked }) => [level, unranked])).toEqual([[1, null], [2, null], [null, '人少']])
  })

  it('does not apply caps again, but quotas and the largest rise', () => {
    const scheme = two({ cap: 15, maxRise: { levels: 1 }, quotas: [{ level: 1, atMost: { count: 1 }, scope: 'all', round: 'down', ties: 'exclude', hard: true }] })
    const one = { results: results(scheme, { x: [10, 10], y: [9, 9] }), weight: 1 }
    expect(one.results.map(({ total }) => total)).toEqual([15, 15])
    const year = combineRounds(scheme, [one], { ...average, previousLevels: { x: 0 } })
    expect(year.map(({ total, level }) => [total, level])).toEqual([[20, 1], [18, 0]])
    expect(year[0]?.levelSteps.map(({ reason }) => reason)).toEqual(['base', 'max-rise'])
  })

  it('reads bonus items and stages back from the newest round', () => {
    const scheme = two({
      panel: { mode: 'stages', stages: [{ code: 's', name: '初评' }] },
      bonus: [{ code: 'P', name: '加分', cap: 3, indicators: [indicatorOf('p', 3, scoreRule)] }],
      level: { by: 'stars', conditions: [{ level: 1, when: { indicator: 'p', of: 'points', atLeast: 2 } }] },
    })
    const of = (points: number) => evaluate(scheme, [entryOf('x', { a: { value: 9 }, b: { value: 9 }, p: { value: points } }, { role: 's' })])
    const year = (newest: number, before: number) => combineRounds(scheme, [{ results: of(newest), weight: 1 }, { results: of(before), weight: 1 }], average)[0]
    expect(year(2, 0)).toMatchObject({ bonus: 1, total: 19, level: 2 })
    expect(year(0, 2)).toMatchObject({ bonus: 1, total: 19, level: 0 })
  })

  it('keeps who was complete in no round, without level and rank', () => {
    const scheme = two()
    const [year] = combineRounds(scheme, [{ results: evaluate(scheme, [entryOf('x', { a: { value: 10 } })]), weight: 1 }], average)
    expect(year).toMatchObject({ status: 'incomplete', missing: [{ indicator: 'b' }], total: 0, level: null, rank: null, unranked: 'incomplete' })
  })

  it('refuses what has no answer', () => {
    const scheme = two()
    const [result] = results(scheme, { x: [1, 1] })
    if (!result) throw new Error('no result')
    expect(() => combineRounds(scheme, [{ results: [result, result], weight: 1 }], average)).toThrow(new RangeError('organization given twice: x'))
    expect(() => combineRounds(scheme, [{ results: [result], weight: 0 }], average)).toThrow(new RangeError('the weights add up to 0'))
    expect(() => combineRounds(scheme, [{ results: [result], weight: -1 }, { results: [], weight: 2 }], average)).toThrow(new RangeError('a weight is negative'))
    expect(combineRounds(scheme, [], average)).toEqual([])
  })

  it('of one round gives that round back: stars, extras and who is lit', () => {
    fc.assert(
      fc.property(round({ scheme: { roundAt: 'star', missing: 'zero' } }), fc.constantFrom(0.5, 1, 3), ({ scheme, entries, options }, weight) => {
        const compiled = compileScheme(scheme)
        const before = evaluate(compiled, entries, options)
        const attributes = Object.fromEntries(entries.map((entry) => [entry.organizationId, entry.attributes ?? {}]))
        const year = new Map(combineRounds(compiled, [{ results: before, weight }], { ...average, ...options, attributes }).map((result) => [result.organizationId, result]))
        for (const result of before) {
          const same = year.get(result.organizationId)
          expect(same).toMatchObject({ status: result.status, bonus: result.bonus, deduction: result.deduction, vetoes: result.vetoes })
          expect(same?.stars.map(({ score }) => score)).toEqual(result.stars.map(({ score }) => score))
          const plain = result.stars.every(({ unmet }) => !unmet.includes('*'))
          if (plain) expect(same?.stars.map(({ unmet }) => unmet)).toEqual(result.stars.map(({ unmet }) => unmet))
        }
      }),
      runs,
    )
  })

  it('does not depend on the order of results within a round', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        const compiled = compileScheme(scheme)
        const results = evaluate(compiled, entries, options)
        const year = (list: OrganizationResult[]) => combineRounds(compiled, [{ results: list, weight: 1 }, { results: list.slice(1), weight: 2 }], { absent: 'zero', ...options })
        const last = results.at(-1)
        const moved = last && results.length > 2 ? [results[0], last, ...results.slice(1, -1)].filter((result) => result !== undefined) : results
        expect(year(moved)).toEqual(year(results))
      }),
      { numRuns: 200 },
    )
  })
})
