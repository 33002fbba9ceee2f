/** 年度汇总 on the sample: every figure against plain loops; keeping, refusing, putting on paper. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { read, utils } from '@e965/xlsx'
import type { AttributeValue } from '@rules'
import type { OutputRequest } from '@shared/domain/output'
import type { YearFields } from '@shared/domain/year'
import type { PaperFormat } from '@shared/paper/paper'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { auditWords } from '../../src/main/services/audit/words'
import { entries, previousLevels, roundResults } from '../../src/main/services/evaluation/round-evaluation'
import { exports } from '../../src/main/services/exports'
import { papers } from '../../src/main/services/papers'
import { removeRound } from '../../src/main/services/rounds/remove'
import { fillSample } from '../../src/main/services/sample/fill'
import { years } from '../../src/main/services/years'
import { yearDocument, yearExplanation } from '../../src/main/services/years/document'
import { removeYear, saveYear } from '../../src/main/services/years/keep'
import { summaryOf } from '../../src/main/services/years/rounds-of-year'
import { createStore, type Store } from '../../src/main/store'
import { device, newStore } from '../store/helpers'
import { context, openRound, publish, schemeNamed, serviceContext } from './round-helpers'
import { yearByLoop } from './year-by-loop'

let folder: string
let store: Store

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sixstar-years-'))
  store = createStore(join(folder, 'sample.sixstar'), { device, now: () => new Date(0), sample: true })
  for (const { done, total } of fillSample(store)) expect(done).toBeLessThan(total)
})
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The sample's rounds, newest first, with these weights. */
function fieldsOf(name: string, weights: readonly string[], more: Partial<YearFields> = {}): YearFields {
  const parts = store.rounds.list().flatMap(({ id }, at) => (weights[at] === undefined || weights[at] === '' ? [] : [{ roundId: id, weight: weights[at] ?? '' }]))
  return { name, absent: 'average-present', previousYearId: null, parts, ...more }
}

function made(fields: YearFields) {
  const year = saveYear(store, null, fields)
  onTestFinished(() => {
    if (store.years.find(year.id)) removeYear(store, year.id)
  })
  return year
}

/** The year by loops over the results of its rounds, newest first. */
function byLoop(fields: YearFields, previous?: Readonly<Record<string, number | null>>) {
  const newestFirst = store.rounds.list().filter(({ id }) => fields.parts.some(({ roundId }) => roundId === id))
  const weightOf = (id: string) => Math.round(Number(fields.parts.find(({ roundId }) => roundId === id)?.weight) * 10_000)
  const attributes = new Map<string, Record<string, AttributeValue>>()
  for (const { id } of newestFirst) {
    for (const entry of entries(store, id)) {
      const present = attributes.get(entry.organizationId)
      const honour = entry.attributes?.['provincialHonour'] === true
      if (!present) attributes.set(entry.organizationId, { ...entry.attributes })
      else if (honour) present['provincialHonour'] = true
    }
  }
  const { scheme } = schemeNamed(store, '年度方案')
  const oldest = newestFirst.at(-1)
  return yearByLoop(scheme, newestFirst.map(({ id }) => ({ weight: weightOf(id), results: roundResults(store, id) })), fields.absent, { attributes, previous: previous ?? previousLevels(store, oldest?.id ?? '') })
}

const hundredths = (value: number) => Math.round(value * 100)

async function file(request: OutputRequest, format: PaperFormat): Promise<{ name: string; bytes: Buffer }> {
  const service = { context: serviceContext(store) }
  const { id } = await call(exports.make, request, service)
  for await (const step of await call(papers.file, { id, format }, service)) if (step.type === 'done') return { name: step.result.name, bytes: readFileSync(service.context.files.resolve(step.result.id).path) }
  throw new Error('nothing produced')
}

const rows = (bytes: Buffer, sheet: string) => utils.sheet_to_json<unknown[]>(read(bytes).Sheets[sheet] ?? {}, { header: 1, defval: null })

describe('a year of the sample', () => {
  it.each([
    ['three rounds', ['0.5', '0.3', '0.2'], 'average-present'],
    ['three rounds, an absent one is 0', ['0.5', '0.3', '0.2'], 'zero'],
    ['weights that do not divide evenly', ['1', '1', '1'], 'average-present'],
    ['two rounds, 60 to 40', ['0.6', '0.4'], 'average-present'],
    ['finished rounds only', ['', '70', '30'], 'zero'],
  ] as const)('has the figures of a plain loop: %s', (_, weights, absent) => {
    const fields = fieldsOf('样例年度', weights, { absent })
    const { id } = made(fields)
    const shown = yearDocument(store, id)
    const expected = byLoop(fields)
    const subjects = new Map(shown.subjects.map((subject) => [subject.subjectId, subject]))
    expect(
      shown.results.map((result) => ({
        id: result.organizationId,
        track: subjects.get(result.organizationId)?.track,
        stars: result.stars.map(({ score }) => hundredths(score)),
        bonus: hundredths(result.bonus),
        deduction: hundredths(result.deduction),
        total: hundredths(result.total),
        lit: result.stars.map(({ lit }) => lit),
        level: result.level,
        rank: result.rank,
      })),
    ).toEqual(expected.map(({ parts: _parts, ...row }) => row))
    expect(new Set(expected.map(({ level }) => level)).size).toBeGreaterThan(4)
    for (const { id: subjectId, parts } of expected) {
      const shares = shown.shares[subjectId] ?? []
      expect(shares.map(({ contribution }) => contribution === null)).toEqual(parts.map((part) => part === null))
      for (const [at, part] of parts.entries()) expect(Math.abs((shares[at]?.contribution ?? 0) * 100 - (part ?? 0))).toBeLessThan(0.0051)
      const explained = yearExplanation(store, id, subjectId)
      const result = shown.results.find(({ organizationId }) => organizationId === subjectId)
      if (result?.status === 'complete') expect(explained.total.points).toBe(result.total)
      if (result?.status === 'complete') expect(explained.total.children.slice(0, 6).map(({ points }) => points)).toEqual(result.stars.map(({ score }) => score))
    }
  })

  it('is held against the year before: levels rise by one at most, moves are counted in the track', () => {
    const before = made(fieldsOf('上一年', ['', '', '1']))
    const fields = fieldsOf('这一年', ['0.4', '0.6'], { previousYearId: before.id })
    const { id } = made(fields)
    const earlier = byLoop(fieldsOf('上一年', ['', '', '1']))
    const rank = new Map(earlier.map((row) => [row.id, row]))
    const expected = byLoop(fields, Object.fromEntries(earlier.map((row) => [row.id, row.level])))
    const shown = yearDocument(store, id)
    expect(shown.results.map(({ level, rank: place }) => [level, place])).toEqual(expected.map(({ level, rank: place }) => [level, place]))
    let moved = 0
    for (const row of expected) {
      const old = rank.get(row.id)
      const previousRank = old?.track === row.track ? old.rank : null
      expect(shown.moves[row.id]).toEqual({ previousRank, move: previousRank === null || row.rank === null ? null : previousRank - row.rank })
      if (previousRank !== null && previousRank !== row.rank) moved += 1
    }
    expect(moved).toBeGreaterThan(5)
    expect(() => removeYear(store, before.id)).toThrow('“这一年”把它作为上一年度')
    expect(() => saveYear(store, before.id, fieldsOf('上一年', ['', '', '1'], { previousYearId: id }))).toThrow('上一年度不能是它自己')
  })
})

describe('keeping years', () => {
  it('adds, changes and removes in transactions that leave their entries in the log', () => {
    const entriesBefore = store.verifyChain().entries
    const year = saveYear(store, null, fieldsOf('记一笔', ['0.6', '0.4']))
    const changed = saveYear(store, year.id, fieldsOf('记两笔', ['0.5', '0.5']))
    saveYear(store, year.id, fieldsOf('记两笔', ['0.5', '0.5']))
    removeYear(store, year.id)
    expect(changed.id).toBe(year.id)
    expect(store.verifyChain()).toMatchObject({ ok: true, entries: entriesBefore + 3 })
    const tell = auditWords(store, { personal: false })
    const told = store.changes.page({ text: null, actors: [], actions: ['新建年度汇总', '修改年度汇总', '删除年度汇总'], devices: [], roundId: null, subjectId: null, from: null, before: null }, 0, 3)
    expect(told.map((entry) => tell(entry)).map(({ action, what, before, after }) => [action, what, before, after])).toEqual([
      ['删除年度汇总', '年度汇总', '记两笔，2026年度 0.5，2025年度 0.5，缺期不计', ''],
      ['修改年度汇总', '年度汇总', '记一笔，2026年度 0.6，2025年度 0.4，缺期不计', '记两笔，2026年度 0.5，2025年度 0.5，缺期不计'],
      ['新建年度汇总', '年度汇总', '', '记一笔，2026年度 0.6，2025年度 0.4，缺期不计'],
    ])
  })

  it('refuses a taken name, weights that are none, and rounds given twice', async () => {
    made(fieldsOf('占用', ['1']))
    expect(() => saveYear(store, null, fieldsOf('占用', ['1']))).toThrow('已有名为“占用”的年度汇总')
    const service = { context: serviceContext(store) }
    const [round] = store.rounds.list()
    const part = (weight: string) => ({ roundId: round?.id ?? '', weight })
    const save = (parts: YearFields['parts']) => call(years.save, { yearId: null, ...fieldsOf('新的', []), parts }, service)
    for (const weight of ['0', '-1', '0.00001', '１', 'x', '']) await expect(save([part(weight)]), weight).rejects.toThrow()
    await expect(save([])).rejects.toThrow()
    await expect(save([part('1'), part('2')])).rejects.toThrow()
    expect(store.years.list().map(({ name }) => name)).toEqual(['占用'])
  })
})

describe('rounds that make no year', () => {
  function small() {
    const own = newStore()
    const { id, scheme } = schemeNamed(own, '年度方案')
    const subjects = [{ name: '甲', track: 'small' }]
    return { own, scheme, first: openRound(own, id, subjects, { year: 2025 }).roundId, subjects }
  }
  const parts = (...ids: string[]) => ({ name: '合成', absent: 'zero' as const, previousYearId: null, parts: ids.map((roundId) => ({ roundId, weight: '1' })) })

  it('are of different kinds of subjects, or of schemes whose stars differ; the sentence names them', () => {
    const { own, scheme, first, subjects } = small()
    const unit = openRound(own, schemeNamed(own, '成员单位').id, [], { name: '单位季度', year: 2024 }).roundId
    const [star, ...others] = scheme.stars
    if (!star) throw new Error('no star')
    const indicators = star.indicators.map((indicator, at) => (at === 0 ? { ...indicator, fullScore: indicator.fullScore + 1 } : indicator))
    const other = publish(own, { ...scheme, id: 'other', stars: [{ ...star, fullScore: star.fullScore + 1, indicators }, ...others] })
    const renamed = publish(own, { ...scheme, id: 'renamed', stars: [{ ...star, code: 'X' }, ...others], ranking: { ...scheme.ranking, criteria: [{ by: 'total' }] } })
    const differing = openRound(own, other, subjects, { name: '满分不同', year: 2023 }).roundId
    const lacking = openRound(own, renamed, subjects, { name: '缺一星', year: 2022 }).roundId
    expect(() => saveYear(own, null, parts(first, unit))).toThrow('“单位季度”与“2025 年度”评的不是同一类对象')
    expect(() => saveYear(own, null, parts(first, differing))).toThrow('“满分不同”与“2025 年度”的方案不能合成：“政治引领星”满分前者 16，后者 15')
    expect(() => saveYear(own, null, parts(first, lacking))).toThrow('前者没有“政治引领星”')
    expect(own.years.list()).toEqual([])
  })

  it('are noticed later too: the year says why, and the round it uses cannot be removed', () => {
    const { own, scheme, first, subjects } = small()
    const second = openRound(own, schemeNamed(own, '年度方案').id, subjects, { name: '第二期', year: 2024 }).roundId
    const year = saveYear(own, null, parts(first, second))
    expect(() => removeRound(own, second)).toThrow('年度汇总“合成”用到它，不能删除')
    const [star, ...others] = scheme.stars
    if (!star) throw new Error('no star')
    const renamed = publish(own, { ...scheme, id: 'renamed', stars: [{ ...star, code: 'X' }, ...others], ranking: { ...scheme.ranking, criteria: [{ by: 'total' }] } })
    own.write(context, (tx) => tx.rounds.setScheme(second, renamed))
    expect(summaryOf(own, year).problem).toContain('前者没有“政治引领星”')
    expect(() => yearDocument(own, year.id)).toThrow('“合成”不能合成')
  })
})

describe('a year on paper', () => {
  it('is marked until every round is finished, names the unfinished ones, and carries the figures', async () => {
    const fields = fieldsOf('三年汇总', ['0.5', '0.3', '0.2'])
    const { id } = made(fields)
    const { name, bytes } = await file({ kind: 'year-results', yearId: id }, 'xlsx')
    expect(name).toBe('三年汇总六星评定结果表（过程数据、未定级）.xlsx')
    const table = rows(bytes, '评定结果')
    const text = table.flat().filter((cell) => typeof cell === 'string').join('\n')
    expect(text).toContain('“2026年度”没有定级')
    expect(text).toContain('由 2026年度（权重 0.5）、2025年度（权重 0.3）、2024年度（权重 0.2） 合成')
    const names = new Map(yearDocument(store, id).subjects.map((subject) => [subject.name, subject.subjectId]))
    const expected = new Map(byLoop(fields).map((row) => [row.id, row]))
    const titles = table[2] ?? []
    const column = (title: string) => titles.indexOf(title)
    const found = table.slice(4).filter((row) => names.has(String(row[1])))
    expect(found.length).toBe(expected.size)
    for (const row of found) {
      const own = expected.get(names.get(String(row[1])) ?? '')
      if (!own || own.rank === null) continue
      expect(row[column('总分')]).toBe(own.total / 100)
      expect(row[column('跑道名次')]).toBe(own.rank)
      expect(row[column('2026年度（权重 0.5）') + 1]).toSatisfy((cell: unknown) => (own.parts[0] === null ? cell === '不计' : Math.abs(Number(cell) * 100 - (own.parts[0] ?? 0)) < 0.0051))
    }
  })

  it('is official once all are finished: ranking per track in every format, the same bytes each time', async () => {
    const fields = fieldsOf('两年汇总', ['', '0.6', '0.4'])
    const { id } = made(fields)
    const ranking = await file({ kind: 'year-ranking', yearId: id, track: null }, 'xlsx')
    expect(ranking.name).toBe('两年汇总排名表（全部）.xlsx')
    expect(read(ranking.bytes).SheetNames).toEqual(['全部', ...yearDocument(store, id).tracks.filter(({ count }) => count > 0).map(({ name }) => name)])
    const large = rows(ranking.bytes, '规上企业')
    expect(large[2]).toContain('上年名次')
    const names = new Map(yearDocument(store, id).subjects.map((subject) => [subject.name, subject.subjectId]))
    const expected = byLoop(fields).filter(({ track, rank }) => track === 'large' && rank !== null)
    const ranked = large.slice(4).filter((row) => typeof row[0] === 'number' && names.has(String(row[1])))
    expect(ranked.map((row) => [row[0], names.get(String(row[1]))]).sort()).toEqual(expected.map(({ rank, id: subjectId }) => [rank, subjectId]).sort())
    for (const format of ['xlsx', 'csv', 'docx'] as const) {
      const [once, again] = [await file({ kind: 'year-results', yearId: id }, format), await file({ kind: 'year-results', yearId: id }, format)]
      expect(once.bytes.equals(again.bytes), format).toBe(true)
      expect(once.bytes.length).toBeGreaterThan(2000)
    }
    await expect(file({ kind: 'year-ranking', yearId: id, track: 'x' }, 'csv')).rejects.toThrow('没有这条跑道')
  })
})
