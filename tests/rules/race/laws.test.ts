import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passes, race, raceStandings } from '../../../src/rules/race/race'
import { rankBy } from '../../../src/rules/ranking/rank-by'
import type { OrganizationResult, RaceRow } from '../../../src/rules/types'
import { result, star } from '../support/result'
import { runs } from '../support/runs'

const entry = fc.record({
  id: fc.constantFrom(...'abcdefghij'),
  track: fc.constantFrom('a', 'b'),
  p: fc.integer({ min: 0, max: 4 }),
  s: fc.integer({ min: 0, max: 4 }),
  ranked: fc.boolean(),
})

/** A round as evaluate would give it: ranks by total within each track, some organizations without. */
const round: fc.Arbitrary<OrganizationResult[]> = fc.uniqueArray(entry, { selector: ({ id }) => id }).map((entries) => {
  const results = entries.map(({ id, track, p, s }) => result(id, null, p + s, { track, stars: [star('P', p), star('S', s)] }))
  const places = new Map<string, number>()
  for (const track of ['a', 'b']) {
    const field = results.filter((each, index) => each.track === track && entries[index]?.ranked === true)
    for (const { row, rank } of rankBy(field, [{ code: 'total', value: ({ total }) => total }])) places.set(row.organizationId, rank)
  }
  return results.map((each) => ({ ...each, rank: places.get(each.organizationId) ?? null }))
})
const rounds = fc.array(round, { minLength: 1, maxLength: 4 })
const progress = fc.constantFrom('points' as const, 'rank' as const, 'percent' as const)

/** Whether it shared its rank, now or last time, with another that was ranked in its track both times. */
function levelWithAnyone(row: RaceRow, rows: readonly RaceRow[]): boolean {
  const field = rows.filter((other) => other !== row && other.track === row.track && other.fieldMove !== null)
  return field.some((other) => other.rank === row.rank || other.previousRank === row.previousRank)
}

describe('race, laws', () => {
  it('overtook and overtakenBy mirror each other', () => {
    fc.assert(
      fc.property(rounds, (list) => {
        const rows = new Map(race(list).map((row) => [row.organizationId, row]))
        for (const row of rows.values()) {
          for (const other of row.overtook) expect(rows.get(other)?.overtakenBy).toContain(row.organizationId)
          for (const other of row.overtakenBy) expect(rows.get(other)?.overtook).toContain(row.organizationId)
        }
      }),
      runs,
    )
  })

  it('is its standings and the passes of each', () => {
    fc.assert(
      fc.property(rounds, progress, fc.integer({ min: 1, max: 3 }), (list, by, streakPlaces) => {
        const options = { progress: by, streakPlaces }
        expect(race(list, options)).toEqual(raceStandings(list, options).map((row) => ({ ...row, ...passes(list, row.organizationId) })))
        expect(passes(list, 'nobody')).toEqual({ overtook: [], overtakenBy: [] })
      }),
      runs,
    )
  })

  it('the move within the field is who was overtaken, less who overtook, where it was level with nobody', () => {
    fc.assert(
      fc.property(rounds, (list) => {
        const rows = race(list)
        for (const row of rows) {
          if (row.fieldMove === null) expect([row.overtook, row.overtakenBy]).toEqual([[], []])
          else if (!levelWithAnyone(row, rows)) expect(row.fieldMove).toBe(row.overtook.length - row.overtakenBy.length)
        }
      }),
      runs,
    )
  })

  it('does not depend on the order within the rounds', () => {
    const shuffled = rounds.chain((list) =>
      fc.tuple(fc.constant(list), fc.tuple(...list.map((one) => fc.shuffledSubarray(one, { minLength: one.length })))),
    )
    fc.assert(
      fc.property(shuffled, progress, ([list, other], by) => {
        const byId = (results: OrganizationResult[][]) => new Map(race(results, { progress: by }).map((row) => [row.organizationId, row]))
        expect(byId(other)).toEqual(byId(list))
      }),
      runs,
    )
  })

  it('the changes of the stars add up to the change of the total', () => {
    fc.assert(
      fc.property(rounds, (list) => {
        for (const row of race(list)) {
          const changes = Object.values(row.starChanges)
          if (row.totalChange === null) expect(changes).toEqual([null, null])
          else expect(changes.reduce<number>((sum, change) => sum + (change ?? NaN), 0)).toBe(row.totalChange)
        }
      }),
      runs,
    )
  })

  it('says nothing of a place where there is none', () => {
    fc.assert(
      fc.property(rounds, progress, (list, by) => {
        for (const row of race(list, { progress: by })) {
          expect(row.rank === null).toBe(row.entry === 'unranked')
          if (row.rank !== null) continue
          expect([row.percentile, row.move, row.fieldMove, row.progressRank, row.streak, row.ahead]).toEqual(Array(6).fill(null))
          expect([row.overtook, row.overtakenBy, row.learnFrom]).toEqual([[], [], []])
        }
      }),
      runs,
    )
  })
})
