import type { SheetCell } from './sheet'
import type { SheetState } from './sheet-status'

export interface CellChangeRecord {
  indicator: string
  before: SheetCell | null
  after: SheetCell | null
  /** In one line: a mark as it is told, a draft's texts joined by “／”, '' for nothing. */
  beforeText: string
  afterText: string
  /** The note with the value after. */
  reason: string
}

interface Occasion {
  /** Names the entry across machines. */
  id: string
  /** ISO time by the clock of the machine it was done on. */
  at: string
  by: string
  /** What was done, e.g. 录入评分, 恢复到以前的版本. */
  action: string
}

/** What one action changed in a sheet, and the sheet's total then: by this sheet's marks alone. */
export type SheetVersion = Occasion & {
  kind: 'version'
  /** From 1, oldest first. */
  number: number
  changes: CellChangeRecord[]
  total: number
}

/** The sheet was confirmed, reviewed or opened again. */
export type SheetStateChange = Occasion & {
  kind: 'state'
  from: SheetState
  to: SheetState
  reason: string
  controlTotal: number | null
}

/** Newest first. */
export type SheetHistory = (SheetVersion | SheetStateChange)[]
