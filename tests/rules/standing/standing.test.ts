import { describe, expect, it } from 'vitest'
import { race } from '../../../src/rules/race/race'
import { groupMeans } from '../../../src/rules/standing/group-means'
import { groupPlaces } from '../../../src/rules/standing/group-places'
import { lessonsOf } from '../../../src/rules/standing/lessons'
import { redAndBlack } from '../../../src/rules/standing/lists'
import { starBests, starPlaces } from '../../../src/rules/standing/star-places'
import type { IndicatorResult, OrganizationResult, StarResult } from '../../../src/rules/types'
import { result, star } from '../support/result'

const notConcerned = (code: string): StarResult => ({ ...star(code, 0), lit: false, unmet: ['*'] })
const stars = (p: number, s: number | null) => ({ stars: [star('P', p), s === null ? notConcerned('S') : star('S', s)] })

describe('places per star', () => {
  const round = [
    result('a', 1, 30, stars(18, 12)),
    result('b', 2, 28, stars(18, 10)),
    result('c', 3, 10, stars(10, null)),
    result('x', null, 40, stars(20, 20)),
    result('y', 1, 5, { track: 'other', ...stars(5, 0) }),
  ]

  it('count ranked organizations of the track that the star concerns; equal scores share a place', () => {
    const places = starPlaces(round)
    expect(places.get('a')).toEqual({ P: { rank: 1, tied: 2, of: 3 }, S: { rank: 1, tied: 1, of: 2 } })
    expect(places.get('b')).toEqual({ P: { rank: 1, tied: 2, of: 3 }, S: { rank: 2, tied: 1, of: 2 } })
    expect(places.get('c')).toEqual({ P: { rank: 3, tied: 1, of: 3 } })
    expect(places.has('x')).toBe(false)
    expect(places.get('y')).toEqual({ P: { rank: 1, tied: 1, of: 1 }, S: { rank: 1, tied: 1, of: 1 } })
  })

  it('name everybody who shares the best score, and nobody for a star of zeros', () => {
    expect(starBests(round)).toEqual([
      { track: 'a', star: 'P', score: 18, fullScore: 20, organizationIds: ['a', 'b'] },
      { track: 'a', star: 'S', score: 12, fullScore: 20, organizationIds: ['a'] },
      { track: 'other', star: 'P', score: 5, fullScore: 20, organizationIds: ['y'] },
    ])
    expect(starBests([...round].reverse()).find(({ track, star }) => track === 'a' && star === 'P')?.organizationIds).toEqual(['a', 'b'])
  })
})

describe('means of groups', () => {
  it('are those of the ranked, star by star of those it concerns', () => {
    const round = [result('a', 1, 30, { ...stars(18, 12), litStars: 2 }), result('b', 2, 11, { ...stars(10, null), litStars: 1 }), result('x', null, 99, stars(20, 20)), result('z', 1, 9, { track: 'no' })]
    expect(groupMeans(round, ({ track }) => (track === 'no' ? null : track))).toEqual([
      { key: 'a', count: 3, ranked: 2, total: 20.5, litStars: 1.5, stars: { P: { score: 14, percent: 70 }, S: { score: 12, percent: 60 } } },
    ])
  })

  it('are absent, not 0, where nobody is ranked', () => {
    expect(groupMeans([result('x', null, 99)], () => 'g')).toEqual([{ key: 'g', count: 1, ranked: 0, total: null, litStars: null, stars: {} }])
  })
})

describe('places in any group', () => {
  it('count the order over all again, ties kept', () => {
    const round = [result('a', 1, 9, { overallRank: 4 }), result('b', 1, 8, { overallRank: 7 }), result('c', 2, 8, { overallRank: 7 }), result('d', 3, 7, { overallRank: 9 }), result('x', null, 0)]
    const places = (ties: 'competition' | 'dense') => Object.fromEntries([...groupPlaces(round, ties)].map(([id, { rank, tied }]) => [id, [rank, tied]]))
    expect(places('competition')).toEqual({ a: [1, 1], b: [2, 2], c: [2, 2], d: [4, 1] })
    expect(places('dense')).toEqual({ a: [1, 1], b: [2, 2], c: [2, 2], d: [3, 1] })
  })
})

describe('red and black lists', () => {
  const before = [result('a', 4, 60), result('b', 1, 90), result('c', 2, 80), result('d', 3, 70), result('e', 5, 50)]
  const now = [result('a', 1, 95), result('b', 2, 90), result('c', 3, 80), result('d', 4, 70), result('e', 5, 50), result('x', null, 0)]
  const lists = (rule: Partial<Parameters<typeof redAndBlack>[2]>, results = now) => redAndBlack(results, race([results, before]), { top: null, rise: null, last: null, fall: null, ...rule })

  it('are empty without a rule', () => {
    expect(lists({})).toEqual({ red: [], black: [] })
  })

  it('take the first and the last of a track, and who moved far', () => {
    expect(lists({ top: 1, rise: 3, last: 1, fall: 1 })).toEqual({
      red: [{ organizationId: 'a', reasons: [{ by: 'top', rank: 1 }, { by: 'rise', places: 3 }] }],
      black: [
        { organizationId: 'b', reasons: [{ by: 'fall', places: 1 }] },
        { organizationId: 'c', reasons: [{ by: 'fall', places: 1 }] },
        { organizationId: 'd', reasons: [{ by: 'fall', places: 1 }] },
        { organizationId: 'e', reasons: [{ by: 'last', rank: 5, behind: 0 }] },
      ],
    })
  })

  it('let a place among the first win in a small track, and shared places count alike', () => {
    const small = [result('a', 1, 9), result('b', 1, 9), result('c', 3, 8)]
    const { red, black } = lists({ top: 1, last: 3 }, small)
    expect(red.map(({ organizationId }) => organizationId)).toEqual(['a', 'b'])
    expect(black.map(({ organizationId }) => organizationId)).toEqual(['c'])
  })

  it('do not list who did not move, whatever the limit', () => {
    expect(lists({ rise: 0, fall: 0 }).red.map(({ organizationId }) => organizationId)).toEqual(['a'])
    expect(lists({ rise: 0, fall: 0 }).black).toHaveLength(3)
  })
})

describe('lessons by indicator', () => {
  const marks = (...points: (number | 'missing' | 'n/a')[]): { stars: StarResult[] } => ({
    stars: [{ ...star('P', 0), indicators: points.map((each, at): IndicatorResult => ({ code: `P${at}`, points: typeof each === 'number' ? each : null, state: each === 'missing' ? 'missing' : each === 'n/a' ? 'not-applicable' : 'scored' })) }],
  })
  const round: OrganizationResult[] = [
    result('first', 1, 90, marks(5, 5, 1, 2)),
    result('second', 2, 80, marks(5, 4, 'n/a', 2)),
    result('own', 3, 70, marks(3, 'missing', 1, 'n/a')),
    result('behind', 4, 60, marks(5, 5, 4, 5)),
    result('other', 1, 99, { track: 'b', ...marks(9, 9, 9, 9) }),
    result('unranked', null, 99, marks(9, 9, 9, 9)),
  ]

  it('come from the best of the better-ranked, else from anybody ranked in the track', () => {
    expect(lessonsOf(round, 'own').map(({ model }) => model)).toEqual([
      { organizationId: 'first', points: 5, rankedBetter: true },
      { organizationId: 'first', points: 5, rankedBetter: true },
      { organizationId: 'behind', points: 4, rankedBetter: false },
      null,
    ])
    expect(lessonsOf(round, 'own').map(({ state }) => state)).toEqual(['scored', 'missing', 'scored', 'not-applicable'])
  })

  it('are there for the first too, and for who has no rank', () => {
    expect(lessonsOf(round, 'first').map(({ model }) => model?.organizationId ?? null)).toEqual([null, null, 'behind', 'behind'])
    expect(lessonsOf(round, 'unranked').every(({ model }) => model === null)).toBe(true)
    expect(() => lessonsOf(round, 'nobody')).toThrow(new RangeError('no result of organization nobody'))
  })

  it('come from the better rank where two do equally well, then from the smaller id, however the results are ordered', () => {
    const equals = [result('z', 1, 90, marks(5)), result('c', 2, 80, marks(5)), result('b', 3, 70, marks(5)), result('a', 3, 70, marks(5)), result('own', 9, 10, marks(1))]
    const models = (...ids: string[]) => lessonsOf(equals.filter(({ organizationId }) => ids.includes(organizationId)), 'own').map(({ model }) => model?.organizationId)
    expect([models('z', 'c', 'own'), models('c', 'b', 'own'), models('a', 'b', 'own')]).toEqual([['z'], ['c'], ['a']])
    equals.reverse()
    expect([models('z', 'c', 'own'), models('c', 'b', 'own'), models('a', 'b', 'own')]).toEqual([['z'], ['c'], ['a']])
  })

  it('call nobody of the same rank better ranked, but everybody who has one where the asking has none', () => {
    const [model] = lessonsOf([result('own', 1, 90, marks(3)), result('equal', 1, 90, marks(5))], 'own').map((lesson) => lesson.model)
    expect(model).toEqual({ organizationId: 'equal', points: 5, rankedBetter: false })
    expect(lessonsOf([result('own', null, 90, marks(3)), result('last', 7, 9, marks(5))], 'own')[0]?.model?.rankedBetter).toBe(true)
  })

  it('do not come from whom an indicator does not concern, whatever it counts for', () => {
    const granted: StarResult = { ...star('P', 0), indicators: [{ code: 'P0', points: 10, state: 'not-applicable' }] }
    expect(lessonsOf([result('own', 2, 80, marks(3)), result('best', 1, 90, { stars: [granted] })], 'own')[0]?.model).toBeNull()
    expect(lessonsOf([result('own', 2, 80, { stars: [{ ...granted, indicators: [{ code: 'P0', points: 0, state: 'not-applicable' }] }] }), result('best', 1, 90, marks(5))], 'own')[0]?.model).toBeNull()
  })
})
