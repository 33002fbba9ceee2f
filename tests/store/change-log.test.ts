import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import type { SheetCell } from '@shared/domain/sheet'
import { context, device, newStore, reopen, roundOf } from './helpers'

const cell = (value: number): SheetCell => ({ state: 'mark', input: { value }, at: '2026-01-01T00:00:00.000Z', by: '样例评分人' })

it('notes one entry per changed cell, with the values before and after', () => {
  const store = newStore()
  const { roundId, subjectIds } = roundOf(store, 1)
  const [subjectId = ''] = subjectIds
  const place = { roundId, stage: 'city', evaluator: '' }
  const entries = store.verifyChain().entries
  store.write(context, (tx) => tx.sheets.apply(place, [{ subjectId, indicator: 'P1', cell: cell(1) }, { subjectId, indicator: 'P2', cell: cell(2) }]))
  store.write(context, (tx) => tx.sheets.apply(place, [{ subjectId, indicator: 'P1', cell: cell(3) }, { subjectId, indicator: 'P2', cell: cell(2) }]))
  expect(store.verifyChain()).toMatchObject({ ok: true, entries: entries + 3 })
  const [last] = store.changes.recent(1)
  expect(last).toMatchObject({ device, actor: '样例评分人', action: '测试', entity: 'sheet', entityId: `${roundId}/${subjectId}`, place: 'city//P1', base: 1 })
  expect(last && [JSON.parse(last.before ?? ''), JSON.parse(last.after ?? '')]).toEqual([cell(1), cell(3)])
})

it('goes on in the same chain after opening again, and in another one on another device', () => {
  const store = newStore()
  const before = store.verifyChain().entries
  store.close()
  const same = reopen(store.path)
  same.write(context, (tx) => tx.subjects.insert('organization', { name: '样例一' }))
  same.close()
  const other = reopen(store.path, { device: '22222222-2222-4222-8222-222222222222' })
  other.write(context, (tx) => tx.subjects.insert('organization', { name: '样例二' }))
  expect(other.verifyChain().heads.map(({ device: name, sequence }) => [name.slice(0, 1), sequence])).toEqual([['1', before + 1], ['2', 1]])
  expect(other.verifyChain().ok).toBe(true)
})

/** Does what only someone with another program can do: the triggers are taken away first and put back afterwards. */
function tamper(path: string, sql: string): void {
  const database = new Database(path)
  const triggers = database.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'change_log'").all()
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(sql)
  for (const trigger of triggers) database.exec(trigger.sql)
  database.close()
}

it.each([
  ['a changed value', "UPDATE change_log SET after = '{}' WHERE sequence = 3", 3, 'altered'],
  ['a changed name', "UPDATE change_log SET actor = '别人' WHERE sequence = 2", 2, 'altered'],
  ['a changed time', "UPDATE change_log SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 4", 4, 'altered'],
  ['a removed entry', 'DELETE FROM change_log WHERE sequence = 2', 3, 'missing'],
  ['a removed beginning', 'DELETE FROM change_log WHERE sequence = 1', 2, 'missing'],
  ['an entry put in', 'INSERT INTO change_log SELECT device, 99, previous_hash, hash, at, actor, action, entity, entity_id, place, base, before, after FROM change_log WHERE sequence = 1', 99, 'altered'],
])('finds %s', (_name, sql, sequence, fault) => {
  const store = newStore()
  store.close()
  tamper(store.path, sql)
  const check = reopen(store.path).verifyChain()
  expect(check.ok).toBe(false)
  expect(check.broken).toEqual([{ device, sequence, fault }])
})

it('cannot be changed through SQL while its triggers stand', () => {
  const store = newStore()
  store.close()
  const database = new Database(store.path)
  expect(() => database.exec("UPDATE change_log SET actor = '别人'")).toThrow(/append-only/)
  expect(() => database.exec('DELETE FROM change_log')).toThrow(/append-only/)
  database.close()
})
