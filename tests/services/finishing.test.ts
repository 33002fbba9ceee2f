/** Finishing a round: what is looked at before, what is kept, and what a correction changes. */
import { call } from '@orpc/server'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'
import type { Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { editions } from '../../src/main/services/editions'
import { exports } from '../../src/main/services/exports'
import { papers } from '../../src/main/services/papers'
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
    expect(of.get('ties')?.items.map(({ text }) => text).join()).toMatch(/第 1 名并列 2 个：.*甲公司.*乙公司.*名额线在并列处/)
    expect(of.get('quotas')?.items.length).toBeGreaterThanOrEqual(2)
    expect(of.get('unconfirmed')).toMatchObject({ need: 'look' })
    expect(of.get('engine')).toMatchObject({ need: 'nothing', items: [] })
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
