import type { SubjectKind } from '@shared/domain/subject'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

/** Field code by column index, null for a column left out. */
export type ColumnMapping = (string | null)[]

export interface MappingReader {
  /** The mapping last used for a header; the signature is the importer's own. */
  find(kind: SubjectKind, signature: string): ColumnMapping | null
}

export interface MappingWriter extends MappingReader {
  save(kind: SubjectKind, signature: string, mapping: ColumnMapping): void
}

export function mappingReader(connection: Connection): MappingReader {
  const one = connection.prepare<[string, string], { mapping: string }>('SELECT mapping FROM import_mapping WHERE kind = ? AND signature = ?')
  return {
    find(kind, signature) {
      const row = one.get(kind, signature)
      return row ? fromJson<ColumnMapping>(row.mapping) : null
    },
  }
}

export function mappingWriter(connection: Connection, reader: MappingReader): (log: Log, at: string) => MappingWriter {
  const put = connection.prepare<[string, string, string, string]>(
    `INSERT INTO import_mapping (kind, signature, mapping, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, signature) DO UPDATE SET mapping = excluded.mapping, updated_at = excluded.updated_at`,
  )
  return (log, at) => ({
    ...reader,
    save(kind, signature, mapping) {
      const before = reader.find(kind, signature)
      if (JSON.stringify(before) === JSON.stringify(mapping)) return
      put.run(kind, signature, JSON.stringify(mapping), at)
      log({ entity: 'mapping', entityId: `${kind}/${signature}`, base: 0, before, after: mapping })
    },
  })
}
