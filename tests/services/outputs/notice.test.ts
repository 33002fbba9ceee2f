/** 公示 and 星级名单 of the sample data, read back and held against the results. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OrganizationResult } from '@rules'
import type { OutputOf } from '@shared/domain/output'
import { tablesOf, type Paper } from '@shared/paper/paper'
import { roundResults } from '../../../src/main/services/evaluation/round-evaluation'
import { levelName } from '../../../src/main/services/tables/wording'
import type { Store } from '../../../src/main/store'
import { canReadDocuments, make, pagesOf, sampleStore, sheetOf, written } from './read-back'

let store: Store
let finished: string
let open: string
beforeAll(() => {
  ;({ store, finished, open } = sampleStore())
}, 60_000)

const request = (roundId: string, changes: Partial<OutputOf<'notice'>> = {}): OutputOf<'notice'> => ({ kind: 'notice', roundId, text: true, order: 'rank', fromLevel: 1, others: false, from: '2026-01-12', to: '2026-01-16', phone: '0000-1234567', address: '示例路 1 号', ...changes })

/** Names with their level by the results alone. */
function expected(roundId: string, least: number): Map<string, string> {
  const scheme = store.schemes.find(store.rounds.find(roundId)?.schemeId ?? '')?.scheme
  if (!scheme) throw new Error('no scheme')
  const names = new Map(store.rounds.subjects(roundId).map(({ subjectId, name }) => [subjectId, name]))
  const holds = ({ status, level }: OrganizationResult) => status === 'complete' && level !== null && level >= least
  return new Map(roundResults(store, roundId).filter(holds).map(({ organizationId, level }) => [names.get(organizationId) ?? '', levelName(scheme, level)]))
}

/** Name and level of every numbered line. */
const lines = (rows: unknown[][]) => rows.filter(([number]) => typeof number === 'number').map(([, name, , level]): [string, string] => [String(name), String(level)])

describe('公示表', () => {
  it.each([1, 3, 5])('lists exactly those that hold at least level %i, with the level of the results', async (fromLevel) => {
    const rows = sheetOf(await written(make(store, request(finished, { text: false, fromLevel })), 'xlsx'), '公示表')
    const wanted = expected(finished, fromLevel)
    expect(wanted.size).toBeGreaterThan(0)
    expect(new Map(lines(rows))).toEqual(wanted)
    const notes = rows.flat().join('\n')
    const all = store.rounds.subjects(finished).length
    expect(notes).toContain(`参评 ${all} 个，列入名单 ${wanted.size} 个${all === wanted.size ? '' : `，未列入 ${all - wanted.size} 个（`}`)
  })

  it('names those not listed with the reason when asked', async () => {
    const rows = sheetOf(await written(make(store, request(open, { text: false, others: true })), 'xlsx'), '公示表')
    expect(lines(rows)).toHaveLength(store.rounds.subjects(open).length)
    const left = lines(rows).filter(([name]) => !expected(open, 1).has(name))
    expect(left.length).toBeGreaterThan(0)
    for (const [, reason] of left) expect(reason).toMatch(/^(未评完|一票否决|未获星级|不定级|.+)$/)
    expect(rows.flat()).toContain(`未列入名单（${left.length} 个）`)
    expect(String(rows[0]?.[0])).toContain('（过程数据、未定级）')
  })

  it('is drawn at random by a seed that is printed, so that anyone can draw it again', async () => {
    const rows = sheetOf(await written(make(store, request(finished, { text: false, order: 'random' })), 'xlsx'), '公示表')
    const seed = /种子为本次定级的校验码 ([0-9a-f]{64})/.exec(rows.flat().join('\n'))?.[1] ?? ''
    expect(seed).toBe(store.editions.list(finished)[0]?.digest)
    const names = lines(rows).map(([name]) => name)
    const drawn = (name: string) => createHash('sha256').update(seed + name).digest('hex')
    expect(names).toEqual([...names].sort((left, right) => (drawn(left) < drawn(right) ? -1 : 1)))
    expect(names).not.toEqual(lines(sheetOf(await written(make(store, request(finished, { text: false })), 'xlsx'), '公示表')).map(([name]) => name))
  })

  it('goes through the townships with a heading and its count for each', () => {
    const [table] = tablesOf(make(store, request(finished, { text: false, order: 'township' })))
    const headings = table?.rows.flatMap((row) => (Array.isArray(row) ? [] : [row.heading])) ?? []
    const counted = headings.map((heading) => Number(/（(\d+) 个）$/.exec(heading)?.[1]))
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(expected(finished, 1).size)
    const known = store.settings.get().townships.map(({ name }) => name)
    const order = headings.map((heading) => known.indexOf(heading.replace(/（.*$/, '')))
    expect(order).toEqual([...order].sort((left, right) => left - right))
  })

  it('gives the same bytes each time', async () => {
    const bytes = async (format: 'docx' | 'xlsx') => readFileSync(await written(make(store, request(finished)), format))
    expect((await bytes('docx')).equals(await bytes('docx'))).toBe(true)
    expect((await bytes('xlsx')).equals(await bytes('xlsx'))).toBe(true)
  })

  it('refuses a period that ends before it begins, and a text nobody signs', () => {
    expect(() => make(store, request(finished, { to: '2026-01-01' }))).toThrow('结束日期早于开始日期')
    const before = store.settings.get()
    store.write({ actor: '测试人', action: '测试' }, (tx) => tx.settings.update({ ...before, unitName: '' }))
    expect(() => make(store, request(finished))).toThrow('填写制表单位')
    expect(() => make(store, request(finished, { text: false }))).not.toThrow()
    store.write({ actor: '测试人', action: '测试' }, (tx) => tx.settings.update(before))
  })
})

it.skipIf(!canReadDocuments)('公示 as a Word document says its figures, its period and every name, and repeats the head', async () => {
  const pages = pagesOf(await written(make(store, request(finished)), 'docx'))
  const text = pages.join('\n').replace(/\s+/g, '')
  const wanted = expected(finished, 1)
  expect(text).toContain('关于2025年度六星评定结果的公示')
  expect(text).toContain('公示时间：2026年1月12日至2026年1月16日，共5天')
  expect(text).toContain(`现将${wanted.size}个两新组织的评定结果予以公示`)
  for (const level of new Set(wanted.values())) expect(text).toContain(`${level}${[...wanted.values()].filter((each) => each === level).length}个`)
  for (const name of wanted.keys()) expect(text).toContain(name)
  expect(pages.slice(1).every((page) => page.includes('单位名称') || !/\d\s+\S+镇/.test(page))).toBe(true)
  expect(pages.map((page) => Number(/—\s*(\d+)\s*—/.exec(page)?.[1]))).toEqual(pages.map((_, at) => at + 1))
}, 240_000)

it('星级名单 has everybody once: by level with total and rank, or with the reason', async () => {
  const rows = sheetOf(await written(make(store, { kind: 'level-list', roundId: finished }), 'xlsx'), '星级名单')
  const results = new Map(roundResults(store, finished).map((result) => [result.organizationId, result]))
  const ids = new Map(store.rounds.subjects(finished).map(({ subjectId, name }) => [name, subjectId]))
  const listed = rows.filter(([number]) => typeof number === 'number')
  expect(listed).toHaveLength(results.size)
  for (const [, level, name, , , , total, rank] of listed) {
    const result = results.get(ids.get(String(name)) ?? '')
    expect(total).toBe(result?.total)
    expect(rank).toBe(result?.rank ?? '—')
    expect(level).toBe(expected(finished, 0).get(String(name)) ?? '不定级')
  }
})

it.skipIf(!canReadDocuments.docx || !canReadDocuments.pdf)('公示 never has the unit and the date alone on a page, however long the text before them is', async () => {
  const notice = make(store, request(finished))
  const at = notice.blocks.findIndex(({ kind }) => kind === 'seal')
  const lines = Array.from({ length: 9 }, (_, more): Paper['blocks'] => [...Array.from({ length: 10 + more }, () => ({ kind: 'paragraph' as const, text: '公示正文。', indent: true })), ...notice.blocks.slice(at - 1, at), { kind: 'seal', unit: '中共示例县委两新组织工作委员会示例县社会工作部示例联合办公室', date: '2026年1月12日' }, { kind: 'page-break' }])
  for (const format of ['docx', 'pdf'] as const) {
    const signed = pagesOf(await written({ ...notice, blocks: lines.flat() }, format)).map((page) => page.replace(/\s/g, '')).filter((page) => page.includes('2026年1月12日'))
    expect(signed).toHaveLength(9)
    for (const page of signed) expect(page).toMatch(/附件：2025年度公示表.*中共示例县委/)
  }
}, 240_000)
