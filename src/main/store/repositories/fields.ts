import type { FieldType, RegisterField, SubjectKind } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'

export interface FieldReader {
  /** Fields the office added itself, in the order they were added. */
  own(kind: SubjectKind): RegisterField[]
}

export interface FieldWriter extends FieldReader {
  /** @throws AppError `conflict` when the kind already has a field of this code or name */
  add(kind: SubjectKind, field: { code: string; name: string; type: FieldType }): RegisterField
}

function fieldOf({ code, name, type }: { code: string; name: string; type: FieldType }): RegisterField {
  return { code, name, type, synonyms: [name], own: true }
}

export function fieldReader(connection: Connection): FieldReader {
  const ofKind = connection.prepare<[string], { code: string; name: string; type: FieldType }>('SELECT code, name, type FROM subject_field WHERE kind = ? ORDER BY position')
  return { own: (kind) => ofKind.all(kind).map(fieldOf) }
}

export function fieldWriter(connection: Connection, reader: FieldReader): (log: Log) => FieldWriter {
  const insert = connection.prepare<[string, string, string, string, number]>('INSERT INTO subject_field (kind, code, name, type, position) VALUES (?, ?, ?, ?, ?)')
  return (log) => ({
    ...reader,
    add(kind, { code, name, type }) {
      const present = reader.own(kind)
      if (present.some((field) => field.code === code || field.name === name)) throw new AppError('conflict', `已有名为“${name}”的字段。`, { column: name })
      insert.run(kind, code, name, type, present.length + 1)
      log({ entity: 'field', entityId: `${kind}/${code}`, base: 0, before: null, after: { name, type } })
      return fieldOf({ code, name, type })
    },
  })
}
