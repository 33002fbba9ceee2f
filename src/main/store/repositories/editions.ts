import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Edition, EditionContent, QuotaDecision } from '@shared/domain/edition'
import { canonicalJson } from '../canonical-json'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

export interface EditionReader {
  /** Newest first. */
  list(roundId: string): Edition[]
  /** The canonical bytes an edition's digest is of; null when there is no such edition. */
  bytes(roundId: string, number: number): string | null
}

export interface EditionWriter extends EditionReader {
  /** Keeps the next edition of a round. */
  add(content: EditionContent, decisions: readonly QuotaDecision[]): Edition
  /** Notes on the standing edition that it was opened again. Nothing where there is none. */
  reopen(roundId: string, reason: string): void
}

interface Row extends Omit<Edition, 'decisions' | 'reopened'> {
  decisions: string
  reopenedAt: string | null
  reopenedBy: string | null
  reason: string | null
}

function editionOf({ decisions, reopenedAt, reopenedBy, reason, ...row }: Row): Edition {
  return { ...row, decisions: fromJson<QuotaDecision[]>(decisions), reopened: reopenedAt === null ? null : { at: reopenedAt, by: reopenedBy ?? '', reason: reason ?? '' } }
}

export function editionReader(connection: Connection): EditionReader {
  const all = connection.prepare<[string], Row>(
    'SELECT number, finished_at AS finishedAt, by, engine, digest, decisions, reopened_at AS reopenedAt, reopened_by AS reopenedBy, reason FROM edition WHERE round_id = ? ORDER BY number DESC',
  )
  const content = connection.prepare<[string, number], { content: Buffer }>('SELECT content FROM edition WHERE round_id = ? AND number = ?')
  return {
    list: (roundId) => all.all(roundId).map(editionOf),
    bytes(roundId, number) {
      const row = content.get(roundId, number)
      return row ? gunzipSync(row.content).toString('utf8') : null
    },
  }
}

export function editionWriter(connection: Connection, reader: EditionReader): (log: Log, occasion: { at: string; actor: string }) => EditionWriter {
  const insert = connection.prepare<[string, number, string, string, string, string, string, Buffer]>(
    'INSERT INTO edition (round_id, number, finished_at, by, engine, digest, decisions, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const end = connection.prepare<[string, string, string, string, number]>('UPDATE edition SET reopened_at = ?, reopened_by = ?, reason = ? WHERE round_id = ? AND number = ?')
  return (log, { at, actor }) => ({
    ...reader,
    add(content, decisions) {
      const roundId = content.round.id
      const number = (reader.list(roundId)[0]?.number ?? 0) + 1
      const bytes = canonicalJson(content)
      const digest = createHash('sha256').update(bytes).digest('hex')
      insert.run(roundId, number, at, actor, content.engine, digest, JSON.stringify(decisions), gzipSync(bytes))
      log({ entity: 'edition', entityId: roundId, place: String(number), base: 0, before: null, after: { digest, engine: content.engine, count: content.results.length, decisions } })
      return { number, finishedAt: at, by: actor, engine: content.engine, digest, decisions: [...decisions], reopened: null }
    },
    reopen(roundId, reason) {
      const [standing] = reader.list(roundId)
      if (!standing || standing.reopened) return
      end.run(at, actor, reason, roundId, standing.number)
      log({ entity: 'edition', entityId: roundId, place: String(standing.number), base: 0, before: { digest: standing.digest }, after: { reopened: reason } })
    },
  })
}
