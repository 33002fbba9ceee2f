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
