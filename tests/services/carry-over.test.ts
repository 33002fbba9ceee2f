import { call } from '@orpc/server'
import type { Scheme } from '@rules'
import { previousMarkReader } from '@shared/domain/previous-marks'
import { describe, expect, it } from 'vitest'
import { evaluators } from '../../src/main/services/evaluators'
import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { finishRound } from '../../src/main/services/rounds/finishing/finish'
import { scoring } from '../../src/main/services/scoring'
import { enter } from '../../src/main/services/scoring/enter'
import { sheets } from '../../src/main/services/sheets'
import { newStore } from '../store/helpers'
import { openRound, publish, schemeNamed, serviceContext } from './round-helpers'

const stranger = '99999999-9999-4999-8999-999999999999'

/** Two rounds; `change` makes the second one's scheme. */
function twoYears(change?: (scheme: Scheme) => Scheme) {
  const store = newStore()
  const options = { context: serviceContext(store) }
  const { id, scheme } = schemeNamed(store, '年度方案')
  const attributes = { enterprise: true, firstTime: true }
  const before = openRound(store, id, ['甲', '乙'].map((name) => ({ name, track: 'small', attributes })), { year: 2025 })
  const [first = '', second = ''] = before.subjectIds
  const enterBefore = (stage: string, subjectId: string, indicator: string, texts: Record<string, string>, reason?: string) => enter(store, { roundId: before.roundId, stage, entries: [{ subjectId, indicator, texts, reason }] })
  enterBefore('town', first, 'P3', { session: '2' })
  enterBefore('city', first, 'P3', { session: '4' }, '会议记录四份')
  enterBefore('town', first, 'T1', { a: '3', b: '4' })
  enterBefore('town', second, 'P3', { session: '5' })
  const changed = change?.(scheme)
  const schemeId = changed ? publish(store, changed) : id
  const now = openRound(store, schemeId, [{ name: '甲', track: 'small', attributes, subjectId: first }, { name: '乙', track: 'small', attributes, subjectId: second }, { name: '丙', track: 'small', attributes }], { year: 2026, previousRoundId: before.roundId })
  const third = now.subjectIds[2] ?? ''
  const at = { roundId: now.roundId, stage: 'town' }
  const request = (indicators: string[], subjects?: string[]) => ({ ...at, from: before.roundId, indicators, ...(subjects ? { subjects } : {}) })
  const preview = (...args: Parameters<typeof request>) => call(scoring.carryOverPreview, request(...args), options)
  const carry = (...args: Parameters<typeof request>) => call(scoring.carryOver, request(...args), options)
  const shown = async () => (await call(scoring.sheets, at, options)).carried
  return { store, options, before, now, at, first, second, third, preview, carry, shown }
}

/** The scheme with one indicator changed. */
const withIndicator = (code: string, change: (indicator: Scheme['stars'][number]['indicators'][number]) => Scheme['stars'][number]['indicators'][number]) => (scheme: Scheme): Scheme => ({
  ...scheme,
  id: 'changed',
  name: '改过的方案',
  stars: scheme.stars.map((star) => ({ ...star, indicators: star.indicators.map((indicator) => (indicator.code === code ? change(indicator) : indicator)) })),
})

describe('the preview of carrying over', () => {
  it('says what would be copied – the marks that decided – and what not, and why', async () => {
    const { preview, first, second, third, now, store } = twoYears()
    enter(store, { roundId: now.roundId, stage: 'town', entries: [{ subjectId: second, indicator: 'P3', texts: { session: 'x' } }] })
    const { cells, left } = await preview(['P3', 'T1', 'S5'])
    expect(cells).toEqual([{ subjectId: first, indicator: 'P3', text: expect.stringContaining('4') }, { subjectId: first, indicator: 'T1', text: expect.stringContaining('3') }])
    expect(left.map(({ indicator, obstacle, subjectIds }) => [indicator, obstacle, subjectIds])).toEqual([
      ['P3', 'entered', [second]],
      ['P3', 'absent', [third]],
      ['T1', 'no-mark', [second]],
      ['T1', 'absent', [third]],
      ['S5', 'not-this-stage', []],
    ])
    expect(left.every(({ message }) => message.length > 4)).toBe(true)
  })

  it('copies only where the same input means the same', async () => {
    const renamed = twoYears(withIndicator('P3', (indicator) => (indicator.rule.kind === 'tally' ? { ...indicator, rule: { ...indicator.rule, items: indicator.rule.items.map((item) => ({ ...item, name: `${item.name}（新）` })) } } : indicator)))
    expect((await renamed.preview(['P3', 'T1'])).left).toMatchObject([{ indicator: 'P3', obstacle: 'rule-changed' }, { indicator: 'T1' }, { indicator: 'T1' }])
    const other = twoYears(withIndicator('P3', (indicator) => ({ ...indicator, code: 'P9' })))
    expect((await other.preview(['P9'])).left).toMatchObject([{ indicator: 'P9', obstacle: 'indicator-absent', subjectIds: [] }])
  })

  it('leaves out confirmed sheets, keeps to chosen subjects, and refuses other rounds and indicators', async () => {
    const { options, at, first, second, preview, store, now } = twoYears()
    enter(store, { ...at, entries: [{ subjectId: first, indicator: 'O2', texts: { value: '6' } }] })
    await call(sheets.confirm, { ...at, sheets: [{ subjectId: first }], accept: ['incomplete'] }, options)
    expect((await preview(['P3'])).left[0]).toMatchObject({ obstacle: 'closed', subjectIds: [first] })
    expect(await preview(['P3'], [second])).toMatchObject({ cells: [{ subjectId: second }], left: [] })
    await expect(preview(['ZZ'])).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(call(scoring.carryOver, { ...at, from: now.roundId, indicators: ['P3'] }, options)).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(call(scoring.carryOver, { ...at, from: stranger, indicators: ['P3'] }, options)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('marks carried over', () => {
  it('are kept and shown, and count for nothing', async () => {
    const { store, options, now, at, first, second, carry } = twoYears()
    const before = roundTotals(store, now.roundId)
    expect(await carry(['P3', 'T1'])).toMatchObject({ carried: 3 })
    expect(roundTotals(store, now.roundId)).toEqual(before)
    expect(await call(scoring.sheets, at, options)).toMatchObject({
      sheets: [],
      carried: { [first]: { P3: { text: expect.stringContaining('4'), input: { items: { session: 4 } }, by: '评分人' }, T1: {} }, [second]: { P3: {} } },
    })
    const { rows } = await call(scoring.completeness, { roundId: now.roundId }, options)
    expect(rows.flatMap(({ counts }) => counts.flat()).every(({ done, refused }) => done === 0 && refused === 0)).toBe(true)
    expect((await call(sheets.confirm, { ...at, sheets: [{ subjectId: first }] }, options)).refused).toMatchObject([{ obstacle: 'empty' }])
    expect(store.verifyChain().ok).toBe(true)
  })

  it('are accepted one by one, become marks of who accepts them, and come back when that is undone', async () => {
    const { store, options, at, first, carry, shown } = twoYears()
    const { id } = await call(evaluators.create, { name: '张三', unit: '', stage: null }, options)
    await carry(['P3', 'T1'])
    await call(evaluators.signIn, { id }, options)
    const answer = await call(scoring.acceptCarried, { ...at, cells: [{ subjectId: first, indicator: 'P3' }] }, options)
    expect(answer).toMatchObject({ accepted: 1, cells: [{ indicator: 'P3', cell: { state: 'mark', input: { items: { session: 4 } }, reason: '会议记录四份', by: '张三' }, before: { session: '' } }], changes: { results: [{ organizationId: first }] } })
    const ofFirst = async () => Object.keys((await shown())[first] ?? {})
    expect(await ofFirst()).toEqual(['T1'])
    const [undone] = answer.cells
    enter(store, { ...at, entries: [{ subjectId: first, indicator: 'P3', texts: undone?.before ?? {}, reason: undone?.beforeReason ?? '' }] })
    expect(await ofFirst()).toEqual(['P3', 'T1'])
    expect(store.changes.recent(10).map(({ action }) => action)).toContain('确认上期评分')
  })

  it('are accepted in bulk where sheets are open, and discarded', async () => {
    const { options, at, first, second, carry, shown, store } = twoYears()
    await carry(['P3', 'T1'])
    enter(store, { ...at, entries: [{ subjectId: second, indicator: 'O2', texts: { value: '6' } }] })
    expect((await call(sheets.confirm, { ...at, sheets: [{ subjectId: second }] }, options)).refused).toMatchObject([{ message: expect.stringContaining('1 项上期评分待确认') }])
    await call(sheets.confirm, { ...at, sheets: [{ subjectId: second }], accept: ['incomplete'] }, options)
    await expect(call(scoring.acceptCarried, { ...at, cells: [{ subjectId: second, indicator: 'P3' }] }, options)).rejects.toMatchObject({ code: 'sheet-confirmed' })
    expect(await call(scoring.acceptCarried, { ...at, indicators: ['P3'] }, options)).toMatchObject({ accepted: 1, cells: [{ subjectId: first }] })
    expect(await call(scoring.discardCarried, { ...at, subjects: [first] }, options)).toEqual({ discarded: 2 })
    expect(await call(scoring.discardCarried, at, options)).toEqual({ discarded: 1 })
    expect(await shown()).toEqual({})
    await expect(call(scoring.acceptCarried, at, options)).rejects.toMatchObject({ code: 'not-found' })
    expect(await call(scoring.discardCarried, at, options)).toEqual({ discarded: 0 })
  })
})

describe('marks of the round before', () => {
  it('are those that decided there, with their points, whether the round is finished or not', async () => {
    const { store, options, before, now, first, second } = twoYears()
    const answer = await call(scoring.previousMarks, { roundId: now.roundId }, options)
    expect(answer.round).toEqual({ id: before.roundId, name: '2025 年度' })
    const markOf = previousMarkReader(answer)
    expect(markOf(first, 'P3')).toEqual({ text: expect.stringContaining('4'), points: expect.any(Number), reason: '会议记录四份' })
    expect(answer.codes.filter((code) => markOf(second, code) !== null)).toEqual(['P3'])
    expect(answer.comparable).toMatchObject({ P3: true, T1: true })
    finishRound(store, before.roundId)
    expect(await call(scoring.previousMarks, { roundId: now.roundId }, options)).toEqual(answer)
    expect(await call(scoring.previousMarks, { roundId: before.roundId }, options)).toEqual({ round: null, comparable: {}, codes: [], marks: {}, known: [] })
  })

  it('say where the rule became another one', async () => {
    const { options, now } = twoYears(withIndicator('P3', (indicator) => (indicator.rule.kind === 'tally' ? { ...indicator, rule: { ...indicator.rule, items: indicator.rule.items.map((item) => ({ ...item, name: '别的' })) } } : indicator)))
    expect((await call(scoring.previousMarks, { roundId: now.roundId }, options)).comparable).toMatchObject({ P3: false, T1: true })
  })
})
