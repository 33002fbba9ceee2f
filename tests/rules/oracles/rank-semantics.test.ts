import { rankBy, type RankCriterion, type Ranked } from '@rules'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withPublished } from './read'

const number = z.union([z.number(), z.null(), z.enum(['Infinity', '-Infinity'])])
const vector = z.object({
  id: z.string(),
  values: z.array(number),
  order: z.enum(['asc', 'desc']),
  missing: z.enum(['keep', 'top', 'bottom']).optional(),
  expected: z.record(z.string(), z.array(z.union([z.number(), z.null(), z.string()]))),
})
const tabbycat = z.object({ id: z.string(), metrics: z.record(z.string(), z.record(z.string(), z.number())).optional(), precedence: z.array(z.array(z.string())).optional(), expected_order: z.array(z.string()).optional() })
const semantics = z.object({ cases: z.array(vector), postgres_partition: z.array(z.unknown()), tabbycat: z.array(tabbycat) })
const employees = z.object({ id: z.literal('pg-empsalary'), rows: z.array(z.tuple([z.string(), z.number(), z.number()])), rank_within_track_asc: z.array(z.tuple([z.string(), z.number(), z.number()])) })
const tenk = z.object({ id: z.literal('pg-four-ten'), rows_partition_value: z.array(z.tuple([z.number(), z.number()])), rank: z.array(z.number()), dense_rank: z.array(z.number()) })

interface Row {
  index: number
  value: number | null
}

/** Infinite values stand as the largest finite numbers, because −∞ means “no value” to rankBy. */
function read(value: z.infer<typeof number>): number | null {
  if (value === null || typeof value === 'number') return value
  return value === 'Infinity' ? Number.MAX_VALUE : -Number.MAX_VALUE
}

/** How the other methods follow from a rank, the size of its tie and the order of the list. */
const methods: Record<string, (ranked: Ranked<Row>, at: number, all: readonly Ranked<Row>[]) => number | string> = {
  min: ({ rank }) => rank,
  dense: ({ rank }) => rank,
  max: ({ rank, tied }) => rank + tied - 1,
  average: ({ rank, tied }) => rank + (tied - 1) / 2,
  first: (_, at) => at + 1,
  min_pct: ({ rank }, _, all) => `${rank}/${all.length}`,
  max_pct: ({ rank, tied }, _, all) => `${rank + tied - 1}/${all.length}`,
  dense_pct: ({ rank }, _, all) => `${rank}/${all.at(-1)?.rank ?? 0}`,
}

/** Ranks in the order of the values; those left out are null. */
function ranks({ values, order, missing }: z.infer<typeof vector>, method: string): (number | string | null)[] {
  const rows = values.map((value, index): Row => ({ index, value: read(value) })).filter(({ value }) => value !== null || (missing ?? 'keep') !== 'keep')
  const criteria: RankCriterion<Row>[] = [
    { code: 'present', value: ({ value }) => Number(value !== null), order: missing === 'top' ? 'asc' : 'desc' },
    { code: 'value', value: ({ value }) => value ?? 0, order },
  ]
  const found = values.map((): number | string | null => null)
  rankBy(rows, criteria, method.startsWith('dense') ? 'dense' : 'competition').forEach((ranked, at, all) => {
    found[ranked.row.index] = methods[method]?.(ranked, at, all) ?? null
  })
  return found
}

const asc = <T>(code: string, value: (row: T) => number): RankCriterion<T> => ({ code, value, order: 'asc' })

describe('rank semantics of pandas, PostgreSQL and Tabbycat', () => {
  withPublished('rank_semantics.json', (content) => semantics.parse(content), ({ cases, postgres_partition: partitions, tabbycat: debates }) => {
    const wanted = cases.flatMap((each) => Object.entries(each.expected).map(([method, expected]) => ({ id: each.id, method, each, expected })))
    const applicable = wanted.filter(({ method }) => method in methods)
    const others = wanted.filter(({ method }) => !(method in methods)).map(({ id, method }) => `${id} ${method}`)

    it.each(applicable)('$id, $method', ({ method, each, expected }) => {
      expect(ranks(each, method)).toEqual(expected)
    })

    it(`not applicable: ${others.join(', ') || 'none'}`, () => {
      expect([cases.length, others.length + applicable.length]).toEqual([39, wanted.length])
    })

    it('tabbycat-basic: both precedences', () => {
      const basic = debates.find(({ id }) => id === 'tabbycat-basic')
      const teams = Object.entries(basic?.metrics ?? {})
      const orders = (basic?.precedence ?? []).map((codes) => rankBy(teams, codes.map((code) => ({ code, value: ([, metrics]: (typeof teams)[number]) => metrics[code] ?? NaN }))).map(({ row }) => row[0]))
      expect(orders).toEqual([basic?.expected_order, basic?.expected_order])
    })

    it('tabbycat: no metrics, ranks within a group, teams without results', () => {
      const places = <T>(rows: readonly T[], criteria: readonly RankCriterion<T>[]) => rankBy(rows, criteria).map(({ rank, tied }) => [rank, tied > 1])
      const value: RankCriterion<number> = { code: 'value', value: (each) => each }
      expect(places(['1', '2'], [])).toEqual([[1, true], [1, true]])
      expect(places([2, 0], [value])).toEqual([[1, false], [2, false]])
      expect([2, 0].flatMap((points) => places([points], [value]))).toEqual([[1, false], [1, false]])
      expect(places([2, 0, -Infinity], [value])).toEqual([[1, false], [2, false], [3, false]])
      expect(places([2, 0, 0], [value])).toEqual([[1, false], [2, true], [2, true]])
      expect(debates).toHaveLength(5)
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
