import { combine, rankBy, roundTo } from '@rules'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withPublished } from './read'

const exactSum = (numbers: number[]) => numbers.reduce((all, each) => all + Math.round(each * 10_000), 0) / 10_000
const product = (a: number, b: number) => Math.round(a * b * 10_000) / 10_000

const dives = z.object({ rows: z.array(z.object({ dd: z.number(), judges: z.array(z.number()), score: z.number() })) })
describe('Paris 2024 men’s 10 m platform', () => {
  withPublished('diving_paris2024_men10m.json', (content) => dives.parse(content).rows, (rows) => {
    it('drops the two highest and the two lowest of seven in 72 dives', () => {
      const scored = rows.map(({ judges, dd, score }) => ({ score, own: roundTo(product(product(combine(judges, { trimmed: { high: 2, low: 2, from: 7 } }), 3), dd), 2, 'half-up') }))
      expect(scored).toHaveLength(72)
      expect(scored.filter(({ score, own }) => score !== own)).toEqual([])
    })
  })
})

const component = z.tuple([z.string(), z.number(), z.array(z.number().nullable()), z.number()])
const performance = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
const skating = z.object({ performances: z.array(performance), judged: z.array(z.object({ id: z.string(), components: z.array(component) })) })

describe('ISU figure skating 2016/17', () => {
  withPublished('figure_skating_2016_17.json', (content) => skating.parse(content), ({ performances, judged }) => {
    const byId = new Map(performances.map((each) => [each[0], each]))
    const components = judged.flatMap((each) => each.components)
    const present = (marks: (number | null)[]) => marks.filter((mark) => mark !== null)

    it('trims the highest and the lowest of the judges, rounded half-up to two decimals', () => {
      const off = components.filter(([, , marks, score]) => roundTo(combine(present(marks), { trimmed: { high: 1, low: 1, from: 3 } }), 2, 'half-up') !== score)
      expect([components.length > 0, off]).toEqual([true, []])
    })

    it('rounds each weighted component, then adds', () => {
      const off = judged.filter(({ id, components: own }) => exactSum(own.map(([, factor, , score]) => roundTo(product(factor, score), 2, 'half-up'))) !== byId.get(id)?.[7])
      expect(off).toEqual([])
    })

    it('adds elements and components, takes deductions off', () => {
      expect(performances).toHaveLength(1726)
      expect(performances.filter((each) => exactSum([each[6], each[7], -Math.abs(each[8])]) !== each[9])).toEqual([])
    })

    it('ranks every segment, a tie decided by elements in short programs, by components in free ones', () => {
      const segments = new Map<string, typeof performances>()
      for (const each of performances) segments.set(`${each[1]}|${each[2]}`, [...(segments.get(`${each[1]}|${each[2]}`) ?? []), each])
      const off = [...segments].flatMap(([name, rows]) => {
        const tie = /SHORT/.test(name) ? 6 : 7
        return rankBy(rows, [{ code: 'segment', value: (row) => row[9] }, { code: 'tie', value: (row) => row[tie] }]).filter(({ row, rank }) => row[10] !== rank)
      })
      expect([segments.size, off]).toEqual([152, []])
    })
  })
})
