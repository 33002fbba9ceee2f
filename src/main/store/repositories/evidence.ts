import { randomUUID } from 'node:crypto'
import type { Evidence } from '@shared/domain/evidence'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'

/** A file kept as proof; its content lies in the evidence folder under its hash. */
export interface EvidenceRecord extends Omit<Evidence, 'state'> {
  roundId: string
  /** ISO time; null while it stands. */
  removedAt: string | null
}

export interface EvidenceReader {
  /** What stands for a subject, oldest first. */
  ofSubject(roundId: string, subjectId: string): EvidenceRecord[]
  /** Every file that was ever kept as proof, removed ones as well: they can be brought back. */
  all(): EvidenceRecord[]
  counts(roundId: string): { subjectId: string; indicator: string; count: number }[]
  /** Removed ones too. */
  find(id: string): EvidenceRecord | null
}

export interface EvidenceWriter extends EvidenceReader {
  insert(evidence: Omit<EvidenceRecord, 'id' | 'removedAt'>): EvidenceRecord
  setRemoved(evidence: EvidenceRecord, removed: boolean): EvidenceRecord
  /** Brings a file's record to what the joined history says, without an entry in the log. */
  settle(evidence: EvidenceRecord): void
}

const columns = 'id, round_id AS roundId, subject_id AS subjectId, indicator, hash, name, size, at, by, removed_at AS removedAt'

export function evidenceReader(connection: Connection): EvidenceReader {
  const ofSubject = connection.prepare<[string, string], EvidenceRecord>(`SELECT ${columns} FROM evidence WHERE round_id = ? AND subject_id = ? AND removed_at IS NULL ORDER BY indicator, at, rowid`)
  const counts = connection.prepare<[string], { subjectId: string; indicator: string; count: number }>(
    'SELECT subject_id AS subjectId, indicator, count(*) AS count FROM evidence WHERE round_id = ? AND removed_at IS NULL GROUP BY subject_id, indicator',
  )
  const all = connection.prepare<[], EvidenceRecord>(`SELECT ${columns} FROM evidence ORDER BY rowid`)
  const byId = connection.prepare<[string], EvidenceRecord>(`SELECT ${columns} FROM evidence WHERE id = ?`)
  return {
    ofSubject: (roundId, subjectId) => ofSubject.all(roundId, subjectId),
    counts: (roundId) => counts.all(roundId),
    all: () => all.all(),
    find: (id) => byId.get(id) ?? null,
  }
}

export function evidenceWriter(connection: Connection, reader: EvidenceReader): (log: Log, at: string) => EvidenceWriter {
  const add = connection.prepare<[EvidenceRecord]>(
    'INSERT INTO evidence (id, round_id, subject_id, indicator, hash, name, size, at, by, removed_at) VALUES (@id, @roundId, @subjectId, @indicator, @hash, @name, @size, @at, @by, @removedAt)',
  )
  const mark = connection.prepare<[string | null, string]>('UPDATE evidence SET removed_at = ? WHERE id = ?')
  const replace = connection.prepare<[EvidenceRecord]>(
    `INSERT INTO evidence (id, round_id, subject_id, indicator, hash, name, size, at, by, removed_at) VALUES (@id, @roundId, @subjectId, @indicator, @hash, @name, @size, @at, @by, @removedAt)
     ON CONFLICT (id) DO UPDATE SET removed_at = excluded.removed_at`,
  )
  return (log, at) => {
    const note = ({ roundId, subjectId, indicator, id }: EvidenceRecord, before: unknown, after: unknown) =>
      log({ entity: 'evidence', entityId: `${roundId}/${subjectId}`, place: `${indicator}/${id}`, base: 0, before, after })
    return {
      ...reader,
      settle: (evidence) => void replace.run(evidence),
      insert(evidence) {
        const record = { ...evidence, id: randomUUID(), removedAt: null }
        add.run(record)
        note(record, null, content(record))
        return record
      },
      setRemoved(record, removed) {
        const after = { ...record, removedAt: removed ? at : null }
        mark.run(after.removedAt, record.id)
        note(record, removed ? content(record) : null, removed ? null : content(record))
        return after
      },
    }
  }
}

function content({ hash, name, size, at, by }: EvidenceRecord): Pick<EvidenceRecord, 'hash' | 'name' | 'size' | 'at' | 'by'> {
  return { hash, name, size, at, by }
}
