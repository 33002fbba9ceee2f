import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { SheetVersion } from '@shared/domain/sheet-history'
import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { enter } from '../../src/main/services/scoring/enter'
import { sheets } from '../../src/main/services/sheets'
import { newStore } from '../store/helpers'
import { openRound, schemeNamed, serviceContext } from './round-helpers'

function yearRound() {
  const store = newStore()
  const options = { context: serviceContext(store) }
  const { roundId, subjectIds } = openRound(store, schemeNamed(store, '年度方案').id, ['甲', '乙'].map((name) => ({ name, track: 'small', attributes: { enterprise: true } })))
  const [subjectId = '', other = ''] = subjectIds
  const at = { roundId, stage: 'town' }
  const type = (indicator: string, texts: Record<string, string>, reason?: string, subject = subjectId) => enter(store, { ...at, entries: [{ subjectId: subject, indicator, texts, reason }] })
  const history = () => call(sheets.history, { ...at, subjectId }, options)
  const versions = async () => (await history()).filter((each): each is SheetVersion => each.kind === 'version')
  const total = () => roundTotals(store, roundId).find(({ organizationId }) => organizationId === subjectId)?.total
  return { store, options, at, subjectId, other, type, history, versions, total }
}

describe('history of a sheet', () => {
  it('tells who changed what from what to what, and the total then', async () => {
    const { type, versions, total, other } = yearRound()
    type('P3', { session: '2' })
    type('T1', { a: '3' })
    type('P3', { session: '4' }, '补会议记录')
    type('T1', { b: '4' })
    type('P3', { session: '1' }, undefined, other)
    const told = await versions()
    expect(told.map(({ number, by, action, changes }) => [number, by, action, changes.map(({ indicator, beforeText, afterText, reason }) => [indicator, beforeText, afterText, reason])])).toEqual([
      [4, '评分人', '录入评分', [['T1', '3', expect.stringContaining('3'), '']]],
      [3, '评分人', '录入评分', [['P3', expect.stringContaining('2'), expect.stringContaining('4'), '补会议记录']]],
      [2, '评分人', '录入评分', [['T1', '', '3', '']]],
      [1, '评分人', '录入评分', [['P3', '', expect.stringContaining('2'), '']]],
    ])
    expect(told[0]?.total).toBe(total())
    expect(told[0]?.changes[0]?.after).toMatchObject({ state: 'mark', input: { parts: [3, 4] } })
  })

  it('gives at every version the total the round had then', async () => {
    const { type, versions, total } = yearRound()
    const seen = ['2', '4', '6', '', '3'].map((session) => {
      type('P3', { session })
      return total()
    })
    expect((await versions()).map((version) => version.total).reverse()).toEqual(seen)
  })

  it('keeps a paste together, and its states between', async () => {
    const { store, options, at, subjectId, history } = yearRound()
    enter(store, { ...at, entries: [{ subjectId, indicator: 'P3', texts: { session: '2' } }, { subjectId, indicator: 'T1', texts: { a: '3', b: '4' } }] })
    await call(sheets.confirm, { ...at, sheets: [{ subjectId }], accept: ['incomplete'] }, options)
    await call(sheets.reopen, { ...at, sheets: [{ subjectId }], reason: '漏项' }, options)
    enter(store, { ...at, entries: [{ subjectId, indicator: 'P3', texts: { session: '3' } }] })
    const told = await history()
    expect(told.map((each) => (each.kind === 'version' ? each.number : [each.from, each.to, each.reason]))).toEqual([2, ['confirmed', 'open', '漏项'], ['open', 'confirmed', ''], 1])
    expect(told.at(-1)).toMatchObject({ changes: [{ indicator: 'P3' }, { indicator: 'T1' }] })
  })

  it('is empty for a sheet nobody touched', async () => {
    expect(await yearRound().history()).toEqual([])
  })
})

describe('going back to a version', () => {
  it('writes a new version with what stood then: marks, drafts, notes and gaps', async () => {
    const { store, options, at, subjectId, type, versions, history } = yearRound()
    type('P3', { session: '2' }, '记录')
    type('T1', { a: '3' })
    const wanted = (await versions())[0]
    type('P3', { session: '5' }, '')
    type('T1', { a: '1', b: '2' })
    type('O2', { value: '6' })
    const answer = await call(sheets.revert, { ...at, subjectId, version: wanted?.id ?? '' }, options)
    expect(answer).toMatchObject({ accepted: 1, refused: 1, cleared: 1 })
    const { cells } = store.sheets.find({ ...at, evaluator: '' }, subjectId) ?? { cells: {} }
    expect(cells).toMatchObject({ P3: { state: 'mark', input: { items: { session: 2 } }, reason: '记录' }, T1: { state: 'draft', texts: { a: '3' } } })
    expect(Object.keys(cells).sort()).toEqual(['P3', 'T1'])
    const [newest] = await history()
    expect(newest).toMatchObject({ kind: 'version', number: 6, action: '恢复到第 2 版', total: wanted?.total })
    await expect(call(sheets.revert, { ...at, subjectId, version: wanted?.id ?? '' }, options)).rejects.toMatchObject({ code: 'conflict' })
    expect(store.verifyChain().ok).toBe(true)
  })

  it('is refused for closed sheets and unknown versions', async () => {
    const { options, at, subjectId, type, versions } = yearRound()
    type('P3', { session: '2' })
    const [first] = await versions()
    type('P3', { session: '3' })
    await call(sheets.confirm, { ...at, sheets: [{ subjectId }], accept: ['incomplete'] }, options)
    await expect(call(sheets.revert, { ...at, subjectId, version: first?.id ?? '' }, options)).rejects.toMatchObject({ code: 'sheet-confirmed' })
    await expect(call(sheets.revert, { ...at, subjectId, version: 'x:1' }, options)).rejects.toMatchObject({ code: 'not-found' })
  })
})
