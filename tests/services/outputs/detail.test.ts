/** 得分明细 and 评分表 of the sample data: every number against the results, every page against its head. */
import { beforeAll, describe, expect, it } from 'vitest'
import { explainIndicator } from '@rules'
import { tablesOf } from '@shared/paper/paper'
import { schemeIndicators } from '@shared/entry'
import { entries, evaluationOf, roundResults } from '../../../src/main/services/evaluation/round-evaluation'
import { indicatorExplanation } from '../../../src/main/services/results/explain'
import type { Store } from '../../../src/main/store'
import { canReadDocuments, make, pagesOf, sampleStore, sheetOf, written } from './read-back'

let store: Store
let finished: string
let open: string
beforeAll(() => {
  ;({ store, finished, open } = sampleStore())
}, 60_000)

const first = (roundId: string) => store.rounds.subjects(roundId).slice(0, 3)

describe('得分明细', () => {
  it('has every star and indicator with the points of the results, and the total', async () => {
    for (const roundId of [finished, open]) {
      const [subject] = first(roundId)
      const result = roundResults(store, roundId).find(({ organizationId }) => organizationId === subject?.subjectId)
      if (!subject || !result) throw new Error('nobody')
      const rows = sheetOf(await written(make(store, { kind: 'detail', roundId, subjectIds: [subject.subjectId] }), 'xlsx'), subject.name)
      const points = new Map(rows.map(([name, , value]) => [String(name).trim().replace('（必达项）', ''), value]))
      const { scheme } = evaluationOf(store, roundId).loaded.compiled
      for (const star of result.stars) {
        const definition = scheme.stars.find(({ code }) => code === star.code)
        expect(points.get(`${star.lit ? '★' : '☆'} ${definition?.name}`)).toBe(star.score)
        for (const { code, points: own, state } of star.indicators) expect(points.get(definition?.indicators.find((each) => each.code === code)?.name ?? ''), code).toBe(own ?? (state === 'missing' ? '未评' : '不适用'))
      }
      expect(points.get('加分')).toBe(result.bonus)
      expect(points.get('减分')).toBe(result.deduction)
      expect(points.get('总分')).toBe(result.total)
      expect(String(rows[0]?.[0]).includes('过程数据')).toBe(roundId === open)
    }
  })

  it('explains as the rules do with everybody before them, though most indicators are asked of one alone', () => {
    const { compiled } = evaluationOf(store, open).loaded
    for (const { subjectId } of first(open)) {
      for (const { code } of schemeIndicators(compiled.scheme)) expect(indicatorExplanation(store, open, subjectId, code)).toEqual(explainIndicator(compiled, entries(store, open), subjectId, code))
    }
  })

  it('refuses one that does not take part, and one chosen twice', () => {
    const [{ subjectId } = { subjectId: '' }] = first(open)
    expect(() => make(store, { kind: 'detail', roundId: open, subjectIds: ['99999999-9999-4999-8999-999999999999'] })).toThrow('没有参加')
    expect(() => make(store, { kind: 'detail', roundId: open, subjectIds: [subjectId, subjectId] })).toThrow('选了两次')
  })
})

it('评分表 adds up: what stands under each star is its score, and the last line the total', () => {
  const subjects = first(open)
  const tables = tablesOf(make(store, { kind: 'score-sheet', roundId: open, subjectIds: subjects.map(({ subjectId }) => subjectId) }))
  expect(tables.map(({ name }) => name)).toEqual(subjects.map(({ name }) => name))
  for (const [at, table] of tables.entries()) {
    const result = roundResults(store, open).find(({ organizationId }) => organizationId === subjects[at]?.subjectId)
    const rows = table.rows.flatMap((row) => (Array.isArray(row) ? [row] : []))
    expect(rows.filter(([, name]) => name === '小计').map((row) => row.at(-1))).toEqual(result?.stars.map(({ score }) => score))
    expect(rows.at(-1)?.at(-1)).toBe(result?.total)
    expect(rows.filter(([group]) => group === '一票否决').filter((row) => row.at(-1) === '有')).toHaveLength(result?.vetoes.length ?? -1)
  }
})

it.skipIf(!canReadDocuments)('both as Word documents begin each organization on a new page, with the head on every page that has lines', async () => {
  const subjects = first(finished)
  for (const kind of ['detail', 'score-sheet'] as const) {
    const pages = pagesOf(await written(make(store, { kind, roundId: finished, subjectIds: subjects.map(({ subjectId }) => subjectId) }), 'docx'))
    const titled = subjects.map(({ name }) => pages.findIndex((page) => page.replace(/\s+/g, '').includes(`${name}${kind === 'detail' ? '得分明细' : '评分表'}`)))
    expect(titled[0]).toBe(0)
    expect(titled).toEqual([...new Set(titled)].sort((left, right) => left - right))
    const result = roundResults(store, finished).find(({ organizationId }) => organizationId === subjects[0]?.subjectId)
    expect(pages.slice(0, titled[1]).join('')).toMatch(new RegExp(`总分\\s+${result?.total.toFixed(2)}`))
    for (const page of pages) if (/^\s*[☆★] \S*星|小计/m.test(page)) expect(page).toContain('满分')
  }
}, 240_000)
