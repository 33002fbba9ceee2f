import type { AttributeValue } from '@rules'

/** A sheet of a workbook as first read: where the header seems to be, and which column seems to be which field. */
export interface ImportSheet {
  name: string
  hidden: boolean
  rowCount: number
  /** 1-based row of the header, null when none was recognised. */
  headerRow: number | null
  /** Titles in the header row, by column; `''` for an untitled one. */
  columns: { letter: string; title: string; samples: string[] }[]
  /** Field code by column index, null for a column left out. */
  mapping: (string | null)[]
  /** Whether the mapping was remembered from an earlier import of the same header. */
  remembered: boolean
  /** The first rows as text, to choose another header row from. */
  head: string[][]
}

export interface ImportSource {
  importId: string
  fileName: string
  /** For text files: the encoding that was recognised. */
  encoding: string | null
  sheets: ImportSheet[]
  /** Index of the sheet that most looks like a register. */
  suggestedSheet: number
}

export type CellSeverity = 'error' | 'warning' | 'note'

/** What was found in one cell. An error blocks that value (the cell stays empty when the row is imported), a warning does not, a note tells a normalisation. */
export interface CellFinding {
  severity: CellSeverity
  code: string
  message: string
}

export interface ImportCell {
  /** As it stands in the file. */
  raw: string
  value: AttributeValue | null
  findings: CellFinding[]
}

export type RowAction = 'create' | 'update' | 'skip'

export interface ImportRow {
  /** 1-based row number in the file. */
  row: number
  /** Keyed by field code. */
  cells: Record<string, ImportCell>
  /** Findings that belong to the row as a whole, such as a missing name. */
  findings: CellFinding[]
  match:
    | { kind: 'new' }
    | { kind: 'same'; subjectId: string }
    | { kind: 'update'; subjectId: string; by: 'creditCode' | 'name'; changes: { field: string; before: AttributeValue | null; after: AttributeValue | null }[] }
    | { kind: 'duplicate-in-file'; firstRow: number; by: 'creditCode' | 'name' }
  /** What will be done unless the user chooses otherwise. */
  action: RowAction
  /** What may be chosen. */
  actions: RowAction[]
}

export interface ImportPreview {
  importId: string
  /** Fields in column order. */
  fields: { code: string; name: string; column: string }[]
  rows: ImportRow[]
  /** Rows left out and why: empty, totals, signatures, repeated headers. */
  omitted: { row: number; reason: string; text: string }[]
  counts: { create: number; update: number; same: number; skip: number; errors: number; warnings: number; notes: number }
}

export interface ImportResult {
  created: number
  updated: number
  unchanged: number
  skipped: number
  /** Names of tags and townships that were new. */
  newTownships: string[]
}
