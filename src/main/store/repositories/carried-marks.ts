import type { MarkInput } from '@rules'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'
import type { SheetPlace } from './sheets'

/** A mark of an earlier round that waits to be accepted. */
export interface CarriedRecord {
  subjectId: string
  indicator: string
  input: MarkInput
  fromRoundId: string
  at: string
  by: string
}

export interface CarriedMarkReader {
  ofStage(place: SheetPlace): CarriedRecord[]
}

export interface CarriedMarkWriter extends CarriedMarkReader {
  /** Sets marks; one that is there already is replaced. */
  put(place: SheetPlace, marks: readonly CarriedRecord[]): void
  /** Takes marks away; cells without one are passed over. @returns how many there were */
  discard(place: SheetPlace, cells: readonly { subjectId: string; indicator: string }[]): number
}

type Row = Omit<CarriedRecord, 'input'> & { input: string }

const columns = 'subject_id AS subjectId, indicator, input, from_round_id AS fromRoundId, at, by'

function recordOf({ input, ...row }: Row): CarriedRecord {
  return { ...row, input: fromJson<MarkInput>(input) }
}

export function carriedMarkReader(connection: Connection): CarriedMarkReader {
  const ofStage = connection.prepare<[string, string, string], Row>(`SELECT ${columns} FROM carried_mark WHERE round_id = ? AND stage = ? AND evaluator = ? ORDER BY subject_id, indicator`)
  return { ofStage: ({ roundId, stage, evaluator }) => ofStage.all(roundId, stage, evaluator).map(recordOf) }
}

export function carriedMarkWriter(connection: Connection, reader: CarriedMarkReader): (log: Log) => CarriedMarkWriter {
  const find = connection.prepare<[string, string, string, string, string], Row>(`SELECT ${columns} FROM carried_mark WHERE round_id = ? AND stage = ? AND evaluator = ? AND subject_id = ? AND indicator = ?`)
  const write = connection.prepare<[Row & SheetPlace]>(
    `INSERT OR REPLACE INTO carried_mark (round_id, stage, evaluator, subject_id, indicator, input, from_round_id, at, by)
     VALUES (@roundId, @stage, @evaluator, @subjectId, @indicator, @input, @fromRoundId, @at, @by)`,
  )
  const erase = connection.prepare<[string, string, string, string, string]>('DELETE FROM carried_mark WHERE round_id = ? AND stage = ? AND evaluator = ? AND subject_id = ? AND indicator = ?')
  return (log) => {
    const present = ({ roundId, stage, evaluator }: SheetPlace, subjectId: string, indicator: string) => {
      const row = find.get(roundId, stage, evaluator, subjectId, indicator)
      return row ? recordOf(row) : null
    }
    const note = ({ roundId, stage, evaluator }: SheetPlace, { subjectId, indicator }: { subjectId: string; indicator: string }, before: CarriedRecord | null, after: CarriedRecord | null) =>
      log({ entity: 'carried', entityId: `${roundId}/${subjectId}`, place: `${stage}/${evaluator}/${indicator}`, base: 0, before: before && content(before), after: after && content(after) })
    return {
      ...reader,
      put(place, marks) {
        for (const mark of marks) {
          const before = present(place, mark.subjectId, mark.indicator)
          write.run({ ...place, ...mark, input: JSON.stringify(mark.input) })
          note(place, mark, before, mark)
        }
      },
      discard(place, cells) {
        let discarded = 0
        for (const { subjectId, indicator } of cells) {
          const before = present(place, subjectId, indicator)
          if (!before) continue
          erase.run(place.roundId, place.stage, place.evaluator, subjectId, indicator)
          note(place, before, before, null)
          discarded++
        }
        return discarded
      },
    }
  }
}

function content({ input, fromRoundId, at, by }: CarriedRecord): Omit<CarriedRecord, 'subjectId' | 'indicator'> {
  return { input, fromRoundId, at, by }
}
