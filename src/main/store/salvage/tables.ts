import { connectMemory } from '../file/connection'
import { createSchema } from '../file/migrate'
import { schema } from '../schema'

/** A table as this program knows it. */
export interface KnownTable {
  name: string
  columns: string[]
  /** Indexes by which its rows can be counted though the table itself is damaged. */
  indexes: string[]
  /** What numbers its rows: SQLite's own row numbers, or the sequence within each chain; null for tables without. */
  numbered: 'rowid' | 'sequence' | null
}

/** The tables of a data file, in the order they are made: what others refer to comes first. */
export function knownTables(): KnownTable[] {
  const fresh = connectMemory()
  try {
    createSchema(fresh, schema)
    return fresh
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
      .all()
      .map(({ name, sql }) => ({
        name,
        columns: fresh.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(name).map((column) => column.name),
        indexes: fresh.prepare<[string], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL").all(name).map((index) => index.name),
        numbered: name === 'change_log' ? 'sequence' : sql.includes('WITHOUT ROWID') ? null : 'rowid',
      }))
  } finally {
    fresh.close()
  }
}
