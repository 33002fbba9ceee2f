import type { PackedSheet, SheetCell } from '@shared/domain/sheet'
import { decodeCells, encodeCells } from '@shared/sheet-cells'
import { canonicalJson } from '../canonical-json'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'

/** Which sheets of a round: `stage` is '' for a single panel; `evaluator` is '' except with weighted panels. */
export interface SheetPlace {
  roundId: string
  stage: string
  evaluator: string
}

/** All cells of one organization at one stage (or role), keyed by indicator code. */
export interface StoredSheet {
  subjectId: string
  cells: Record<string, SheetCell>
  version: number
  stage: string
  evaluator: string
}

/** A cell to be set, or emptied with null. */
export interface CellChange {
  subjectId: string
  indicator: string
  cell: SheetCell | null
}

export interface SheetReader {
  /** Every sheet of the round, all stages and evaluators, in one query. */
  ofRound(roundId: string): StoredSheet[]
  /** The same one after another, for whoever keeps only part of each. Nothing is written before the last one. */
  each(roundId: string): Iterable<StoredSheet>
  /** Sheets of the round that hold text which is not a mark; perhaps a few more. */
  withDrafts(roundId: string): StoredSheet[]
  /** The sheets of one stage (and evaluator, where each has their own). */
  ofStage(place: SheetPlace): StoredSheet[]
  /** The same one by one with their cells as they lie in the file, for whoever only passes them on. Nothing else is read meanwhile. */
  packed(place: SheetPlace): Iterable<PackedSheet>
  /** The sheets of one stage, of all evaluators. */
  ofStageByAll(roundId: string, stage: string): StoredSheet[]
  /** All sheets of one subject in a round. */
  ofSubject(roundId: string, subjectId: string): StoredSheet[]
  find(place: SheetPlace, subjectId: string): StoredSheet | null
}

export interface SheetWriter extends SheetReader {
  /**
   * Sets cells and answers the sheets that changed. A cell that says the same as before keeps who entered it and when, and
   * leaves no trace in the log. Later changes of the same cell win.
   */
  apply(place: SheetPlace, changes: readonly CellChange[]): StoredSheet[]
  /** Brings cells to what the joined history says. Leaves no entry in the log: the entries are there already. */
  settle(place: SheetPlace, changes: readonly CellChange[]): void
}

interface Row extends PackedSheet {
  version: number
  stage: string
  evaluator: string
}

const columns = 'subject_id AS subjectId, stage, evaluator, cells, version'

function sheetOf({ cells, ...row }: Row): StoredSheet {
  return { ...row, cells: decodeCells(cells) }
}

export function sheetReader(connection: Connection): SheetReader {
  const ofRound = connection.prepare<[string], Row>(`SELECT ${columns} FROM sheet WHERE round_id = ?`)
  // As `encodeCells` writes drafts. Looking for it costs far less than reading every sheet.
  const withDrafts = connection.prepare<[string], Row>(`SELECT ${columns} FROM sheet WHERE round_id = ? AND instr(cells, '{"t":{') > 0`)
  const ofStage = connection.prepare<[string, string, string], Row>(`SELECT ${columns} FROM sheet WHERE round_id = ? AND stage = ? AND evaluator = ?`)
  const packed = connection.prepare<[string, string, string], PackedSheet>('SELECT subject_id AS subjectId, cells FROM sheet WHERE round_id = ? AND stage = ? AND evaluator = ?')
  const ofStageByAll = connection.prepare<[string, string], Row>(`SELECT ${columns} FROM sheet WHERE round_id = ? AND stage = ?`)
  const ofSubject = connection.prepare<[string, string], Row>(`SELECT ${columns} FROM sheet WHERE round_id = ? AND subject_id = ?`)
  const one = connection.prepare<[string, string, string, string], Row>(`SELECT ${columns} FROM sheet WHERE round_id = ? AND stage = ? AND evaluator = ? AND subject_id = ?`)
  function* each(roundId: string) {
    for (const row of ofRound.iterate(roundId)) yield sheetOf(row)
  }
  return {
    each,
    ofRound: (roundId) => ofRound.all(roundId).map(sheetOf),
    withDrafts: (roundId) => withDrafts.all(roundId).map(sheetOf),
    ofStage: ({ roundId, stage, evaluator }) => ofStage.all(roundId, stage, evaluator).map(sheetOf),
    packed: ({ roundId, stage, evaluator }) => packed.iterate(roundId, stage, evaluator),
    ofStageByAll: (roundId, stage) => ofStageByAll.all(roundId, stage).map(sheetOf),
    ofSubject: (roundId, subjectId) => ofSubject.all(roundId, subjectId).map(sheetOf),
    find({ roundId, stage, evaluator }, subjectId) {
      const row = one.get(roundId, stage, evaluator, subjectId)
      return row ? sheetOf(row) : null
    },
  }
}

export function sheetWriter(connection: Connection, reader: SheetReader): (log: Log, at: string) => SheetWriter {
  const put = connection.prepare<[string, string, string, string, string, number, string]>(
    `INSERT INTO sheet (round_id, stage, evaluator, subject_id, cells, version, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (round_id, stage, evaluator, subject_id) DO UPDATE SET cells = excluded.cells, version = excluded.version, updated_at = excluded.updated_at`,
  )

  return (log, at) => ({
    ...reader,
    settle(place, changes) {
      const { roundId, stage, evaluator } = place
      const bySubject = new Map<string, CellChange[]>()
      for (const change of changes) bySubject.set(change.subjectId, [...(bySubject.get(change.subjectId) ?? []), change])
      for (const [subjectId, own] of bySubject) {
        const before = reader.find(place, subjectId)
        const cells = { ...before?.cells }
        for (const { indicator, cell } of own) {
          if (cell) cells[indicator] = cell
          else Reflect.deleteProperty(cells, indicator)
        }
        put.run(roundId, stage, evaluator, subjectId, encodeCells(cells), (before?.version ?? 0) + 1, at)
      }
    },
    apply(place, changes) {
      const { roundId, stage, evaluator } = place
      const sheets = new Map<string, { sheet: StoredSheet; base: number }>()
      const changed = new Set<StoredSheet>()
      for (const { subjectId, indicator, cell } of changes) {
        let held = sheets.get(subjectId)
        if (!held) {
          const sheet = reader.find(place, subjectId) ?? { subjectId, stage, evaluator, cells: {}, version: 0 }
          held = { sheet, base: sheet.version }
          sheets.set(subjectId, held)
        }
        const { sheet, base } = held
        const before = sheet.cells[indicator]
        if (sameContent(before, cell)) continue
        if (cell) sheet.cells[indicator] = cell
        else sheet.cells = Object.fromEntries(Object.entries(sheet.cells).filter(([code]) => code !== indicator))
        sheet.version = base + 1
        changed.add(sheet)
        log({ entity: 'sheet', entityId: `${roundId}/${subjectId}`, place: `${stage}/${evaluator}/${indicator}`, base, before: before ?? null, after: cell })
      }
      for (const sheet of changed) put.run(roundId, stage, evaluator, sheet.subjectId, encodeCells(sheet.cells), sheet.version, at)
      return [...changed]
    },
  })
}

/** Whether two cells say the same, whoever entered them whenever. */
export function sameContent(a: SheetCell | undefined, b: SheetCell | null): boolean {
  const content = (cell: SheetCell | null) => cell && { ...cell, at: '', by: '' }
  return canonicalJson(content(a ?? null)) === canonicalJson(content(b))
}
