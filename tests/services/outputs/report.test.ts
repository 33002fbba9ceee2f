/** 评价期报告 and 一企一方案 of the sample data, counted again from the results. */
import { beforeAll, describe, expect, it } from 'vitest'
import { tablesOf } from '@shared/paper/paper'
import { roundResults, roundTotals } from '../../../src/main/services/evaluation/round-evaluation'
import { addPlanItems, savePlan } from '../../../src/main/services/plans/keep'
import { roundRace } from '../../../src/main/services/results/race'
import { levelName } from '../../../src/main/services/tables/wording'
import type { Store } from '../../../src/main/store'
import { canReadDocuments, make, pagesOf, sampleStore, sheetOf, written } from './read-back'

let store: Store
let finished: string
let open: string
beforeAll(() => {
  ;({ store, finished, open } = sampleStore())
}, 60_000)

const schemeOf = (roundId: string) => {
  const found = store.schemes.find(store.rounds.find(roundId)?.schemeId ?? '')
  if (!found) throw new Error('no scheme')
  return found.scheme
}
const report = async (roundId: string) => {
  const path = await written(make(store, { kind: 'report', roundId }), 'xlsx')
  // Title, subtitle, then a head of one or two rows.
  return (sheet: string) => sheetOf(path, sheet).slice(3).filter(([name]) => name !== null && !String(name).startsWith('注：'))
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('评价期报告', () => {
  it.each(['finished', 'open'] as const)('counts the levels of the %s round and of the one before', async (which) => {
    const roundId = which === 'finished' ? finished : open
    const rows = (await report(roundId))('星级分布')
    const results = roundTotals(store, roundId)
    const before = roundTotals(store, store.rounds.find(roundId)?.previousRoundId ?? '')
    expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(results.length)
    expect(rows.reduce((sum, [, , , count]) => sum + Number(count), 0)).toBe(before.length)
    for (const [name, count] of rows) {
      const standing = results.filter(({ status, level }) => (status === 'incomplete' ? '未评完' : levelName(schemeOf(roundId), level)) === name)
      expect(count, String(name)).toBe(standing.length)
    }
  })

  it('has the means of stars and tracks, the moves, and everybody without a rank', async () => {
    const sheet = await report(open)
    const ranked = roundResults(store, open).filter(({ rank }) => rank !== null)
    const scheme = schemeOf(open)
    for (const [name, , score, , lit] of sheet('各星情况')) {
      const code = scheme.stars.find((star) => star.name === name)?.code
      const stars = ranked.flatMap((result) => result.stars.filter((star) => star.code === code && star.unmet[0] !== '*'))
      expect(score).toBeCloseTo(mean(stars.map((star) => star.score)), 3)
      expect(lit).toBe(stars.filter((star) => star.lit).length)
    }
    const tracks = sheet('各跑道平均').slice(1)
    for (const [name, count, own, total] of tracks) {
      const members = roundResults(store, open).filter(({ track }) => scheme.tracks?.find(({ code }) => code === track)?.name === name)
      expect(count).toBe(members.length)
      expect(own).toBe(members.filter(({ rank }) => rank !== null).length)
      expect(total).toBeCloseTo(mean(members.filter(({ rank }) => rank !== null).map((each) => each.total)), 3)
    }
    const moves = roundRace(store, open).rows.flatMap(({ move }) => (move !== null && move > 0 ? [move] : []))
    const up = sheet('进位最多').map(([, , , , move]) => Number(move))
    expect(up).toEqual(moves.sort((left, right) => right - left).slice(0, 10))
    expect(sheet('没有名次的组织').filter((row) => row[3] !== null)).toHaveLength(roundResults(store, open).length - ranked.length)
  })

  it('gives means the places of the scheme, and says 无 where a table has nobody', () => {
    const tables = tablesOf(make(store, { kind: 'report', roundId: finished }))
    const means = tables.flatMap(({ columns }) => columns.filter(({ title }) => /^平均(得分|总分)$/.test(title)))
    expect(means.length).toBeGreaterThan(3)
    for (const { decimals, upTo } of means) expect([decimals, upTo]).toEqual([schemeOf(finished).decimals, undefined])
    expect(roundResults(store, finished).every(({ rank }) => rank !== null)).toBe(true)
    expect(tables.find(({ name }) => name === '没有名次的组织')?.rows).toEqual([['无', null, null, null]])
  })

  it.skipIf(!canReadDocuments.docx)('reads in Word as it stands: its sections, its bars and its page numbers', async () => {
    const pages = pagesOf(await written(make(store, { kind: 'report', roundId: open }), 'docx'))
    const text = pages.join('\n').replace(/\s+/g, '')
    expect(text).toContain('2026年度评价期报告（过程数据、未定级）')
    for (const heading of ['一、概况', '二、星级分布', '三、各星情况', '四、各跑道', '五、各镇街道', '六、进位（与2025年度比）', '七、得分率低的指标', '八、没有名次的组织']) expect(text).toContain(heading)
    expect(text).toContain('█')
    expect(pages.map((page) => Number(/—\s*(\d+)\s*—/.exec(page)?.[1]))).toEqual(pages.map((_, at) => at + 1))
  }, 240_000)
})

describe('一企一方案', () => {
  it('has its items with points, measures and nodes; persons only when asked for', async () => {
    const [subject] = store.rounds.subjects(finished)
    if (!subject) throw new Error('nobody')
    const request = { kind: 'plan', roundId: finished, subjectId: subject.subjectId, persons: false } as const
    expect(() => make(store, request)).toThrow('还没有争创计划')
    savePlan(store, { roundId: finished, subjectId: subject.subjectId, goal: { level: 6 }, note: '=先从短板做起' })
    const plan = store.plans.ofSubject(finished, subject.subjectId)
    const indicator = schemeOf(finished).stars[0]?.indicators[0]
    if (!plan || !indicator) throw new Error('no plan')
    addPlanItems(store, plan.id, [{ indicator: indicator.code, target: indicator.fullScore, measure: '每月一次', owner: '张三', dueOn: '2026-06-30', progress: 40, remark: '', steps: [{ text: '启动', dueOn: '2026-03-01', done: true }] }])
    const rows = sheetOf(await written(make(store, request), 'xlsx'), '争创事项')
    expect(rows.flat()).not.toContain('张三')
    expect(sheetOf(await written(make(store, { ...request, persons: true }), 'xlsx'), '争创事项').flat()).toContain('张三')
    const stored = roundResults(store, finished).find(({ organizationId }) => organizationId === subject.subjectId)?.stars[0]?.indicators[0]?.points ?? 0
    const [row] = rows.filter(([number]) => number === 1)
    expect(row?.slice(1, 5)).toEqual([indicator.name, stored, indicator.fullScore, Math.round((indicator.fullScore - stored) * 10_000) / 10_000])
    expect(row?.[5]).toBe('每月一次\n2026-03-01 启动（已完成）')
    const paper = make(store, request)
    expect(paper.blocks.some((block) => block.kind === 'paragraph' && block.text === '说明：=先从短板做起')).toBe(true)
    const { signatures } = store.settings.get()
    expect(paper.blocks.at(-1)).toEqual({ kind: 'signatures', names: signatures })
    expect(String(rows.at(-1)?.[0]).split(/\u3000+/)).toEqual(signatures.map((signature) => `${signature}：`))
    expect(tablesOf(paper)[0]?.subtitle.right).toMatch(/^共 1 项，预期 /)
  })
})
