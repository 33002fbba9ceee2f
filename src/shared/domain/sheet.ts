import type { MarkInput, OrganizationResult } from '@rules'
import type { CarriedMark } from './carry-over'

/**
 * One indicator of one organization on a score sheet. A mark is accepted and scored; a draft is text that is refused or
 * half entered: kept and shown, never scored. Nothing entered is the absence of a cell: missing is not 0.
 */
export type SheetCell = ({ state: 'mark'; input: MarkInput } | { state: 'draft'; texts: Record<string, string>; problem: { code: string; message: string } }) & {
  reason?: string
  /** ISO time and name of the evaluator. */
  at: string
  by: string
}

/** All cells of one organization at one stage, packed by `encodeCells`: whoever shows a few of thousands unpacks those. */
export interface PackedSheet {
  subjectId: string
  cells: string
}

/** Many sheets, packed by `packSheets`. */
export interface PackedSheets {
  sheets: PackedSheet[]
  /** What the cells are made of; the cells of a sheet are places in this list. */
  pieces: string[]
}

/** The sheets of one stage, as score entry needs them. */
export interface StageSheets extends PackedSheets {
  /** Marks of an earlier round waiting to be accepted, where no cell is: subject id → indicator → mark. */
  carried: Record<string, Record<string, CarriedMark>>
  /** Subjects whose sheet takes no entries: confirmed by its author or approved by a second person. */
  closed: string[]
  vetoes: VetoRecord[]
}

export interface VetoRecord {
  subjectId: string
  code: string
  note: string
  at: string
  by: string
}

/** Typed text for parts of one indicator; parts not named stay as they are, `''` empties a part. */
export interface Entry {
  subjectId: string
  indicator: string
  texts: Record<string, string>
  reason?: string
}

export interface EnteredCell {
  subjectId: string
  indicator: string
  cell: SheetCell | null
  /** Every part's text before, so that undo is another entry. */
  before: Record<string, string>
  beforeReason: string
}

export interface EnterResult {
  accepted: number
  refused: number
  cleared: number
  cells: EnteredCell[]
  changes: ResultChanges
}

/** What a write made of the results of its round. */
export interface ResultChanges {
  /** Totals-only results of the organizations whose own figures changed. */
  results: OrganizationResult[]
  /** Where others stand now, as `packPlaces` makes it. */
  places: string
}
