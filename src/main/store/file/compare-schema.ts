import type { Schema } from '../schema'
import { connectMemory, type Connection } from './connection'
import { createSchema } from './migrate'

/** Name → definition of every table, index and trigger, with blanks evened out. */
function definitions(connection: Connection): Map<string, string> {
  const rows = connection.prepare<[], { type: string; name: string; sql: string }>("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").all()
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql.replaceAll('"', '').replace(/\s+/g, ' ').trim()]))
}

/**
 * What in a file's schema differs from a fresh one: names of tables, indexes and triggers, sorted. Empty when they are equal.
 * Run after every opening, so that a migration that arrives elsewhere than `create` cannot go unnoticed.
 */
export function schemaDifferences(connection: Connection, schema: Schema): string[] {
  const fresh = connectMemory()
  try {
    createSchema(fresh, schema)
    const [wanted, found] = [definitions(fresh), definitions(connection)]
    const names = new Set([...wanted.keys(), ...found.keys()])
    return [...names].filter((name) => wanted.get(name) !== found.get(name)).sort()
  } finally {
    fresh.close()
  }
}
