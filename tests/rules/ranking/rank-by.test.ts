import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankBy } from '../../../src/rules/ranking/rank-by'
import type { RankCriterion } from '../../../src/rules/types'
import { runs } from '../support/runs'

interface Row {
  id: string
  total: number
  stars: number
}

const byTotal: RankCriterion<Row> = { code: 'total', value: (row) => row.total }
const byStars: RankCriterion<Row> = { code: 'lit-stars', value: (row) => row.stars }
const row = (id: string, total: number, stars = 0): Row => ({ id, total, stars })
const summary = (rows: Row[], criteria = [byTotal, byStars], ties?: 'competition' | 'dense') =>
  rankBy(rows, criteria, ties).map((ranked) => [ranked.row.id, ranked.rank, ranked.tied, ranked.decidedBy])

describe('rankBy', () => {
  it('counts 1, 2, 2, 4 and says what parted each group', () => {
    const rows = [row('a', 80), row('b', 90, 4), row('c', 95), row('d', 90, 4), row('e', 90, 3)]
    expect(summary(rows)).toEqual([
      ['c', 1, 1, null],
      ['b', 2, 2, 'total'],
      ['d', 2, 2, 'total'],
      ['e', 4, 1, 'lit-stars'],
      ['a', 5, 1, 'total'],
    ])
  })

  it('counts 1, 2, 2, 3 when dense', () => {
    expect(summary([row('a', 1), row('b', 2), row('c', 2), row('d', 3)], [byTotal], 'dense').map((r) => r[1])).toEqual([1, 2, 2, 3])
  })

  it('puts the smallest first when a criterion ascends', () => {
    expect(summary([row('a', 3), row('b', 1), row('c', 2)], [{ ...byTotal, order: 'asc' }]).map((r) => r[0])).toEqual(['b', 'c', 'a'])
  })

  it.each(['asc', 'desc'] as const)('puts a missing value last when %s', (order) => {
    const ranked = summary([row('none', -Infinity), row('low', 1), row('high', 2)], [{ ...byTotal, order }])
    expect(ranked[2]?.[0]).toBe('none')
  })

  it('holds 0 and −0 for equal', () => {
    expect(summary([row('a', 0), row('b', -0)], [byTotal]).map((r) => r[1])).toEqual([1, 1])
  })

  it('keeps the input order inside a tie and shares one rank without criteria', () => {
    expect(summary([row('b', 1), row('a', 2)], [])).toEqual([
      ['b', 1, 2, null],
      ['a', 1, 2, null],
    ])
  })

  it('ranks nothing', () => expect(rankBy([], [byTotal])).toEqual([]))

  it('refuses NaN', () => expect(() => rankBy([row('a', NaN)], [byTotal])).toThrow(RangeError))

  it('does not change its argument', () => {
    const rows = Object.freeze([row('a', 1), row('b', 2)])
    expect(rankBy(rows, [byTotal]).map((ranked) => ranked.row.id)).toEqual(['b', 'a'])
  })
})

describe('rankBy, laws', () => {
  const small = fc.integer({ min: -3, max: 3 })
  const rows = fc.array(fc.record({ total: small, stars: small }), { maxLength: 30 }).map((list) => list.map((r, index) => ({ id: String(index), ...r })))
  const order = fc.constantFrom('asc' as const, 'desc' as const)
  const ties = fc.constantFrom('competition' as const, 'dense' as const)

  it('is a total preorder: rank = better ones + 1, equal keys share a rank', () => {
    fc.assert(
      fc.property(rows, order, order, ties, (list, first, second, kind) => {
        const ranked = rankBy(list, [{ ...byTotal, order: first }, { ...byStars, order: second }], kind)
        const signed = (value: number, way: 'asc' | 'desc') => (way === 'asc' ? -value : value)
        const ahead = (a: Row, b: Row) => signed(a.total - b.total, first) || signed(a.stars - b.stars, second)
        for (const { row: own, rank, tied, decidedBy } of ranked) {
          const better = list.filter((other) => ahead(other, own) > 0)
          const groups = new Set(better.map((other) => `${other.total}/${other.stars}`)).size
          expect(rank).toBe(1 + (kind === 'dense' ? groups : better.length))
          expect(tied).toBe(list.filter((other) => ahead(other, own) === 0).length)
          expect(decidedBy === null).toBe(better.length === 0)
        }
      }),
      runs,
    )
  })

  it('gives every row the same place whatever the input order', () => {
    const shuffled = rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, ties, (pair, kind) => {
        const places = pair.map((list) => new Map(rankBy(list, [byTotal, byStars], kind).map(({ row: own, ...place }) => [own.id, place])))
        expect(places[1]).toEqual(places[0])
      }),
      runs,
    )
  })
})
