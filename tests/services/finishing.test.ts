/** Finishing a round: what is looked at before, what is kept, and what a correction changes. */
import { call } from '@orpc/server'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'
import type { Scheme } from '@rules'
import type { OutputRequest } from '@shared/domain/output'
import { tablesOf } from '@shared/paper/paper'
import { describe, expect, it } from 'vitest'
import { editions } from '../../src/main/services/editions'
import { exports } from '../../src/main/services/exports'
import { makeDocument } from '../../src/main/services/outputs/make'
import { papers } from '../../src/main/services/papers'
import { savePlan } from '../../src/main/services/plans/keep'
import { rounds } from '../../src/main/services/rounds'
import { enter } from '../../src/main/services/scoring/enter'
import { setVeto } from '../../src/main/services/scoring/veto'
import { canonicalJson } from '../../src/main/store'
import { sheetRows } from '../e2e/harness/tables'
import { newStore } from '../store/helpers'
import { fullEntries, openRound, publish, schemeNamed, serviceContext } from './round-helpers'

/** Four organizations; the first two equal in everything, a quota of one for the highest level. */
function office(quota: { hard: boolean; ties: 'exclude' | 'include' }) {
  const store = newStore()
  const { scheme: built } = schemeNamed(store, '年度方案')
  const scheme: Scheme = { ...built, id: 'quota-test', name: '名额试验', quotas: [{ level: 1, atMost: { count: 1 }, scope: 'all', round: 'down', ...quota }] }
  const schemeId = publish(store, scheme)
  const { roundId, subjectIds } = openRound(store, schemeId, ['甲公司', '乙公司', '丙公司', '丁公司'].map((name) => ({ name, track: 'large', attributes: { enterprise: true, firstTime: true } })))
  subjectIds.slice(0, 3).forEach((subjectId, at) => enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => at < 2 || code.charCodeAt(1) % 3 !== 0) }))
  const options = { context: serviceContext(store) }
  return { store, scheme, roundId, subjectIds, options, checks: () => call(editions.checks, { roundId }, options) }
}

describe('what is looked at before', () => {
  it('names who is not complete, who is tied at a quota and whom it lowered', async () => {
    const { checks } = office({ hard: true, ties: 'exclude' })
    const of = new Map((await checks()).map((check) => [check.code, check]))
    expect(of.get('missing')).toMatchObject({ need: 'look', items: [{ link: { page: 'scoring', find: '丁公司', show: 'missing' } }] })
    expect(of.get('ties')?.items.map(({ text }) => text).join()).toMatch(/总名次第 1 名并列 2 个：.*甲公司.*名额线在并列处/)
    expect(of.get('quotas')?.items.length).toBeGreaterThanOrEqual(2)
    expect(of.get('unconfirmed')).toMatchObject({ need: 'look' })
    expect(of.get('engine')).toMatchObject({ need: 'nothing', items: [] })
  })

  it('names equals of different tracks at a quota over all, by their place over all, whether they go in or out', async () => {
    const told = async (ties: 'exclude' | 'include') => {
      const { roundId, subjectIds, options, checks } = office({ hard: true, ties })
      await call(rounds.setTrack, { roundId, subjectIds: subjectIds.slice(1, 2), track: 'small' }, options)
      const all = await checks()
      return (code: string) => all.find((check) => check.code === code)?.items.map(({ text }) => text) ?? []
    }
    const [out, kept] = [await told('exclude'), await told('include')]
    expect(out('ties')).toEqual([expect.stringMatching(/^总名次第 1 名并列 2 个：.*甲公司.*。一星级名额 1 个，名额线在并列处，按方案整组不进入，空出 1 个$/)])
    expect(out('quotas')[0]).toMatch(/^甲公司（总名次第 1 名，名额线上并列 2 个）：/)
    expect(kept('ties')).toEqual([expect.stringMatching(/按方案整组进入，共 2 个$/)])
    expect(kept('quotas').join()).not.toContain('甲公司')
  })

  it('wants every veto confirmed and every place outside a soft quota decided with a reason', async () => {
    const { store, roundId, subjectIds, options, checks } = office({ hard: false, ties: 'exclude' })
    setVeto(store, { roundId, subjectId: subjectIds[2] ?? '', code: 'V1', on: true, note: '事故' })
    await expect(call(rounds.finish, { roundId }, options)).rejects.toMatchObject({ code: 'conflict' })
    const all = await checks()
    const keys = (code: string) => all.find((check) => check.code === code)?.items.map(({ key }) => key) ?? []
    expect(keys('vetoes')).toEqual([`${subjectIds[2] ?? ''}/V1`])
    await expect(call(rounds.finish, { roundId, confirmed: keys('vetoes') }, options)).rejects.toThrow(/理由/)
    await call(rounds.finish, { roundId, confirmed: keys('vetoes'), decided: keys('soft-quotas').map((key) => ({ key, reason: '评价小组会议决定保留' })) }, options)
    const [edition] = await call(editions.list, { roundId }, options)
    expect(edition?.decisions.map(({ reason }) => reason)).toEqual(keys('soft-quotas').map(() => '评价小组会议决定保留'))
  })
})

describe('an edition', () => {
  it('is the SHA-256 of what it keeps, is printed on tables, and computes to the same bytes again', async () => {
    const { store, roundId, options } = office({ hard: true, ties: 'exclude' })
    await call(rounds.finish, { roundId }, options)
    const [edition] = await call(editions.list, { roundId }, options)
    const bytes = store.editions.bytes(roundId, 1) ?? ''
    expect(edition?.digest).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(canonicalJson(JSON.parse(bytes))).toBe(bytes)
    expect(await call(editions.recompute, { roundId, number: 1 }, options)).toMatchObject({ same: true, different: [] })
    const { id } = await call(exports.make, { kind: 'results', roundId }, options)
    const paper = await call(papers.get, { id }, options)
    expect(JSON.stringify(paper)).toContain(`第 1 次定级，计分程序第 1 版，校验码（SHA-256）：${edition?.digest ?? ''}`)
  })

  it('after a correction is the next one, with what changed and why', async () => {
    const { store, scheme, roundId, subjectIds, options } = office({ hard: true, ties: 'exclude' })
    const third = subjectIds[2] ?? ''
    await call(rounds.finish, { roundId }, options)
    await call(rounds.reopen, { roundId, reason: '丙公司材料漏记' }, options)
    enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, third, () => true) })
    await call(rounds.finish, { roundId }, options)
    expect((await call(editions.list, { roundId }, options)).map(({ number, reopened }) => [number, reopened?.reason ?? null])).toEqual([[2, null], [1, '丙公司材料漏记']])
    const difference = await call(editions.compare, { roundId, before: 1, after: 2 }, options)
    expect(difference).toMatchObject({ reason: '丙公司材料漏记' })
    expect(difference.rows.find(({ name }) => name === '丙公司')?.changes.map(({ field }) => field)).toContain('总分')
    expect(difference.equal + difference.rows.length).toBe(4)
    const { id } = await call(exports.make, { kind: 'edition-changes', roundId, before: 1, after: 2 }, options)
    for await (const step of await call(papers.file, { id, format: 'xlsx' }, options)) {
      if (step.type !== 'done') continue
      const rows = sheetRows(read(readFileSync(options.context.files.resolve(step.result.id).path)), '更正')
      expect(rows.flat().join()).toContain('更正理由：丙公司材料漏记')
      expect(rows.filter((row) => row[1] === '丙公司').length).toBe(difference.rows.find(({ name }) => name === '丙公司')?.changes.length)
    }
  })

  it('is compared with any other, from the older to the newer with the reasons of all reopenings between, but not with itself', async () => {
    const { roundId, options } = office({ hard: true, ties: 'exclude' })
    await call(rounds.finish, { roundId }, options)
    for (const reason of ['材料漏记', '复核改分']) {
      await call(rounds.reopen, { roundId, reason }, options)
      await call(rounds.finish, { roundId }, options)
    }
    const wide = { before: '第 1 次定级', after: '第 3 次定级', reason: '第 1 次定级后：材料漏记；第 2 次定级后：复核改分' }
    expect(await call(editions.compare, { roundId, before: 1, after: 3 }, options)).toMatchObject(wide)
    expect(await call(editions.compare, { roundId, before: 3, after: 1 }, options)).toMatchObject(wide)
    expect(await call(editions.compare, { roundId, before: 3, after: 2 }, options)).toMatchObject({ before: '第 2 次定级', reason: '复核改分' })
    await expect(call(editions.compare, { roundId, before: 2, after: 2 }, options)).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(call(exports.make, { kind: 'edition-changes', roundId, before: 2, after: 2 }, options)).rejects.toThrow(/同一次定级/)
  })
})

it('prints its digest on 对比表 with its rounds, 镇街道排名表 and 一企一方案; 更正表 those of both editions', async () => {
  const { store, roundId, subjectIds, options } = office({ hard: true, ties: 'exclude' })
  const [first = '', second = ''] = subjectIds
  savePlan(store, { roundId, subjectId: first, goal: { level: 6 }, note: '' })
  await call(rounds.finish, { roundId }, options)
  await call(rounds.reopen, { roundId, reason: '复核' }, options)
  await call(rounds.finish, { roundId }, options)
  const [digest = '', earlier = ''] = (await call(editions.list, { roundId }, options)).map((edition) => edition.digest)
  const notes = (request: OutputRequest) => tablesOf(makeDocument(store, request)).map((table) => table.notes.join())
  const comparison = notes({ kind: 'comparison', roundId, subjectIds: [first, second], baseline: 'mean', track: null })
  expect(comparison.map((text) => text.includes(digest))).toEqual([true, true])
  expect(comparison[0]).toMatch(/评价方案：名额试验.*四舍五入/)
  expect(notes({ kind: 'townships', roundId, by: 'mean' }).join()).toContain(digest)
  expect(notes({ kind: 'plan', roundId, subjectId: first, persons: true }).join()).toContain(digest)
  expect(notes({ kind: 'edition-changes', roundId, before: 1, after: 2 }).join()).toMatch(new RegExp(`第 1 次定级.*${earlier}.*第 2 次定级.*${digest}`, 's'))
})

describe('an organization nobody scored', () => {
  it.each(['xlsx', 'csv'] as const)('has 未评 for its total and no extras in the %s of 排名表 and 结果表', async (format) => {
    const { roundId, options } = office({ hard: true, ties: 'exclude' })
    for (const request of [{ kind: 'results', roundId }, { kind: 'ranking', roundId, track: null }] as const) {
      const { id } = await call(exports.make, request, options)
      for await (const step of await call(papers.file, { id, format }, options)) {
        if (step.type !== 'done') continue
        const book = read(readFileSync(options.context.files.resolve(step.result.id).path))
        const rows = sheetRows(book, book.SheetNames[0] ?? '')
        const head = rows.find((row) => row.includes('总分')) ?? []
        const unscored = rows.find((row) => row.includes('丁公司')) ?? []
        expect(['总分', '加分', '减分', '点亮星数'].map((title) => unscored[head.indexOf(title)] || null)).toEqual(['未评', null, null, null])
      }
    }
  })

  it('stands in 更正表 in the words and places of 结果表', async () => {
    const { store, scheme, roundId, subjectIds, options } = office({ hard: true, ties: 'exclude' })
    await call(rounds.finish, { roundId }, options)
    await call(rounds.reopen, { roundId, reason: '漏评' }, options)
    enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectIds[3] ?? '', () => true) })
    await call(rounds.finish, { roundId }, options)
    const { rows } = await call(editions.compare, { roundId, before: 1, after: 2 }, options)
    const changes = rows.find(({ name }) => name === '丁公司')?.changes ?? []
    expect(changes[0]).toMatchObject({ field: '星级', before: '未评完' })
    expect(changes).toContainEqual({ field: '总分', before: '未评', after: '99.80', severity: 'score' })
    expect(changes).toContainEqual({ field: '政治引领星（15）·得分', before: '未评', after: '15.00', severity: 'score' })
    expect(changes).toContainEqual({ field: '政治引领星（15）·点亮', before: '☆', after: '★', severity: 'score' })
    expect(changes).toContainEqual({ field: '跑道名次', before: '—', after: '1', severity: 'rank' })
  })
})

it('compares two result files row by row, the gravest first', async () => {
  const { store, scheme, roundId, subjectIds, options } = office({ hard: true, ties: 'exclude' })
  const table = async (format: 'xlsx' | 'csv') => {
    const { id } = await call(exports.make, { kind: 'results', roundId }, options)
    for await (const step of await call(papers.file, { id, format }, options)) if (step.type === 'done') return step.result.id
    throw new Error('nothing was produced')
  }
  const before = await table('xlsx')
  expect(await call(editions.compareFiles, { before, after: await table('csv') }, options)).toMatchObject({ equal: 4, rows: [] })
  enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectIds[3] ?? '', () => true) })
  const { rows } = await call(editions.compareFiles, { before, after: await table('xlsx') }, options)
  expect(rows[0]).toMatchObject({ name: '丁公司', severity: 'level' })
})

it('compares only the columns two result files share, provisional or not, and names the others once', async () => {
  const { roundId, options } = office({ hard: true, ties: 'exclude' })
  const made = async (request: OutputRequest) => {
    const { id } = await call(exports.make, request, options)
    for await (const step of await call(papers.file, { id, format: 'xlsx' }, options)) if (step.type === 'done') return step.result.id
    throw new Error('nothing was produced')
  }
  const before = await made({ kind: 'results', roundId })
  await call(rounds.finish, { roundId }, options)
  const after = await made({ kind: 'results', roundId })
  expect(await call(editions.compareFiles, { before, after }, options)).toMatchObject({ equal: 4, rows: [], onlyIn: { before: [], after: [] } })
  const notice = await made({ kind: 'notice', roundId, text: false, order: 'rank', fromLevel: 0, others: false, from: '2027-01-12', to: '2027-01-16', phone: '', address: '' })
  const { equal, rows, onlyIn } = await call(editions.compareFiles, { before: notice, after }, options)
  expect({ equal, rows: rows.map(({ name, only }) => [name, only]) }).toEqual({ equal: 3, rows: [['丁公司', 'after']] })
  expect(onlyIn).toMatchObject({ before: [], after: expect.arrayContaining(['跑道', '总分', '政治引领星（15）·得分']) })
})

it('writes any document as docx, the same bytes each time', async () => {
  const { roundId, options } = office({ hard: true, ties: 'exclude' })
  const { id } = await call(exports.make, { kind: 'results', roundId }, options)
  const bytes = async () => {
    for await (const step of await call(papers.file, { id, format: 'docx' }, options)) if (step.type === 'done') return readFileSync(options.context.files.resolve(step.result.id).path)
    throw new Error('nothing was produced')
  }
  const once = await bytes()
  expect(once.subarray(0, 2).toString()).toBe('PK')
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect((await bytes()).equals(once)).toBe(true)
})
