import { describe, expect, it } from 'vitest'
import { race } from '../../../src/rules/race/race'
import type { OrganizationResult, RaceRow } from '../../../src/rules/types'
import { result, star } from '../support/result'

type Options = Parameters<typeof race>[1]

function rowOf(id: string, rounds: OrganizationResult[][], options?: Options): RaceRow {
  const row = race(rounds, options).find(({ organizationId }) => organizationId === id)
  if (row === undefined) throw new Error(`no row of ${id}`)
  return row
}

const last = [result('a', 1, 90), result('b', 2, 80), result('c', 3, 70), result('d', 4, 60)]

describe('race, one round', () => {
  it('answers a row per result of the newest round, in its order', () => {
    expect(race([]).length).toBe(0)
    expect(race([[]])).toEqual([])
    expect(race([[...last].reverse()]).map((row) => row.organizationId)).toEqual(['d', 'c', 'b', 'a'])
  })

  it('has nothing to compare with before the second round', () => {
    expect(rowOf('b', [last])).toEqual({
      organizationId: 'b',
      track: 'a',
      rank: 2,
      percentile: 75,
      previousRank: null,
      move: null,
      entry: 'new',
      fieldMove: null,
      totalChange: null,
      starChanges: { P: null, S: null },
      overtook: [],
      overtakenBy: [],
      progress: null,
      progressRank: null,
      streak: null,
      ahead: { organizationId: 'a', gap: 10 },
      learnFrom: [
        { star: 'P', organizationId: 'a', lead: 5 },
        { star: 'S', organizationId: 'a', lead: 5 },
      ],
    })
  })

  it('counts the percentile among the ranked of the track, shared places alike, to one decimal', () => {
    const round = [result('a', 1, 9), result('b', 2, 8), result('c', 2, 8), result('x', null, 9), result('y', 1, 9, { track: 'other' })]
    expect(race([round]).map((row) => row.percentile)).toEqual([100, 66.7, 66.7, null, 100])
  })

  it('names the smaller id of the nearest better rank, even without a gap', () => {
    const round = [result('b', 1, 9), result('a', 1, 9), result('c', 3, 9), result('d', 4, 8.7)]
    expect(race([round]).map((row) => row.ahead)).toEqual([null, null, { organizationId: 'a', gap: 0 }, { organizationId: 'c', gap: 0.3 }])
  })

  it('learns from the largest lead among the better-ranked, then the better rank, then the smaller id', () => {
    const stars = (p: number, s: number) => ({ stars: [star('P', p), star('S', s)] })
    const round = [
      result('b', 1, 30, stars(10, 12)),
      result('a', 1, 30, stars(10, 12)),
      result('c', 3, 20, stars(15, 5)),
      result('d', 4, 10, stars(10, 3)),
      result('e', 5, 5, stars(20, 20)),
    ]
    expect(rowOf('d', [round]).learnFrom).toEqual([
      { star: 'P', organizationId: 'c', lead: 5 },
      { star: 'S', organizationId: 'a', lead: 9 },
    ])
    expect(rowOf('a', [round]).learnFrom).toEqual([])
    expect(rowOf('c', [round]).learnFrom).toEqual([{ star: 'S', organizationId: 'a', lead: 7 }])
  })
})

describe('race, two rounds', () => {
  it('moves, changes and overtakes', () => {
    const now = [result('a', 2, 85.5), result('b', 1, 90.1), result('c', 3, 70), result('d', 4, 61)]
    const row = rowOf('b', [now, last])
    expect(row).toMatchObject({ previousRank: 2, move: 1, entry: 'same', fieldMove: 1, totalChange: 10.1, starChanges: { P: 5.05, S: 5.05 } })
    expect([row.overtook, row.overtakenBy]).toEqual([['a'], []])
    expect(rowOf('a', [now, last])).toMatchObject({ move: -1, overtook: [], overtakenBy: ['b'], totalChange: -4.5 })
    expect(rowOf('c', [now, last])).toMatchObject({ move: 0, totalChange: 0, overtook: [], overtakenBy: [] })
  })

  it('does not count a shared rank as overtaking', () => {
    const now = [result('a', 1, 90), result('b', 1, 90), result('c', 3, 70), result('d', 4, 60)]
    expect(rowOf('b', [now, last])).toMatchObject({ move: 1, overtook: [] })
    expect(rowOf('a', [now, last]).overtakenBy).toEqual([])
  })

  it('ranks again without who came or left', () => {
    const now = [result('n', 1, 95), result('b', 2, 80), result('c', 3, 75), result('d', 4, 60)]
    expect(rowOf('b', [now, last])).toMatchObject({ move: 0, fieldMove: 0 })
    expect(rowOf('c', [now, last])).toMatchObject({ move: 0, fieldMove: 0 })
    expect(rowOf('n', [now, last])).toMatchObject({ entry: 'new', move: null, fieldMove: null, totalChange: null })
  })

  it('tells the four ways in and the way out', () => {
    const older = [result('r', 1, 50)]
    const before = [result('s', 1, 50), result('t', 1, 50, { track: 'b' }), result('u', 2, 50), result('w', null, 50)]
    const now = ['r', 's', 't', 'w', 'n'].map((id, index) => result(id, index + 1, 50))
    const rows = race([[...now, result('u', null, 50)], before, older])
    expect(rows.map((row) => [row.organizationId, row.entry])).toEqual([
      ['r', 'returned'],
      ['s', 'same'],
      ['t', 'changed-track'],
      ['w', 'new'],
      ['n', 'new'],
      ['u', 'unranked'],
    ])
    const moved = rows.find((row) => row.organizationId === 't')
    expect(moved).toMatchObject({ previousRank: null, move: null, fieldMove: null, totalChange: 0 })
  })

  it('has no change of a total that is incomplete or out of another full score', () => {
    const incomplete = result('a', null, 40, { status: 'incomplete' })
    expect(rowOf('a', [[incomplete], last]).totalChange).toBe(null)
    expect(rowOf('a', [[result('a', 1, 95)], [incomplete]]).totalChange).toBe(null)
    const resized = result('a', 1, 95, { stars: [star('P', 50, 60), star('S', 45, 50), star('N', 1)] })
    expect(rowOf('a', [[resized], last])).toMatchObject({ totalChange: null, starChanges: { P: null, S: 0, N: null } })
  })

  it('refuses an organization twice in a round', () => expect(() => race([[result('a', 1, 1), result('a', 2, 1)]])).toThrow(RangeError))
})

describe('race, progress', () => {
  const now = [result('a', 2, 88), result('b', 1, 90), result('c', 3, 75), result('d', null, 99)]

  it('ranks the gain in points, ties shared, nulls left out', () => {
    const round = [...now.slice(0, 2), result('c', 3, 80), result('n', 4, 50)]
    expect(race([round, last]).map((row) => [row.progress, row.progressRank])).toEqual([[-2, 3], [10, 1], [10, 1], [null, null]])
  })

  it('counts places within the field', () => {
    expect(race([now, last], { progress: 'rank' }).map((row) => [row.progress, row.progressRank])).toEqual([[-1, 3], [1, 1], [0, 2], [null, null]])
  })

  it('counts percent of the previous total, to two decimals, none from 0 or below', () => {
    const before = [result('a', 1, 90), result('b', 2, 0), result('c', 3, -5)]
    expect(race([now, before], { progress: 'percent' }).map((row) => row.progress)).toEqual([-2.22, null, null, null])
  })

  it('leaves who has no rank out of the progress ranks', () => {
    expect(rowOf('d', [now, last])).toMatchObject({ totalChange: 39, progressRank: null })
  })
})

describe('race, streaks', () => {
  const round = (...ids: string[]) => ids.map((id, index) => result(id, index + 1, 100 - index))
  const options = { streakPlaces: 1 }

  it('counts rounds running from the newest, at least two', () => {
    const rounds = [round('a', 'b', 'c'), round('a', 'b', 'c'), round('a', 'c', 'b'), round('b', 'c', 'a')]
    expect(race(rounds, options).map((row) => row.streak)).toEqual([{ side: 'top', rounds: 3 }, null, { side: 'bottom', rounds: 2 }])
  })

  it('prefers the top where both hold, with three places by default', () => {
    const rounds = [round('a', 'b', 'c', 'd'), round('d', 'b', 'c', 'a')]
    expect(race(rounds).map((row) => row.streak?.side)).toEqual([undefined, 'top', 'top', undefined])
  })

  it('counts each round in its own track and shared places by who is strictly ahead', () => {
    const elsewhere = [result('a', 1, 9, { track: 'b' }), result('z', 1, 9, { track: 'b' })]
    expect(rowOf('a', [[result('a', 1, 9), result('b', 2, 8)], elsewhere], options).streak).toEqual({ side: 'top', rounds: 2 })
  })

  it('breaks with a round without rank', () => {
    expect(rowOf('a', [round('a', 'b'), [result('a', null, 9)], round('a', 'b')], options).streak).toBe(null)
  })
})
