import Database from 'better-sqlite3'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { context, newStore, reopen, roundOf, temporaryFolder } from './helpers'

function upgraded() {
  const path = join(temporaryFolder(), 'v2.sixstar')
  copyFileSync(join('tests', 'fixtures', 'data-files', 'v2.sixstar'), path)
  return reopen(path)
}

describe('a file of version 2', () => {
  it('keeps its people, who have no unit, stage or PIN yet', () => {
    const store = upgraded()
    expect(store.evaluators.list()).toEqual([{ id: '70be5588-faac-4c1c-944b-19c7a87b9139', name: '样例评委', unit: '', stage: null, hasPin: false, archived: false }])
    expect(store.tasks.list()).toMatchObject([{ author: '样例评委', stages: ['town'] }])
  })

  it('takes states of sheets, carried marks and evidence', () => {
    const store = upgraded()
    const roundId = store.rounds.list()[0]?.id ?? ''
    const [subject] = store.rounds.subjects(roundId)
    const place = { roundId, stage: 'town', evaluator: '' }
    const subjectId = subject?.subjectId ?? ''
    store.write(context, (tx) => {
      tx.sheetStates.set(place, { subjectId, state: 'confirmed', confirmedBy: tx.actor, confirmedAt: tx.at, controlTotal: 86.5, reviewedBy: null, reviewedAt: null, reason: '' })
      tx.carried.put(place, [{ subjectId, indicator: 'P3', input: { value: 3 }, fromRoundId: roundId, at: tx.at, by: tx.actor }])
      tx.evidence.insert({ roundId, subjectId, indicator: 'P3', hash: 'a'.repeat(64), name: '样例.pdf', size: 3, at: tx.at, by: tx.actor })
    })
    expect(store.sheetStates.find(place, subjectId)).toMatchObject({ state: 'confirmed', version: 1, controlTotal: 86.5 })
    expect(store.carried.ofStage(place)).toMatchObject([{ subjectId, indicator: 'P3', input: { value: 3 } }])
    expect(store.evidence.counts(roundId)).toEqual([{ subjectId, indicator: 'P3', count: 1 }])
    expect(store.verifyChain().ok).toBe(true)
  })

  it('finds the history of a sheet by an index', () => {
    const store = upgraded()
    store.close()
    const database = new Database(store.path)
    const plan = JSON.stringify(database.prepare("EXPLAIN QUERY PLAN SELECT * FROM change_log WHERE entity IN ('sheet', 'sheet-state') AND entity_id = 'r/s'").all())
    database.close()
    expect(plan).toContain('change_log_by_entity')
  })
})

describe('a round that holds marks carried over or evidence', () => {
  it.each(['carried', 'evidence'] as const)('counts as begun: %s', (what) => {
    const store = newStore()
    const { roundId, subjectIds } = roundOf(store, 1)
    const [subjectId = ''] = subjectIds
    expect(store.rounds.hasEntries(roundId)).toBe(false)
    store.write(context, (tx) => {
      if (what === 'carried') tx.carried.put({ roundId, stage: 'town', evaluator: '' }, [{ subjectId, indicator: 'P3', input: { value: 3 }, fromRoundId: roundId, at: tx.at, by: tx.actor }])
      else tx.evidence.insert({ roundId, subjectId, indicator: 'P3', hash: 'a'.repeat(64), name: '样例.pdf', size: 3, at: tx.at, by: tx.actor })
    })
    expect(store.rounds.hasEntries(roundId)).toBe(true)
  })
})

it('takes nothing of a transaction that fails: state, carried mark and log go together', () => {
  const store = newStore()
  const { roundId, subjectIds } = roundOf(store, 1)
  const [subjectId = ''] = subjectIds
  const place = { roundId, stage: 'town', evaluator: '' }
  const before = store.verifyChain().entries
  const failing = () =>
    store.write(context, (tx) => {
      tx.sheetStates.set(place, { subjectId, state: 'confirmed', confirmedBy: tx.actor, confirmedAt: tx.at, controlTotal: null, reviewedBy: null, reviewedAt: null, reason: '' })
      tx.carried.put(place, [{ subjectId, indicator: 'P3', input: { value: 3 }, fromRoundId: roundId, at: tx.at, by: tx.actor }])
      throw new Error('power cut')
    })
  expect(failing).toThrow('power cut')
  expect([store.sheetStates.find(place, subjectId), store.carried.ofStage(place), store.verifyChain().entries]).toEqual([null, [], before])
})
