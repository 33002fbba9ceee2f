import { rankBy, type RankCriterion } from '@rules'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withPublished } from './read'

const desc = <T>(code: string, value: (row: T) => number): RankCriterion<T> => ({ code, value })
const asc = <T>(code: string, value: (row: T) => number): RankCriterion<T> => ({ code, value, order: 'asc' })

const medals = z.object({ rows: z.array(z.object({ noc: z.string(), gold: z.number(), silver: z.number(), bronze: z.number(), rank: z.number() })) })
describe('Paris 2024 medal table', () => {
  withPublished('olympic_medal_table_paris2024.json', (content) => medals.parse(content).rows, (rows) => {
    const ranked = rankBy(rows, [desc('gold', (row) => row.gold), desc('silver', (row) => row.silver), desc('bronze', (row) => row.bronze)])

    it('ranks 91 teams by gold, silver, bronze', () => {
      expect(ranked).toHaveLength(91)
      expect(ranked.filter(({ row, rank }) => row.rank !== rank)).toEqual([])
    })

    it('counts every group of ties', () => {
      const sizes = new Map<number, number>()
      for (const { rank } of rows) sizes.set(rank, (sizes.get(rank) ?? 0) + 1)
      expect(ranked.filter(({ rank, tied }) => sizes.get(rank) !== tied)).toEqual([])
      expect([...sizes.values()].filter((size) => size > 1)).toHaveLength(13)
    })
  })
})

const scoreboard = z.object({ rows: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])) })
describe('ICPC scoreboard', () => {
  withPublished('icpc_scoreboard_wf.json', (content) => scoreboard.parse(content).rows, (rows) => {
    it('ranks 130 teams by three criteria of mixed direction', () => {
      const ranked = rankBy(rows, [desc('solved', ([, solved]) => solved), asc('penalty', ([, , penalty]) => penalty), asc('last', ([, , , last]) => last)])
      expect(ranked).toHaveLength(130)
      expect(ranked.filter(({ row, rank }) => row[4] !== rank)).toEqual([])
    })
  })
})

const contestant = z.tuple([z.number(), z.string(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.string().nullable()])
const olympiad = z.object({ rows: z.array(contestant) })
describe('IMO 2008–2017', () => {
  withPublished('imo_2008_2017.json', (content) => olympiad.parse(content).rows, (rows) => {
    const years = [...new Set(rows.map(([year]) => year))]
    const totalOf = (row: (typeof rows)[number]) => row[2] + row[3] + row[4] + row[5] + row[6] + row[7]

    it('adds six marks of 5 607 contestants', () => {
      expect(rows).toHaveLength(5607)
      expect(rows.filter((row) => totalOf(row) !== row[8])).toEqual([])
    })

    it.each(years)('ranks %d', (year) => {
      const ranked = rankBy(rows.filter((row) => row[0] === year), [desc('total', totalOf)])
      expect(ranked.filter(({ row, rank }) => row[9] !== rank)).toEqual([])
    })
  })
})

const number = z.union([z.number(), z.null(), z.enum(['Infinity', '-Infinity'])])
const semantics = z.object({
  cases: z.array(z.object({ id: z.string(), values: z.array(number), order: z.enum(['asc', 'desc']), expected: z.record(z.string(), z.array(z.union([z.number(), z.null(), z.string()]))) })),
  postgres_partition: z.array(z.unknown()),
})
const employees = z.object({ id: z.literal('pg-empsalary'), rows: z.array(z.tuple([z.string(), z.number(), z.number()])), rank_within_track_asc: z.array(z.tuple([z.string(), z.number(), z.number()])) })
const tenk = z.object({ id: z.literal('pg-four-ten'), rows_partition_value: z.array(z.tuple([z.number(), z.number()])), rank: z.array(z.number()), dense_rank: z.array(z.number()) })

describe('rank semantics of pandas and PostgreSQL', () => {
  withPublished('rank_semantics.json', (content) => semantics.parse(content), ({ cases, postgres_partition: partitions }) => {
    const methods = { min: 'competition', dense: 'dense' } as const
    const applicable = cases.filter(({ values, expected }) => values.every((value) => typeof value === 'number') && ('min' in expected || 'dense' in expected))
    const others = cases.filter((each) => !applicable.includes(each)).map(({ id }) => id)

    it.each(applicable)('$id', ({ values, order, expected }) => {
      for (const [method, ties] of Object.entries(methods)) {
        const wanted = expected[method]
        if (wanted === undefined) continue
        const ranked = rankBy(values.map((value, index) => ({ index, value: Number(value) })), [{ code: 'value', value: ({ value }) => value, order }], ties)
        expect([...ranked].sort((a, b) => a.row.index - b.row.index).map(({ rank }) => rank)).toEqual(wanted)
      }
    })

    it(`not applicable, for missing values or other methods: ${others.join(', ')}`, () => {
      expect(others.length + applicable.length).toBe(cases.length)
    })

    it.each(partitions.flatMap((each) => employees.safeParse(each).data ?? []))('$id', ({ rows, rank_within_track_asc: wanted }) => {
      const tracks = [...new Set(rows.map(([track]) => track))]
      const ranked = tracks.flatMap((track) => rankBy(rows.filter((row) => row[0] === track), [asc('value', ([, , value]) => value)]).map(({ row, rank }) => [row[0], row[1], rank]))
      expect(new Set(ranked.map((each) => each.join()))).toEqual(new Set(wanted.map((each) => each.join())))
    })

    it.each(partitions.flatMap((each) => tenk.safeParse(each).data ?? []))('$id', ({ rows_partition_value: rows, rank, dense_rank: dense }) => {
      const indexed = rows.map(([partition, value], index) => ({ partition, value, index }))
      const ranksBy = (ties: 'competition' | 'dense') => {
        const ranks: number[] = []
        for (const partition of new Set(indexed.map((row) => row.partition))) {
          for (const each of rankBy(indexed.filter((row) => row.partition === partition), [asc('value', ({ value }) => value)], ties)) ranks[each.row.index] = each.rank
        }
        return ranks
      }
      expect([ranksBy('competition'), ranksBy('dense')]).toEqual([rank, dense])
    })
  })
})
