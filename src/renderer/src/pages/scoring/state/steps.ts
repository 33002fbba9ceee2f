import type { Entry, EnteredCell } from '@shared/domain/sheet'
import type { CellView } from './cells'
import type { SheetAt } from './save-queue'

/** One user action as undo sees it. */
export type Step = MarksStep | VetoStep

/** What an action wrote and what stood there before. */
export interface MarksStep {
  kind: 'marks'
  /** The action that wrote it first. */
  action: number
  at: SheetAt
  written: Entry[]
  /** Entries that restore every text and reason as it was. */
  before: Entry[]
}

/** A veto noted, reworded or lifted: its note before and after, null where it does not hold. */
export interface VetoStep {
  kind: 'veto'
  subjectId: string
  code: string
  before: string | null
  after: string | null
}

/** The entry that brings a cell back to how it is now. */
export function restoringEntry(entry: Entry, view: CellView): Entry {
  const emptied = Object.fromEntries(Object.keys(entry.texts).map((part) => [part, '']))
  return { subjectId: entry.subjectId, indicator: entry.indicator, texts: { ...emptied, ...view.texts }, reason: view.reason }
}

/** What stood there by the reply replaces what the page believed: another window may have written in between. */
export function withReply(step: MarksStep, cells: readonly EnteredCell[]): MarksStep {
  const known = new Map(cells.map((cell) => [`${cell.subjectId}/${cell.indicator}`, cell]))
  return {
    ...step,
    before: step.before.map((entry) => {
      const cell = known.get(`${entry.subjectId}/${entry.indicator}`)
      if (!cell) return entry
      const emptied = Object.fromEntries(Object.keys(entry.texts).map((part) => [part, '']))
      return { ...entry, texts: { ...emptied, ...cell.before }, reason: cell.beforeReason }
    }),
  }
}
