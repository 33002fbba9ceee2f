import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { SheetCell } from '@shared/domain/sheet'
import { unpackPlaces } from '@shared/packed-places'
import { entries, evaluationOf, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { scoring } from '../../src/main/services/scoring'
import { enter } from '../../src/main/services/scoring/enter'
import { setVeto } from '../../src/main/services/scoring/veto'
import { newStore, reopen, temporaryFolder } from '../store/helpers'
import { scheme as entryScheme } from '../shared/entry-scheme'
import { context, fullEntries, openRound, publish, schemeNamed, serviceContext, shownCells } from './round-helpers'

const stranger = '99999999-9999-4999-8999-999999999999'

function yearRound(count = 3) {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  const names = Array.from({ length: count }, (_, at) => ({ name: `单位${at + 1}`, track: 'small', attributes: { enterprise: true, firstTime: true } }))
  const { roundId, subjectIds } = openRound(store, id, names)
  const [first = '', second = '', third = ''] = subjectIds
  const type = (subjectId: string, indicator: string, texts: Record<string, string>, reason?: string, stage = 'town') => enter(store, { roundId, stage, entries: [{ subjectId, indicator, texts, reason }] })
  const cellAt = (subjectId: string, indicator: string, stage = 'town'): SheetCell | undefined => shownCells(store, { roundId, stage, subjectId })[indicator]
  return { store, scheme, roundId, subjectIds, first, second, third, type, cellAt }
}

describe('enter', () => {
  it('keeps a mark, answers it with the text before, and brings it back by entering that text', () => {
    const { first, type, cellAt } = yearRound()
    const added = type(first, 'P3', { session: '４次' })
    expect(added).toMatchObject({ accepted: 1, refused: 0, cleared: 0, cells: [{ subjectId: first, indicator: 'P3', before: { session: '' }, beforeReason: '', cell: { state: 'mark', input: { items: { session: 4 } }, by: '评分人' } }] })
    const changed = type(first, 'P3', { session: '5' })
    expect(changed.cells[0]?.before).toEqual({ session: '4' })
    const undone = type(first, 'P3', changed.cells[0]?.before ?? {}, changed.cells[0]?.beforeReason)
    expect(undone.cells[0]?.cell).toMatchObject({ input: { items: { session: 4 } } })
    const emptied = type(first, 'P3', added.cells[0]?.before ?? {})
    expect(emptied).toMatchObject({ cleared: 1, cells: [{ cell: null, before: { session: '4' } }] })
    expect(cellAt(first, 'P3')).toBeUndefined()
  })

  it('merges parts typed one after the other and keeps what is half entered as a draft', () => {
    const { first, type, cellAt } = yearRound()
    const half = type(first, 'T1', { a: '3' })
    expect(half).toMatchObject({ refused: 1, cells: [{ cell: { state: 'draft', texts: { a: '3' }, problem: { code: 'incomplete', message: '还没有填：总数' } } }] })
    expect(type(first, 'T1', { b: '4' })).toMatchObject({ accepted: 1, cells: [{ before: { a: '3', b: '' }, cell: { input: { parts: [3, 4] } } }] })
    expect(type(first, 'T1', { a: '' })).toMatchObject({ refused: 1, cells: [{ before: { a: '3', b: '4' }, cell: { texts: { b: '4' } } }] })
    expect(cellAt(first, 'T1')).toMatchObject({ state: 'draft' })
  })

  it('lets refused text take the place of the mark: the indicator is missing, the text is kept', () => {
    const { store, roundId, first, type, cellAt } = yearRound()
    type(first, 'O2', { value: '6' })
    const missing = () => roundTotals(store, roundId).find(({ organizationId }) => organizationId === first)?.missing.some(({ indicator }) => indicator === 'O2')
    expect(missing()).toBe(false)
    expect(type(first, 'O2', { value: '六个月' })).toMatchObject({ refused: 1, changes: { results: [{ organizationId: first }] } })
    expect(missing()).toBe(true)
    expect(cellAt(first, 'O2')).toMatchObject({ state: 'draft', texts: { value: '六个月' }, problem: { code: 'not-a-number' } })
  })

  it('keeps reasons: with the mark, before the mark, and takes them along when the cell is emptied', () => {
    const { first, type, cellAt } = yearRound()
    type(first, 'P3', { session: '1' }, '见附件')
    expect(cellAt(first, 'P3')).toMatchObject({ state: 'mark', reason: '见附件', input: { reason: '见附件' } })
    type(first, 'P3', { session: '2' })
    expect(cellAt(first, 'P3')).toMatchObject({ reason: '见附件' })
    const emptied = type(first, 'P3', { session: '' })
    expect(emptied.cells[0]).toMatchObject({ cell: null, beforeReason: '见附件' })
    type(first, 'P3', {}, '先写说明')
    expect(cellAt(first, 'P3')).toMatchObject({ state: 'draft', reason: '先写说明', problem: { code: 'incomplete' } })
    type(first, 'P3', { session: '1' })
    expect(cellAt(first, 'P3')).toMatchObject({ state: 'mark', reason: '先写说明' })
  })

  it('writes one log entry per changed cell, none for one typed again', () => {
    const { store, first, second, type } = yearRound()
    type(first, 'P3', { session: '1' })
    const before = store.verifyChain().entries
    type(first, 'P3', { session: ' 1 ' })
    expect(store.verifyChain().entries).toBe(before)
    type(second, 'P3', { session: '1' })
    expect(store.verifyChain()).toMatchObject({ ok: true, entries: before + 1 })
  })

  it('is on the disk when it answers', () => {
    const { store, roundId, first, type } = yearRound()
    type(first, 'P3', { session: '3' })
    // Not closed: as if the process had been killed. The file is locked while it is open, so a copy is read.
    const copy = join(temporaryFolder(), 'copy.sixstar')
    for (const suffix of ['', '-wal']) copyFileSync(store.path + suffix, copy + suffix)
    const again = reopen(copy)
    expect(again.sheets.ofSubject(roundId, first)[0]?.cells['P3']).toMatchObject({ input: { items: { session: 3 } } })
  })

  it('answers the totals of everybody whose result changed, and no one else', () => {
    const { store, scheme, roundId, subjectIds, first, second, type } = yearRound(12)
    for (const [at, id] of subjectIds.entries()) {
      for (const stage of ['town', 'city']) enter(store, { roundId, stage, entries: fullEntries(scheme, id, ({ code }) => (code.charCodeAt(1) + at) % 3 !== 0).filter(({ indicator }) => indicator !== 'S5' || stage === 'city') })
    }
    const before = new Map(roundTotals(store, roundId).map((result) => [result.organizationId, result]))
    const { results, places: packed } = type(first, 'P3', { session: '4' }, undefined, 'city').changes
    const places = unpackPlaces(packed)
    const after = new Map(roundTotals(store, roundId).map((result) => [result.organizationId, result]))
    const differing = subjectIds.filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)))
    expect([...results, ...places].map(({ organizationId }) => organizationId).sort()).toEqual([...differing].sort())
    expect(results.map(({ organizationId }) => organizationId)).toContain(first)
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) expect({ ...before.get(place.organizationId), ...place }).toEqual(after.get(place.organizationId))
    for (const result of results) expect(result.stars.every(({ indicators }) => indicators.length === 0)).toBe(true)
    expect(type(second, 'B4', { option: '无此等次' }, undefined, 'self').changes).toEqual({ results: [], places: '[]' })
  })

  it('computes after one mark what it would compute from scratch', () => {
    const { store, scheme, roundId, subjectIds, first, type } = yearRound(12)
    for (const [at, id] of subjectIds.entries()) enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, id, ({ code }) => (code.charCodeAt(1) * 7 + at * 3) % 5 !== 0) })
    type(first, 'S4', { a: '150', b: '100' }, undefined, 'city')
    type(first, 'H1', { matters: '示范点:省' }, undefined, 'city')
    const live = roundTotals(store, roundId)
    store.close()
    const fresh = roundTotals(reopen(store.path), roundId)
    expect(live).toEqual(fresh)
  })

  it('refuses places the round does not have, and then writes nothing', () => {
    const { store, roundId, first, type } = yearRound()
    const before = store.revision
    expect(() => type(stranger, 'P3', { session: '1' })).toThrow(expect.objectContaining({ code: 'invalid-input', place: { subjectId: stranger, indicator: 'P3' } }))
    expect(() => type(first, 'ZZ', { session: '1' })).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => type(first, 'P3', { other: '1' })).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => type(first, 'P3', { session: '1' }, undefined, 'nowhere')).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => type(first, 'S5', { satisfied: '1' }, undefined, 'town')).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => enter(store, { roundId, stage: null, entries: [{ subjectId: first, indicator: 'P3', texts: {} }] })).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => enter(store, { roundId: stranger, stage: 'town', entries: [{ subjectId: first, indicator: 'P3', texts: {} }] })).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(store.revision).toBe(before)
  })

  it('refuses to write to a finished round', () => {
    const { store, roundId, first, type } = yearRound()
    store.write(context, (tx) => tx.rounds.finish(roundId))
    expect(() => type(first, 'P3', { session: '1' })).toThrow(expect.objectContaining({ code: 'round-finished' }))
    expect(() => setVeto(store, { roundId, subjectId: first, code: 'V1', on: true, note: '' })).toThrow(expect.objectContaining({ code: 'round-finished' }))
  })

  it('takes a paste of 494 organizations and 60 indicators in one action', () => {
    const store = newStore()
    const indicators = Array.from({ length: 60 }, (_, at) => ({ code: `I${at}`, name: `指标${at}`, fullScore: 5, rule: { kind: 'score' as const, from: 'zero' as const } }))
    const schemeId = publish(store, { ...entryScheme, attributes: [], stars: [{ code: 'A', name: '甲星', fullScore: 300, lighting: { ratio: 0.8 }, indicators }] })
    const { roundId, subjectIds } = openRound(store, schemeId, Array.from({ length: 494 }, (_, at) => ({ name: `单位${at}`, track: 'all' })))
    const pasted = subjectIds.flatMap((subjectId, row) => indicators.map(({ code }, column) => ({ subjectId, indicator: code, texts: { value: String((row + column) % 6) } })))
    const result = enter(store, { roundId, stage: null, entries: pasted })
    expect(result).toMatchObject({ accepted: 494 * 60, refused: 0, cleared: 0 })
    expect(result.changes.results).toHaveLength(494)
  })
})

describe('weighted panels', () => {
  it('gives every judge a sheet of their own', () => {
    const store = newStore()
    const { id } = schemeNamed(store, '擂台赛')
    const { roundId, subjectIds } = openRound(store, id, [{ name: '项目一', track: 'all' }])
    const [project = ''] = subjectIds
    expect(shownCells(store, { roundId, stage: 'jury', subjectId: project })).toEqual({})
    const entry = (value: string) => ({ roundId, stage: 'jury', entries: [{ subjectId: project, indicator: 'X1', texts: { value } }] })
    const settings = store.settings.get()
    for (const [name, value] of [['评委甲', '18'], ['评委乙', '15']] as const) {
      store.write(context, (tx) => tx.settings.update({ ...settings, evaluatorName: name }))
      enter(store, entry(value))
      expect(shownCells(store, { roundId, stage: 'jury', subjectId: project })['X1']).toMatchObject({ input: { value: Number(value) }, by: name })
    }
    expect(entries(store, roundId)[0]?.marks.map(({ input }) => input)).toEqual(expect.arrayContaining([{ value: 18 }, { value: 15 }]))
  })
})

describe('vetoes', () => {
  it('notes and lifts a veto, with the level following', () => {
    const { store, roundId, first } = yearRound()
    const on = setVeto(store, { roundId, subjectId: first, code: 'V1', on: true, note: ' 通报 ' })
    expect(on.vetoes).toMatchObject([{ subjectId: first, code: 'V1', note: '通报', by: '评分人' }])
    expect(on.changes.results).toMatchObject([{ organizationId: first, vetoes: ['V1'] }])
    const off = setVeto(store, { roundId, subjectId: first, code: 'V1', on: false, note: '' })
    expect(off.vetoes).toEqual([])
    expect(off.changes.results).toMatchObject([{ organizationId: first, vetoes: [] }])
    expect(() => setVeto(store, { roundId, subjectId: first, code: 'V9', on: true, note: '' })).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => setVeto(store, { roundId, subjectId: stranger, code: 'V1', on: true, note: '' })).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })
})

describe('a mark the rules refuse when it is read', () => {
  it('is shown as a draft and does not bring the round down', () => {
    const { store, roundId, first, second, cellAt, type } = yearRound()
    const cell: SheetCell = { state: 'mark', input: { value: 7 }, at: '2026-01-01T00:00:00Z', by: '旧版' }
    store.write(context, (tx) => tx.sheets.apply({ roundId, stage: 'town', evaluator: '' }, [{ subjectId: first, indicator: 'P3', cell }, { subjectId: second, indicator: 'P4', cell: { ...cell, input: { option: 'gone' } } }]))
    expect(roundTotals(store, roundId)).toHaveLength(3)
    expect(evaluationOf(store, roundId).refused).toMatchObject([{ subjectId: first, indicator: 'P3' }, { subjectId: second, indicator: 'P4' }])
    expect(cellAt(first, 'P3')).toMatchObject({ state: 'draft', by: '旧版' })
    type(first, 'P3', { session: '1' })
    expect(cellAt(first, 'P3')).toMatchObject({ state: 'mark' })
    expect(evaluationOf(store, roundId).refused).toMatchObject([{ subjectId: second }])
  })
})

describe('through the contract', () => {
  it('answers, and gives errors a code and a place', async () => {
    const { store, roundId, first } = yearRound()
    const service = { context: serviceContext(store) }
    await expect(call(scoring.enter, { roundId, stage: 'town', entries: [{ subjectId: first, indicator: 'P3', texts: { session: '1' } }] }, service)).resolves.toMatchObject({ accepted: 1 })
    await expect(call(scoring.sheets, { roundId, stage: 'town' }, service)).resolves.toMatchObject({ sheets: [{ subjectId: first }], vetoes: [] })
    await expect(call(scoring.setVeto, { roundId, subjectId: first, code: 'V4', on: true, note: '' }, service)).resolves.toMatchObject({ vetoes: [{ code: 'V4' }] })
    await expect(call(scoring.enter, { roundId, stage: 'town', entries: [{ subjectId: stranger, indicator: 'P3', texts: {} }] }, service)).rejects.toMatchObject({ code: 'invalid-input', data: { place: { subjectId: stranger } } })
  })
})
