import { randomUUID } from 'node:crypto'
import type { Scheme } from '@rules'
import { AppError } from '@shared/errors'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import type { SchemeReader, SchemeRecord } from './schemes'

export interface SchemeWriter extends SchemeReader {
  /** A new draft. Its body's `id` becomes the row's. */
  insertDraft(scheme: Scheme): SchemeRecord
  /** A scheme that is published from the start: a built-in one. `id` names the row. */
  insertBuiltIn(id: string, scheme: Scheme, hash: string): void
  /** A scheme published elsewhere, under the id it has there. */
  insertPublished(id: string, scheme: Scheme, hash: string): void
  /** @throws AppError `not-found`, `scheme-published`; `conflict` when `revision` is not the present one */
  updateDraft(id: string, revision: number, scheme: Scheme): SchemeRecord
  /** Freezes a draft. @throws AppError `not-found`, `scheme-published` */
  publish(id: string, hash: string): SchemeRecord
  /** @throws AppError `not-found`; `scheme-in-use` when a round was opened with it */
  remove(id: string): void
}

/** The parts of a body that are kept as columns too; a draft may lack any of them. */
function columnsOf(scheme: Scheme, fallback: { name: string; version: number; subject: Scheme['subject'] }) {
  return {
    name: typeof scheme.name === 'string' ? scheme.name : fallback.name,
    version: Number.isSafeInteger(scheme.version) ? scheme.version : fallback.version,
    subject: ['organization', 'unit', 'project'].includes(scheme.subject) ? scheme.subject : fallback.subject,
  }
}

export function schemeWriter(connection: Connection, reader: SchemeReader): (log: Log, at: string) => SchemeWriter {
  const insert = connection.prepare<{ id: string; name: string; version: number; subject: string; status: string; builtIn: number; body: string; hash: string | null; publishedAt: string | null; at: string }>(
    `INSERT INTO scheme (id, name, version, subject, status, built_in, body, hash, revision, published_at, updated_at)
     VALUES (@id, @name, @version, @subject, @status, @builtIn, @body, @hash, 1, @publishedAt, @at)`,
  )
  const update = connection.prepare<{ id: string; name: string; version: number; subject: string; body: string; revision: number; at: string }>(
    'UPDATE scheme SET name = @name, version = @version, subject = @subject, body = @body, revision = @revision, updated_at = @at WHERE id = @id',
  )
  const freeze = connection.prepare<[string, string, string, string]>("UPDATE scheme SET status = 'published', hash = ?, published_at = ?, updated_at = ? WHERE id = ?")
  const erase = connection.prepare<[string]>('DELETE FROM scheme WHERE id = ?')

  return (log, at) => {
    const found = (id: string): SchemeRecord => {
      const record = reader.find(id)
      if (!record) throw new AppError('not-found', '没有找到这个评价方案，可能已被删除。')
      return record
    }
    const draft = (id: string): SchemeRecord => {
      const record = found(id)
      if (record.status === 'published') throw new AppError('scheme-published', '这个方案已经发布，不能再改。请复制一份再修改。')
      return record
    }
    const insertFrozen = (id: string, scheme: Scheme, hash: string, builtIn: 0 | 1) => {
      insert.run({ id, ...columnsOf(scheme, unnamed), status: 'published', builtIn, body: JSON.stringify(scheme), hash, publishedAt: at, at })
      log({ entity: 'scheme', entityId: id, base: 0, before: null, after: { hash } })
    }
    const unnamed = { name: '', version: 1, subject: 'organization' } as const
    return {
      ...reader,
      insertDraft(scheme) {
        const id = randomUUID()
        const body = { ...scheme, id }
        insert.run({ id, ...columnsOf(body, unnamed), status: 'draft', builtIn: 0, body: JSON.stringify(body), hash: null, publishedAt: null, at })
        log({ entity: 'scheme', entityId: id, base: 0, before: null, after: body })
        return found(id)
      },
      insertBuiltIn: (id, scheme, hash) => insertFrozen(id, scheme, hash, 1),
      insertPublished: (id, scheme, hash) => insertFrozen(id, scheme, hash, 0),
      updateDraft(id, revision, scheme) {
        const before = draft(id)
        if (before.revision !== revision) throw new AppError('conflict', '这个草稿在别处已被修改，请刷新后再改。')
        const body = { ...scheme, id }
        if (JSON.stringify(body) === JSON.stringify(before.scheme)) return before
        update.run({ id, ...columnsOf(body, before), body: JSON.stringify(body), revision: revision + 1, at })
        log({ entity: 'scheme', entityId: id, place: 'draft', base: revision, before: before.scheme, after: body })
        return found(id)
      },
      publish(id, hash) {
        const before = draft(id)
        freeze.run(hash, at, at, id)
        log({ entity: 'scheme', entityId: id, place: 'status', base: before.revision, before: null, after: { hash } })
        return found(id)
      },
      remove(id) {
        const before = found(id)
        if (before.rounds > 0) throw new AppError('scheme-in-use', '有评价期使用了这个方案，不能删除。')
        erase.run(id)
        log({ entity: 'scheme', entityId: id, base: before.revision, before: before.scheme, after: null })
      },
    }
  }
}
