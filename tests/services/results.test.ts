import { call } from '@orpc/server'
import { evaluate } from '@rules'
import type { Baseline } from '@shared/domain/output'
import { unpackResults } from '@shared/packed-results'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/main/store'
import { entries, evaluateRound, evaluationOf, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { results } from '../../src/main/services/results'
import { comparisonOf } from '../../src/main/services/results/compare'
import { dueMarks } from '../../src/main/services/results/due'
import { detailOf, indicatorExplanation, levelExplanation } from '../../src/main/services/results/explain'
import { overviewOf } from '../../src/main/services/results/overview'
import { roundRace } from '../../src/main/services/results/race'
import { enter } from '../../src/main/services/scoring/enter'
import { setVeto } from '../../src/main/services/scoring/veto'
import { newStore } from '../store/helpers'
import { fullEntries, openRound, context, schemeNamed, serviceContext, type TestSubject } from './round-helpers'

const stranger = '99999999-9999-4999-8999-999999999999'

/** A finished and an open round of the yearly scheme; the last subject of five has no marks in either. */
function twoYears() {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  const subjects: TestSubject[] = Array.from({ length: 5 }, (_, at) => ({ name: `单位${at + 1}`, track: at < 3 ? 'small' : 'large', attributes: { enterprise: true, firstTime: at === 2, township: at % 2 ? '乙镇' : '甲镇', tags: at === 0 ? ['双管'] : [] } }))
  const past = openRound(store, id, subjects, { year: 2025 })
  score(store, past.roundId, past.subjectIds.slice(0, 4), (at, code) => (at === 3 ? code !== 'P4' : (code.charCodeAt(1) + at) % 4 !== 0))
  const finish = (roundId: string) => {
    const computed = evaluateRound(store, roundId)
    store.write(context, (tx) => {
      tx.results.replace(roundId, computed)
      tx.rounds.finish(roundId)
    })
  }
  finish(past.roundId)
  const present = openRound(store, id, subjects.map((subject, at) => ({ ...subject, subjectId: past.subjectIds[at] })), { year: 2026, previousRoundId: past.roundId })
  score(store, present.roundId, present.subjectIds.slice(0, 4), (at, code) => (code.charCodeAt(1) + at * 2) % 5 !== 0)
  const [first = '', second = '', , , last = ''] = present.subjectIds

  function score(target: Store, roundId: string, ids: readonly string[], good: (at: number, code: string) => boolean) {
    for (const [at, subjectId] of ids.entries()) enter(target, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => good(at, code)) })
  }
  return { store, scheme, past: past.roundId, roundId: present.roundId, ids: present.subjectIds, first, second, last, finish }
}

describe('results', () => {
  it('are computed while a round is open and stored when it is finished', () => {
    const { store, roundId, past, finish } = twoYears()
    expect(roundTotals(store, past)).toEqual(store.results.totals(past))
    const open = roundTotals(store, roundId)
    expect(store.results.totals(roundId)).toEqual([])
    finish(roundId)
    const byId = (list: typeof open) => [...list].sort((left, right) => (left.organizationId < right.organizationId ? -1 : 1))
    expect(byId(roundTotals(store, roundId))).toEqual(byId(open))
  })

  it('of a finished round stay what they were, whatever the sheets say', () => {
    const { store, past, first } = twoYears()
    const before = detailOf(store, past, first)
    store.write(context, (tx) => tx.sheets.apply({ roundId: past, stage: 'city', evaluator: '' }, [{ subjectId: first, indicator: 'B4', cell: null }]))
    expect(detailOf(store, past, first)).toEqual(before)
    const stored = before.stars.at(-1)?.indicators.find(({ code }) => code === 'B4')?.points
    expect(indicatorExplanation(store, past, first, 'B4')).toMatchObject({ points: stored, text: expect.stringContaining('定级时的得分') })
  })

  it('take previous levels from the round before, else from the register', () => {
    const { store, scheme, roundId, past, first } = twoYears()
    const previous = detailOf(store, past, first).level
    expect(previous).not.toBeNull()
    const levels = Object.fromEntries(roundTotals(store, past).map(({ organizationId, level }) => [organizationId, level]))
    const { compiled } = evaluationOf(store, roundId).loaded
    expect(evaluationOf(store, roundId).full()).toEqual(evaluate(compiled, entries(store, roundId), { previousLevels: levels, detail: 'full' }))
    const { id } = schemeNamed(store, '年度方案')
    const alone = openRound(store, id, [{ name: '无上期', track: 'small', attributes: { previousLevel: 1, firstTime: true } }], { year: 2027 })
    enter(store, { roundId: alone.roundId, stage: 'city', entries: fullEntries(scheme, alone.subjectIds[0] ?? '', () => true) })
    expect(roundTotals(store, alone.roundId)[0]).toMatchObject({ level: 2, levelSteps: [{ reason: 'base' }, { reason: 'max-rise', from: 6, to: 2 }] })
  })

  it('lift the limit for an organization with a provincial honour marked in this round', () => {
    const store = newStore()
    const { id, scheme } = schemeNamed(store, '年度方案')
    const { roundId, subjectIds } = openRound(store, id, [{ name: '甲', track: 'small', attributes: { previousLevel: 1, firstTime: true } }])
    const [subjectId = ''] = subjectIds
    const honour = (stage: string, matters: string) => enter(store, { roundId, stage, entries: [{ subjectId, indicator: 'H1', texts: { matters } }] })
    enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, () => true) })
    expect(roundTotals(store, roundId)[0]?.level).toBe(2)
    honour('self', '先进集体:省')
    expect(roundTotals(store, roundId)[0]?.level).toBe(6)
    honour('city', '先进集体:地市')
    expect(roundTotals(store, roundId)[0]?.level).toBe(2)
  })

  it('explain an indicator and a level', () => {
    const { store, roundId, first } = twoYears()
    const detail = detailOf(store, roundId, first)
    for (const indicator of detail.stars.flatMap(({ indicators }) => indicators)) expect(indicatorExplanation(store, roundId, first, indicator.code).points).toBe(indicator.points)
    expect(levelExplanation(store, roundId, first).text).not.toBe('')
    expect(() => indicatorExplanation(store, roundId, first, 'ZZ')).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => detailOf(store, roundId, stranger)).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(() => roundTotals(store, stranger)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  it('race against the round before', () => {
    const { store, roundId, past, ids } = twoYears()
    const race = roundRace(store, roundId)
    expect(race).toMatchObject({ provisional: true, previousRound: { id: past, name: '2025 年度' } })
    expect(race.rows.map(({ organizationId }) => organizationId)).toEqual(ids)
    const ranks = new Map(roundTotals(store, past).map(({ organizationId, rank }) => [organizationId, rank]))
    for (const row of race.rows) if (row.move !== null) expect(row.move).toBe((ranks.get(row.organizationId) ?? 0) - (row.rank ?? 0))
    expect(roundRace(store, past)).toMatchObject({ provisional: false, previousRound: null })
  })

  it('compare organizations of the round only', () => {
    const { store, roundId, first, second } = twoYears()
    const against = (subjectIds: string[], baseline: Baseline) => ({ subjectIds, baseline, track: null })
    const rows = comparisonOf(store, roundId, against([first, second], 'mean'))
    expect(rows[0]).toMatchObject({ kind: 'total', cells: [{ organizationId: first }, { organizationId: second }] })
    expect(() => comparisonOf(store, roundId, against([first, stranger], 'mean'))).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => comparisonOf(store, roundId, against([first, first], 'mean'))).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    expect(() => comparisonOf(store, roundId, against([first, second], { organizationId: stranger }))).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })
})

describe('overview', () => {
  it('counts the marks that are due at every stage', () => {
    const { store, scheme, roundId, ids } = twoYears()
    const due = dueMarks(store, roundId)
    // 29 indicators, S5 at the last stage only; P1 applies to the first alone, S4 to all but the third.
    const applicable = (at: number) => 29 - (at === 0 ? 0 : 1) - (at === 2 ? 1 : 0)
    const total = ids.reduce((sum, _, at) => sum + applicable(at) * 3 - 2, 0)
    expect(due.total).toBe(total)
    // Marks were typed for every indicator at the last stage, but only those that apply count.
    expect(due.done).toBe([0, 1, 2, 3].reduce((sum, at) => sum + applicable(at), 0))
    expect(due.byStage.map(({ code, done }) => [code, done])).toEqual([['self', 0], ['town', 0], ['city', due.done]])
    expect(due.byStar.map(({ code }) => code)).toEqual(scheme.stars.map(({ code }) => code))
    expect(due.byStar.reduce((sum, { total: part }) => sum + part, 0)).toBe(total)
    expect(due.byTownship.map(({ name }) => name)).toEqual(['甲镇', '乙镇'])
    expect(due.byTownship.reduce((sum, { done }) => sum + done, 0)).toBe(due.done)
  })

  it('shows levels, movers and what blocks finishing', () => {
    const { store, roundId, first, ids } = twoYears()
    enter(store, { roundId, stage: 'self', entries: [{ subjectId: first, indicator: 'T1', texts: { a: '1' } }] })
    setVeto(store, { roundId, subjectId: first, code: 'V4', on: true, note: '' })
    const overview = overviewOf(store, roundId)
    expect(overview).toMatchObject({ incomplete: 1, drafts: 1, vetoes: 1 })
    expect(overview.levels.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
    expect(overview.levels.at(-1)).toEqual({ level: null, count: 1 })
    for (const mover of overview.movers) expect(mover).toMatchObject({ name: expect.stringContaining('单位'), move: expect.any(Number) })
  })

  it('has no stages to tell apart under a single panel', () => {
    const store = newStore()
    const { id } = schemeNamed(store, '成员单位')
    const { roundId } = openRound(store, id, [{ name: '甲局', track: 'all' }])
    expect(dueMarks(store, roundId).byStage).toEqual([])
    expect(overviewOf(store, roundId)).toMatchObject({ done: 0, incomplete: 1, movers: [] })
  })
})

it('answers through the contract', async () => {
  const { store, roundId, first, second } = twoYears()
  const service = { context: serviceContext(store) }
  const table = await call(results.table, { roundId }, service)
  expect(table).toMatchObject({ provisional: true })
  expect(unpackResults(table.results).every(({ extras, stars }) => extras.length === 0 && stars.every(({ indicators }) => indicators.length === 0))).toBe(true)
  await expect(call(results.detail, { roundId, subjectId: first }, service)).resolves.toMatchObject({ organizationId: first })
  await expect(call(results.explainIndicator, { roundId, subjectId: first, indicator: 'P2' }, service)).resolves.toHaveProperty('text')
  await expect(call(results.explainLevel, { roundId, subjectId: first }, service)).resolves.toHaveProperty('text')
  await expect(call(results.race, { roundId }, service)).resolves.toHaveProperty('race.rows')
  await expect(call(results.compare, { roundId, subjectIds: [first, second], baseline: 'best', track: null }, service)).resolves.toHaveLength(1 + 6 + 29 + 2)
  await expect(call(results.overview, { roundId }, service)).resolves.toMatchObject({ incomplete: 1 })
})
