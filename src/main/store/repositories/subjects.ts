import { randomUUID } from 'node:crypto'
import type { Fields, Subject, SubjectKind } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

interface Row {
  id: string
  kind: SubjectKind
  fields: string
  archivedAt: string | null
  version: number
  updatedAt: string
}

/** What a change took the place of; `place` is empty for a subject that was added. */
interface Undone {
  id: string
  place: string
  before: string | null
}

const columns = 'id, kind, fields, archived_at AS archivedAt, version, updated_at AS updatedAt'

function subjectOf(row: Row): Subject {
  return { ...row, fields: fromJson<Fields>(row.fields) }
}

export interface SubjectReader {
  /** In the order they were added. `archived`: only archived (true) or only active (false) ones; left out: all. */
  list(kind: SubjectKind, options?: { archived?: boolean }): Subject[]
  find(id: string): Subject | null
  /** The register as it was at an ISO time, by the change log; as far as clocks were right. */
  asOf(kind: SubjectKind, time: string): Pick<Subject, 'id' | 'fields' | 'archivedAt'>[]
}

export interface SubjectWriter extends SubjectReader {
  /** `id` only for records made elsewhere (sample data). */
  insert(kind: SubjectKind, fields: Fields, id?: string): Subject
  /**
   * Replaces all fields. Nothing happens when they are equal.
   *
   * @throws AppError `not-found`; `conflict` when `version` is not the present one
   */
  update(id: string, version: number, fields: Fields): Subject
  /** @throws AppError `not-found` */
  setArchived(ids: readonly string[], archived: boolean): Subject[]
}

export function subjectReader(connection: Connection): SubjectReader {
  const ofKind = connection.prepare<[string], Row>(`SELECT ${columns} FROM subject WHERE kind = ? ORDER BY rowid`)
  const byId = connection.prepare<[string], Row>(`SELECT ${columns} FROM subject WHERE id = ?`)
  const since = connection.prepare<[string], Undone>(
    "SELECT entity_id AS id, place, before FROM change_log WHERE entity = 'subject' AND at > ? ORDER BY at DESC, device DESC, sequence DESC",
  )
  const list: SubjectReader['list'] = (kind, { archived } = {}) =>
    ofKind
      .all(kind)
      .filter((row) => archived === undefined || (row.archivedAt !== null) === archived)
      .map(subjectOf)

  return {
    list,
    asOf(kind, time) {
      const found = new Map(list(kind).map((subject) => [subject.id, subject]))
      for (const { id, place, before } of since.iterate(time)) {
        const subject = found.get(id)
        if (!subject) continue
        if (place === 'fields') found.set(id, { ...subject, fields: fromJson<Fields>(before ?? '{}') })
        else if (place === 'archived') found.set(id, { ...subject, archivedAt: before === null ? null : fromJson<string>(before) })
        else found.delete(id)
      }
      return [...found.values()]
    },
    find(id) {
      const row = byId.get(id)
      return row ? subjectOf(row) : null
    },
  }
}

export function subjectWriter(connection: Connection, reader: SubjectReader): (log: Log, at: string) => SubjectWriter {
  const insert = connection.prepare<[string, string, string, string]>('INSERT INTO subject (id, kind, fields, archived_at, version, updated_at) VALUES (?, ?, ?, NULL, 1, ?)')
  const replace = connection.prepare<[string, string | null, number, string, string]>('UPDATE subject SET fields = ?, archived_at = ?, version = ?, updated_at = ? WHERE id = ?')

  return (log, at) => {
    const found = (id: string) => {
      const subject = reader.find(id)
      if (!subject) throw new AppError('not-found', '没有找到这个评价对象，可能已被删除。', { subjectId: id })
      return subject
    }
    const store = (before: Subject, change: Partial<Pick<Subject, 'fields' | 'archivedAt'>>): Subject => {
      const after: Subject = { ...before, ...change, version: before.version + 1, updatedAt: at }
      replace.run(JSON.stringify(after.fields), after.archivedAt, after.version, at, after.id)
      return after
    }
    return {
      ...reader,
      insert(kind, fields, id = randomUUID()) {
        insert.run(id, kind, JSON.stringify(fields), at)
        log({ entity: 'subject', entityId: id, base: 0, before: null, after: { kind, fields } })
        return { id, kind, fields, archivedAt: null, version: 1, updatedAt: at }
      },
      update(id, version, fields) {
        const before = found(id)
        if (before.version !== version) throw new AppError('conflict', '这条台账在别处已被修改，请刷新后再改。', { subjectId: id })
        if (JSON.stringify(before.fields) === JSON.stringify(fields)) return before
        log({ entity: 'subject', entityId: id, place: 'fields', base: version, before: before.fields, after: fields })
        return store(before, { fields })
      },
      setArchived(ids, archived) {
        return ids.map((id) => {
          const before = found(id)
          if ((before.archivedAt !== null) === archived) return before
          const archivedAt = archived ? at : null
          log({ entity: 'subject', entityId: id, place: 'archived', base: before.version, before: before.archivedAt, after: archivedAt })
          return store(before, { archivedAt })
        })
      },
    }
  }
}
