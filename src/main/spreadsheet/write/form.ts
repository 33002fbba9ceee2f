/**
 * A form for people to fill in: what stands on its sheets, free of any file format. `writeForm` makes a workbook of it. Only
 * input cells can be typed in; sheets are protected without a password.
 */
import type { CellValue } from '@shared/paper/table'

/** How a cell looks and behaves: `input` takes what is typed, `closed` looks like one that takes nothing. */
export type FormLook = 'title' | 'line' | 'head' | 'label' | 'centre' | 'small' | 'input' | 'input-centre' | 'closed' | 'hidden'

export interface FormCell {
  value: CellValue
  look: FormLook
}

export interface FormRow {
  /** Points. */
  height?: number
  hidden?: boolean
  /** By column; null is nothing at all. */
  cells: (FormCell | null)[]
}

/** What an input cell is asked for, in one sentence, and what the spreadsheet program checks while it is typed. */
export interface FormCheck {
  prompt: string
  /** Offered in a list; nothing else can be typed. */
  choices?: string[]
  /** A number within these limits, or one of these words; anything else is asked about, since an import may understand it. */
  number?: { whole?: boolean; least?: number; most?: number; words: string[] }
}

/** 1-based, inclusive. */
export interface FormArea {
  top: number
  left: number
  bottom: number
  right: number
}

export interface FormSheet {
  name: string
  columns: { width: number; hidden?: boolean }[]
  rows: FormRow[]
  merges: FormArea[]
  checks: { area: FormArea; check: FormCheck }[]
  /** Columns and rows that stay in sight. */
  frozen: { columns: number; rows: number }
  print: { paper: 'A4' | 'A3'; orientation: 'portrait' | 'landscape'; /** Rows repeated on every page. */ titleRows: [number, number]; titleColumns?: [string, string] | undefined; /** Pages across. */ pagesWide: number }
}
