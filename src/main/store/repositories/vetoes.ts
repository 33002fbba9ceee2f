import type { VetoRecord } from '@shared/domain/sheet'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'

export interface VetoReader {
  ofRound(roundId: string): VetoRecord[]
}

export interface VetoWriter extends VetoReader {
  /** Notes a veto, or changes its note. */
  set(roundId: string, veto: VetoRecord): void
  clear(roundId: string, subjectId: string, code: string): void
  /** Brings a veto to what the joined history says, without an entry in the log. */
  settle(roundId: string, subjectId: string, code: string, veto: VetoRecord | null): void
}

export function vetoReader(connection: Connection): VetoReader {
  const ofRound = connection.prepare<[string], VetoRecord>('SELECT subject_id AS subjectId, code, note, at, by FROM veto WHERE round_id = ? ORDER BY subject_id, code')
  return { ofRound: (roundId) => ofRound.all(roundId) }
}

export function vetoWriter(connection: Connection, reader: VetoReader): (log: Log) => VetoWriter {
  const find = connection.prepare<[string, string, string], VetoRecord>('SELECT subject_id AS subjectId, code, note, at, by FROM veto WHERE round_id = ? AND subject_id = ? AND code = ?')
  const put = connection.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO veto (round_id, subject_id, code, note, at, by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (round_id, subject_id, code) DO UPDATE SET note = excluded.note, at = excluded.at, by = excluded.by`,
  )
  const erase = connection.prepare<[string, string, string]>('DELETE FROM veto WHERE round_id = ? AND subject_id = ? AND code = ?')

  return (log) => {
    const note = (roundId: string, subjectId: string, code: string, before: VetoRecord | null, after: VetoRecord | null) =>
      log({ entity: 'veto', entityId: `${roundId}/${subjectId}`, place: code, base: 0, before, after })
    return {
      ...reader,
      set(roundId, veto) {
        const before = find.get(roundId, veto.subjectId, veto.code) ?? null
        if (before?.note === veto.note) return
        put.run(roundId, veto.subjectId, veto.code, veto.note, veto.at, veto.by)
        note(roundId, veto.subjectId, veto.code, before, veto)
      },
      settle(roundId, subjectId, code, veto) {
        if (veto) put.run(roundId, subjectId, code, veto.note, veto.at, veto.by)
        else erase.run(roundId, subjectId, code)
      },
      clear(roundId, subjectId, code) {
        const before = find.get(roundId, subjectId, code)
        if (!before) return
        erase.run(roundId, subjectId, code)
        note(roundId, subjectId, code, before, null)
      },
    }
  }
}
