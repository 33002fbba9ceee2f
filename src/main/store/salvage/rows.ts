import type { Connection } from '../file/connection'
import type { KnownTable } from './tables'

export type Row = Record<string, unknown>

/** Beyond the last row that can be read the next ones are looked for in wider and wider steps, up to this one. */
const widestStep = 2 ** 40

/**
 * Every row of a table that can be read, past what is damaged. A row may come twice.
 *
 * @param present the columns the file has of it
 */
export function* readableRows(connection: Connection, table: KnownTable, present: readonly string[]): Generator<Row> {
  const columns = present.map((column) => `"${column}"`).join(', ')
  if (table.numbered === 'rowid') yield* numberedRows(connection, `SELECT ${columns}, rowid AS salvage_number FROM "${table.name}" WHERE rowid > ?`, 'rowid', [])
  else if (table.numbered === 'sequence') yield* chainRows(connection, columns)
  else for (const order of ['ASC', 'DESC']) yield* untilDamage(connection, `SELECT ${columns} FROM "${table.name}" ORDER BY ${present.slice(0, 5).map((column) => `"${column}" ${order}`).join(', ')}`, [])
}

/** Each chain of the change log by its own numbers. */
function* chainRows(connection: Connection, columns: string): Generator<Row> {
  const devices = new Set<unknown>()
  for (const source of ['change_log INDEXED BY change_log_by_time', 'change_log']) {
    for (const { device } of untilDamage(connection, `SELECT DISTINCT device FROM ${source}`, [])) devices.add(device)
  }
  for (const device of devices) {
    yield* numberedRows(connection, `SELECT ${columns}, sequence AS salvage_number FROM change_log WHERE device = ? AND sequence > ?`, 'sequence', [device])
  }
}

function* numberedRows(connection: Connection, select: string, number: string, values: readonly unknown[]): Generator<Row> {
  let last = 0
  for (let step = 0; step <= widestStep; step = step === 0 ? 1 : step * 2) {
    const reached = last
    for (const { salvage_number, ...row } of untilDamage(connection, `${select} ORDER BY ${number}`, [...values, last + step])) {
      last = Number(salvage_number)
      yield row
    }
    if (last > reached) step = 0
  }
}

/** What cannot be read ends the reading; it is for the report to say what is missing. */
function* untilDamage(connection: Connection, sql: string, values: readonly unknown[]): Generator<Row> {
  try {
    yield* connection.prepare<unknown[], Row>(sql).iterate(...values)
  } catch (error) {
    if (!isDamage(error)) throw error
  }
}

/** Whether SQLite says that the file is not what it should be. A table that is missing is damage as well. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR|FORMAT)/.test(String(error.code))
}

/** How many rows a table should have: the most that it or one of its indexes counts; null when nothing can. */
export function expectedRows(connection: Connection, { name, indexes }: KnownTable): number | null {
  const counts = [`"${name}" NOT INDEXED`, ...indexes.map((index) => `"${name}" INDEXED BY "${index}"`)].flatMap((source) => {
    try {
      return [connection.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${source}`).get()?.rows ?? 0]
    } catch (error) {
      if (!isDamage(error)) throw error
      return []
    }
  })
  return counts.length === 0 ? null : Math.max(...counts)
}
