import type { SavedComparison } from '@shared/domain/saved-comparison'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

/** Comparisons stand among the settings, one for each key. */
export const comparisonKeys = 'comparison/'

export interface ComparisonReader {
  /** In no order. */
  list(): SavedComparison[]
}

export interface ComparisonWriter extends ComparisonReader {
  put(comparison: SavedComparison): void
  remove(id: string): void
}

export function comparisonReader(connection: Connection): ComparisonReader {
  const all = connection.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key GLOB ?')
  return { list: () => all.all(`${comparisonKeys}*`).map(({ value }) => fromJson<SavedComparison>(value)) }
}

export function comparisonWriter(connection: Connection, reader: ComparisonReader): (log: Log) => ComparisonWriter {
  const put = connection.prepare<[string, string]>('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  const drop = connection.prepare<[string]>('DELETE FROM setting WHERE key = ?')
  return (log) => {
    const note = (id: string, after: SavedComparison | null) => {
      const before = reader.list().find((each) => each.id === id) ?? null
      if (JSON.stringify(before) === JSON.stringify(after)) return
      log({ entity: 'setting', entityId: `${comparisonKeys}${id}`, base: 0, before, after })
    }
    return {
      ...reader,
      put(comparison) {
        note(comparison.id, comparison)
        put.run(`${comparisonKeys}${comparison.id}`, JSON.stringify(comparison))
      },
      remove(id) {
        note(id, null)
        drop.run(`${comparisonKeys}${id}`)
      },
    }
  }
}
