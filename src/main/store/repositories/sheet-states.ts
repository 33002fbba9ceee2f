import type { SheetStatus } from '@shared/domain/sheet-status'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import type { SheetPlace } from './sheets'

/** How far a sheet is, as it is kept: what of `SheetStatus` does not follow from its cells. */
export type SheetStateRecord = Omit<SheetStatus, 'authors' | 'total'>

export interface SheetStateReader {
  /** Of every sheet of a round's stage that was ever confirmed, all evaluators. */
  ofStage(roundId: string, stage: string): SheetStateRecord[]
  /** Null: open, and never confirmed. */
  find(place: SheetPlace, subjectId: string): SheetStateRecord | null
}

export interface SheetStateWriter extends SheetStateReader {
  /** Takes the place of what was; answers it with its new version. */
  set(place: SheetPlace, state: Omit<SheetStateRecord, 'version' | 'evaluator'>): SheetStateRecord
  /** Brings a state to what the joined history says, without an entry in the log. */
  settle(place: SheetPlace, state: Omit<SheetStateRecord, 'version' | 'evaluator'>): void
}

const columns = `subject_id AS subjectId, evaluator, state, version, confirmed_by AS confirmedBy, confirmed_at AS confirmedAt, control_total AS controlTotal,
  reviewed_by AS reviewedBy, reviewed_at AS reviewedAt, reason`

export function sheetStateReader(connection: Connection): SheetStateReader {
  const ofStage = connection.prepare<[string, string], SheetStateRecord>(`SELECT ${columns} FROM sheet_state WHERE round_id = ? AND stage = ?`)
  const one = connection.prepare<[string, string, string, string], SheetStateRecord>(`SELECT ${columns} FROM sheet_state WHERE round_id = ? AND stage = ? AND evaluator = ? AND subject_id = ?`)
  return {
    ofStage: (roundId, stage) => ofStage.all(roundId, stage),
    find: ({ roundId, stage, evaluator }, subjectId) => one.get(roundId, stage, evaluator, subjectId) ?? null,
  }
}

export function sheetStateWriter(connection: Connection, reader: SheetStateReader): (log: Log) => SheetStateWriter {
  const put = connection.prepare<[SheetStateRecord & { roundId: string; stage: string }]>(
    `INSERT INTO sheet_state (round_id, stage, evaluator, subject_id, state, version, confirmed_by, confirmed_at, control_total, reviewed_by, reviewed_at, reason)
     VALUES (@roundId, @stage, @evaluator, @subjectId, @state, @version, @confirmedBy, @confirmedAt, @controlTotal, @reviewedBy, @reviewedAt, @reason)
     ON CONFLICT (round_id, stage, evaluator, subject_id) DO UPDATE SET state = excluded.state, version = excluded.version, confirmed_by = excluded.confirmed_by,
       confirmed_at = excluded.confirmed_at, control_total = excluded.control_total, reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at, reason = excluded.reason`,
  )
  return (log) => ({
    ...reader,
    settle(place, state) {
      const { roundId, stage, evaluator } = place
      const base = reader.find(place, state.subjectId)?.version ?? 0
      put.run({ ...state, evaluator, version: base + 1, roundId, stage })
    },
    set(place, state) {
      const { roundId, stage, evaluator } = place
      const before = reader.find(place, state.subjectId)
      const base = before?.version ?? 0
      const after = { ...state, evaluator, version: base + 1 }
      put.run({ ...after, roundId, stage })
      log({ entity: 'sheet-state', entityId: `${roundId}/${state.subjectId}`, place: `${stage}/${evaluator}`, base, before: before && content(before), after: content(after) })
      return after
    },
  })
}

/** What the log keeps: where it stands and how often it changed are said by the entry itself. */
function content({ state, confirmedBy, confirmedAt, controlTotal, reviewedBy, reviewedAt, reason }: SheetStateRecord): Omit<SheetStateRecord, 'subjectId' | 'evaluator' | 'version'> {
  return { state, confirmedBy, confirmedAt, controlTotal, reviewedBy, reviewedAt, reason }
}
