import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { guarded } from '../errors'
import { checkpoint, connect, makeDurable, type Connection } from '../file/connection'
import { createSchema } from '../file/migrate'
import { applicationId, schema } from '../schema'
import { openDamaged } from './copy'
import { expectedRows, isDamage, readableRows, type Row } from './rows'
import { knownTables, type KnownTable } from './tables'

/** How far it is. */
export interface SalvageStep {
  done: number
  total: number
  table: string
}

/** What is known of one table. `lost` is null when nobody can tell how many there were. */
export interface TableState {
  table: string
  rows: number
  lost: number | null
}

/**
 * Checks a data file table by table, in a copy.
 *
 * @param copy where the copy goes
 * @returns per table the rows that can be read and how many are missing; `problems` counts what SQLite finds wrong beyond rows
 */
export function* examine(path: string, copy: string): Generator<SalvageStep, { tables: TableState[]; problems: number }> {
  const connection = openDamaged(path, copy)
  try {
    const tables = knownTables()
    const states: TableState[] = []
    let problems = 0
    for (const [done, table] of tables.entries()) {
      yield { done, total: tables.length, table: table.name }
      let rows = 0
      const seen = new Set<string>()
      for (const row of readableRows(connection, table, presentColumns(connection, table))) {
        if (table.numbered === null) seen.add(JSON.stringify(row))
        else rows++
      }
      rows += seen.size
      states.push({ table: table.name, rows, lost: lostOf(expectedRows(connection, table), rows) })
      problems += integrityProblems(connection, table.name)
    }
    return { tables: states, problems }
  } finally {
    connection.close()
  }
}

/**
 * Reads everything that can be read into a new data file at `target`. The damaged file is not touched.
 *
 * @returns what each table got; `orphans` are rows that were left out because what they belong to is lost
 */
export function* salvage(path: string, copy: string, target: string, now: Date): Generator<SalvageStep, { tables: TableState[]; orphans: number }> {
  const source = openDamaged(path, copy)
  try {
    const fresh = guarded(() => connect(target, { mustExist: false }))
    try {
      fresh.pragma(`application_id = ${applicationId}`)
      makeDurable(fresh)
      createSchema(fresh, schema)
      const result = yield* transfer(source, fresh, now)
      checkpoint(fresh)
      return result
    } catch (error) {
      fresh.close()
      for (const part of ['', '-wal', '-journal']) rmSync(`${target}${part}`, { force: true })
      throw error
    } finally {
      fresh.close()
    }
  } finally {
    source.close()
  }
}

function* transfer(source: Connection, fresh: Connection, now: Date): Generator<SalvageStep, { tables: TableState[]; orphans: number }> {
  const tables = knownTables()
  const states: TableState[] = []
  fresh.pragma('foreign_keys = OFF')
  for (const [done, table] of tables.entries()) {
    yield { done, total: tables.length, table: table.name }
    const present = presentColumns(source, table)
    fresh.transaction(() => {
      const put = inserter(fresh, table, present)
      for (const row of readableRows(source, table, present)) put(row)
    })()
    const rows = fresh.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${table.name}"`).get()?.rows ?? 0
    states.push({ table: table.name, rows, lost: lostOf(expectedRows(source, table), rows) })
  }
  fresh.prepare('INSERT OR IGNORE INTO meta (singleton, file_id, sample, created_at) VALUES (1, ?, 0, ?)').run(randomUUID(), now.toISOString())
  const orphans = removeOrphans(fresh)
  fresh.pragma('foreign_keys = ON')
  return { tables: states, orphans }
}

/** Puts one row; one whose values are not what the table takes was damaged and counts as lost. */
function inserter(fresh: Connection, { name, columns }: KnownTable, present: readonly string[]): (row: Row) => void {
  // A column that came with a later version: every such column takes an empty text or null.
  const values = columns.map((column) => (present.includes(column) ? `@${column}` : missingValue(fresh, name, column)))
  const insert = fresh.prepare<[Row]>(`INSERT OR IGNORE INTO "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${values.join(', ')})`)
  return (row) => {
    try {
      insert.run(row)
    } catch (error) {
      if (!isConstraint(error)) throw error
    }
  }
}

function missingValue(fresh: Connection, table: string, column: string): string {
  const found = fresh.prepare<[string, string], { required: number }>('SELECT "notnull" AS required FROM pragma_table_info(?) WHERE name = ?').get(table, column)
  return found?.required === 1 ? "''" : 'NULL'
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CONSTRAINT|MISMATCH|ERROR)/.test(String(error.code))
}

/** Rows that refer to what is not there: again and again, because others may have referred to them. */
function removeOrphans(fresh: Connection): number {
  let removed = 0
  for (;;) {
    const broken = fresh.prepare<[], { table: string; rowid: number | null; parent: string }>('SELECT "table", rowid, parent FROM pragma_foreign_key_check').all()
    if (broken.length === 0) return removed
    for (const { table, rowid } of broken) {
      if (rowid !== null) removed += fresh.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid).changes
    }
    // Tables without row numbers that refer to anything refer to a subject of a round.
    for (const table of new Set(broken.filter(({ rowid }) => rowid === null).map((each) => each.table))) {
      removed += fresh.prepare(`DELETE FROM "${table}" WHERE NOT EXISTS (SELECT 1 FROM round_subject AS s WHERE s.round_id = "${table}".round_id AND s.subject_id = "${table}".subject_id)`).run().changes
    }
  }
}

function presentColumns(connection: Connection, { name, columns }: KnownTable): string[] {
  const found = new Set(connection.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(name).map((column) => column.name))
  return columns.filter((column) => found.has(column))
}

function lostOf(expected: number | null, rows: number): number | null {
  return expected === null ? null : Math.max(0, expected - rows)
}

function integrityProblems(connection: Connection, table: string): number {
  try {
    const found = connection.prepare<[], { integrity_check: string }>(`PRAGMA integrity_check("${table}")`).all()
    return found.filter(({ integrity_check: line }) => line !== 'ok').length
  } catch (error) {
    if (!isDamage(error)) throw error
    return 1
  }
}
