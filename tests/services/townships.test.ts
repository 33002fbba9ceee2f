/** 镇街道排名 on the sample against SQL over the stored totals and the register, and on paper. */
import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { read, utils } from '@e965/xlsx'
import type { GroupMeasure } from '@rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { exports } from '../../src/main/services/exports'
import { papers } from '../../src/main/services/papers'
import { townshipRanking } from '../../src/main/services/results/townships'
import { fillSample } from '../../src/main/services/sample/fill'
import { createStore, type Store } from '../../src/main/store'
import { device } from '../store/helpers'
import { context, serviceContext } from './round-helpers'

let folder: string
let store: Store
let sql: Database.Database

interface SqlRow {
  name: string
  registered: number
  count: number
  ranked: number
  mean: number | null
  top: number
  topPercent: number
  coverage: number
  place: number | null
}

const orders: Record<GroupMeasure, string> = { mean: 'mean DESC, topPercent DESC, coverage DESC', top: 'topPercent DESC, mean DESC, coverage DESC', coverage: 'coverage DESC, mean DESC, topPercent DESC' }

const query = (by: GroupMeasure) => `
WITH known AS (
  SELECT township, id, 1 AS taking FROM result WHERE round = @round AND township <> ''
  UNION ALL SELECT township, id, 0 FROM register WHERE archived = 0 AND township <> '' AND id NOT IN (SELECT id FROM result WHERE round = @round)),
sums AS (
  SELECT known.township AS name, count(*) AS registered, sum(taking) AS count, count(rank) AS ranked, sum(CASE WHEN rank IS NOT NULL THEN hundredths END) AS hundredths,
    sum(coalesce(level = 6, 0)) AS top FROM known LEFT JOIN result ON result.id = known.id AND result.round = @round GROUP BY known.township),
figures AS (
  SELECT *, CASE WHEN ranked > 0 THEN (2 * hundredths + ranked) / (2 * ranked) / 100.0 END AS mean, CASE WHEN count > 0 THEN (2000 * top + count) / (2 * count) / 10.0 ELSE 0 END AS topPercent,
    (2000 * count + registered) / (2 * registered) / 10.0 AS coverage FROM sums)
SELECT name, registered, count, ranked, mean, top, topPercent, coverage, CASE WHEN ranked > 0 THEN rank() OVER (PARTITION BY ranked > 0 ORDER BY ${orders[by]}) END AS place FROM figures`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sixstar-townships-'))
  store = createStore(join(folder, 'sample.sixstar'), { device, now: () => new Date(0), sample: true })
  for (const { done, total } of fillSample(store)) expect(done).toBeLessThan(total)
  // Some stand in the register only: in a township of the round, in one of nobody's, in none; one of them is archived.
  store.write(context, (tx) => {
    const [first = ''] = store.rounds.subjects(store.rounds.list()[0]?.id ?? '').map(({ township }) => township)
    for (const township of [first, first, '无人参评镇', '']) tx.subjects.insert('organization', { name: `新来的${township}`, township })
    tx.subjects.setArchived([tx.subjects.insert('organization', { name: '停用的', township: first }).id], true)
    tx.subjects.insert('unit', { name: '某镇', township: first })
  })
  sql = new Database(':memory:', { nativeBinding: process.env.BETTER_SQLITE3_BINDING })
  sql.exec('CREATE TABLE result (round TEXT, id TEXT, township TEXT, hundredths INT, rank INT, level INT); CREATE TABLE register (id TEXT, township TEXT, archived INT)')
  const addResult = sql.prepare('INSERT INTO result VALUES (?, ?, ?, ?, ?, ?)')
  for (const { id: round } of store.rounds.list()) {
    const townships = new Map(store.rounds.subjects(round).map(({ subjectId, township }) => [subjectId, township]))
    for (const { organizationId, total, rank, level } of roundTotals(store, round)) addResult.run(round, organizationId, townships.get(organizationId), Math.round(total * 100), rank, level)
  }
  const addSubject = sql.prepare('INSERT INTO register VALUES (?, ?, ?)')
  for (const { id, fields, archivedAt } of store.subjects.list('organization')) addSubject.run(id, fields['township'] ?? '', archivedAt === null ? 0 : 1)
})
afterAll(() => {
  sql.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const bySql = (round: string, by: GroupMeasure) => new Map(sql.prepare<[{ round: string }], SqlRow>(query(by)).all({ round }).map((row) => [row.name, row]))

describe('townships of the sample', () => {
  it.each(['mean', 'top', 'coverage'] as const)('have in every round the figures of SQL, ranked by %s', (by) => {
    const rounds = store.rounds.list()
    for (const [at, round] of rounds.entries()) {
      const expected = bySql(round.id, by)
      const before = rounds[at + 1]
      const earlier = before ? bySql(before.id, by) : new Map<string, SqlRow>()
      const shown = townshipRanking(store, round.id, by)
      expect(shown).toMatchObject({ provisional: round.status === 'open', topLevel: '六星级', unplaced: 0, previousRound: before ? { id: before.id } : null })
      expect(shown.rows.length).toBe(expected.size)
      expect(expected.get('无人参评镇')).toMatchObject({ registered: 1, count: 0, place: null })
      for (const { key, rank, tied, previousRank, move, ...figures } of shown.rows) {
        const { name, place, ...row } = expected.get(key) ?? { name: '', place: null }
        const old = earlier.get(key)?.place ?? null
        expect({ key, rank, previousRank, move, ...figures }).toEqual({ key: name, rank: place, previousRank: old, move: old === null || place === null ? null : old - place, ...row })
        expect(tied).toBe(place === null ? 0 : [...expected.values()].filter((other) => other.place === place).length)
      }
      const places = shown.rows.map(({ rank }) => rank ?? Infinity)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }
  })

  it('go on paper with the same figures, marked until the round is finished', async () => {
    const [open, finished] = store.rounds.list()
    const service = { context: serviceContext(store) }
    const table = async (roundId: string) => {
      const { id } = await call(exports.make, { kind: 'townships', roundId, by: 'top' }, service)
      for await (const step of await call(papers.file, { id, format: 'xlsx' }, service)) {
        if (step.type === 'done') return { name: step.result.name, rows: utils.sheet_to_json<unknown[]>(read(readFileSync(service.context.files.resolve(step.result.id).path)).Sheets['镇街道排名'] ?? {}, { header: 1, defval: null }) }
      }
      throw new Error('nothing produced')
    }
    const provisional = await table(open?.id ?? '')
    expect(provisional.name).toBe('2026年度镇街道排名表（按六星级占比）（过程数据、未定级）.xlsx')
    expect(provisional.rows.flat().join()).toContain('名次按六星级占比排，相同的依次比平均总分、参评率')
    const expected = bySql(open?.id ?? '', 'top')
    const found = provisional.rows.filter((row) => expected.has(String(row[1])))
    expect(found.length).toBe(expected.size)
    for (const [place, name, registered, count, ranked, mean, top, topPercent, coverage] of found) {
      expect({ name, registered, count, ranked, mean, top, topPercent, coverage, place: place === '—' ? null : place }).toEqual(expected.get(String(name)))
    }
    const official = await table(finished?.id ?? '')
    expect(official.name).toBe('2025年度镇街道排名表（按六星级占比）.xlsx')
  })

  it('of a finished round stay as they were, whatever becomes of the register', () => {
    const [open, finished] = store.rounds.list().map(({ id }) => ({ id, before: townshipRanking(store, id, 'coverage') }))
    if (!open || !finished) throw new Error('the sample has two rounds')
    const [idle] = store.subjects.list('organization').filter(({ fields }) => String(fields['name']).startsWith('新来的'))
    const township = String(idle?.fields['township'])
    store.write({ ...context, at: '2030-01-01T00:00:00.000Z' }, (tx) => {
      tx.subjects.insert('organization', { name: '定级以后才来的', township })
      if (idle) tx.subjects.update(idle.id, idle.version, { ...idle.fields, township: '无人参评镇' })
      tx.subjects.setArchived([tx.subjects.insert('organization', { name: '来了又停用的', township }).id], true)
    })
    store.write({ ...context, at: '2030-01-02T00:00:00.000Z' }, (tx) => {
      tx.subjects.setArchived(store.subjects.list('organization').flatMap(({ id, fields }) => (fields['township'] === '无人参评镇' ? [id] : [])), true)
    })
    expect(townshipRanking(store, finished.id, 'coverage')).toEqual(finished.before)
    const registered = (ranking: typeof open.before, name: string) => ranking.rows.find(({ key }) => key === name)?.registered
    const after = townshipRanking(store, open.id, 'coverage')
    expect(registered(after, '无人参评镇')).toBeUndefined()
    expect(registered(after, township)).toBe(registered(open.before, township))
  })
})
