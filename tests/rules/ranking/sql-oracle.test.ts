import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compileScheme, evaluate, rankBy, type OrganizationResult, type Scheme } from '@rules'
import { round } from '../support/arbitrary'
import { runs } from '../support/runs'

/** A row to rank; null is “no value”, last in either order, in SQL as NULL. */
interface Row {
  id: number
  track: string
  a: number | null
  b: number | null
  c: number | null
}
type Key = 'a' | 'b' | 'c'
interface Order {
  key: Key
  order: 'asc' | 'desc'
}
interface Place {
  id: number
  rank: number
  tied: number
  decidedBy: string | null
}

const database = new Database(':memory:')
database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, track TEXT NOT NULL, a REAL, b REAL, c REAL) STRICT')
afterAll(() => database.close())
const insert = database.prepare('INSERT INTO row VALUES (@id, @track, @a, @b, @c)')

/** Ranks by window functions alone: nothing of it is shared with the rules. */
function bySql(rows: readonly Row[], orders: readonly Order[], ties: 'competition' | 'dense', within: 'track' | 'all'): Place[] {
  const partition = within === 'track' ? 'PARTITION BY track' : ''
  const keys = orders.map(({ key }) => key).join(', ')
  const sorted = orders.map(({ key, order }) => `${key} ${order} NULLS LAST`).join(', ')
  const parted = orders.map(({ key }) => `WHEN ${key} IS NOT above_${key} THEN '${key}'`).join(' ')
  const lags = orders.map(({ key }) => `LAG(${key}) OVER (${partition} ORDER BY ${sorted}) AS above_${key}`).join(', ')
  database.exec('DELETE FROM row')
  for (const row of rows) insert.run(row)
  return database
    .prepare<[], Place>(
      `WITH placed AS (
         SELECT *, ${ties === 'dense' ? 'DENSE_RANK' : 'RANK'}() OVER (${partition} ORDER BY ${sorted}) AS rank,
           COUNT(*) OVER (PARTITION BY ${within === 'track' ? 'track, ' : ''}${keys}) AS tied FROM row
       ), groups AS (
         SELECT DISTINCT ${within === 'track' ? 'track, ' : ''}rank, ${keys} FROM placed
       ), parted AS (
         SELECT *, ${lags}, LAG(rank) OVER (${partition} ORDER BY ${sorted}) AS above_rank FROM groups
       )
       SELECT id, placed.rank AS rank, tied, CASE WHEN above_rank IS NULL THEN NULL ${parted.replace(/WHEN (\w)/g, 'WHEN parted.$1')} END AS decidedBy
       FROM placed JOIN parted ON parted.rank = placed.rank ${within === 'track' ? 'AND parted.track = placed.track' : ''} ORDER BY id`,
    )
    .all()
}

/** Few different values, so that ties abound; none is a value as good as any. */
const value = fc.option(fc.integer({ min: -3, max: 3 }).map((whole) => whole / 4 + 0), { freq: 6 })
const rowsOf = fc
  .array(fc.record({ track: fc.constantFrom('s', 't'), a: value, b: value, c: value }), { maxLength: 25 })
  .map((rows) => rows.map((row, id): Row => ({ ...row, id })))
const ordersOf = fc
  .tuple(fc.shuffledSubarray<Key>(['a', 'b', 'c'], { minLength: 1 }), fc.array(fc.constantFrom('asc' as const, 'desc' as const), { minLength: 3, maxLength: 3 }))
  .map(([keys, directions]) => keys.map((key, at): Order => ({ key, order: directions[at] ?? 'desc' })))
const tiesOf = fc.constantFrom('competition' as const, 'dense' as const)

describe('ranking beside SQL window functions', () => {
  it('rankBy gives the ranks, the ties and the deciding criteria of SQL', () => {
    fc.assert(
      fc.property(rowsOf, ordersOf, tiesOf, (rows, orders, ties) => {
        const criteria = orders.map(({ key, order }) => ({ code: key, order, value: (row: Row) => row[key] ?? -Infinity }))
        const own = rankBy(rows, criteria, ties).map(({ row, ...place }): Place => ({ id: row.id, ...place }))
        expect(own.sort((a, b) => a.id - b.id)).toEqual(bySql(rows, orders, ties, 'all'))
      }),
      runs,
    )
  })

  it('rankBy of each track gives what SQL gives partitioned by track', () => {
    fc.assert(
      fc.property(rowsOf, ordersOf, tiesOf, (rows, orders, ties) => {
        const criteria = orders.map(({ key, order }) => ({ code: key, order, value: (row: Row) => row[key] ?? -Infinity }))
        const own = ['s', 't'].flatMap((track) => rankBy(rows.filter((row) => row.track === track), criteria, ties)).map(({ row, ...place }): Place => ({ id: row.id, ...place }))
        expect(own.sort((a, b) => a.id - b.id)).toEqual(bySql(rows, orders, ties, 'track'))
      }),
      runs,
    )
  })

  it('evaluate ranks its own printed numbers as SQL does, within tracks and over all', () => {
    const criteria: Scheme['ranking']['criteria'] = [{ by: 'total' }, { by: 'lit-stars', order: 'asc' }, { by: 'star', code: 'A' }]
    const orders: Order[] = [{ key: 'a', order: 'desc' }, { key: 'b', order: 'asc' }, { key: 'c', order: 'desc' }]
    const names: Record<string, string> = { a: 'total', b: 'lit-stars', c: 'star:A' }
    fc.assert(
      fc.property(tiesOf.chain((ties) => round({ scheme: { ranking: { criteria, ties }, missing: 'zero', exclude: [] } })), ({ scheme, entries, options }) => {
        const ranked = evaluate(compileScheme(scheme), entries, options).filter(({ rank }) => rank !== null)
        const rows = ranked.map((result: OrganizationResult, id): Row => ({ id, track: result.track, a: result.total, b: result.litStars, c: result.stars.find(({ code }) => code === 'A')?.score ?? null }))
        const { ties } = scheme.ranking
        const inTrack = bySql(rows, orders, ties, 'track').map((place) => ({ ...place, decidedBy: place.decidedBy === null ? null : names[place.decidedBy] }))
        expect(ranked.map(({ rank, tied, decidedBy }, id) => ({ id, rank, tied, decidedBy }))).toEqual(inTrack)
        expect(ranked.map(({ overallRank }) => overallRank)).toEqual(bySql(rows, orders, ties, 'all').map(({ rank }) => rank))
      }),
      runs,
    )
  })
})
