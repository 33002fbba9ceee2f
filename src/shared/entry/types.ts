import type { MarkInput } from '@rules'

/** One column of an indicator: what is typed in one cell of the grid. */
export interface EntryPart {
  /** Key of the text in `Entry.texts`. Parts of a composite are joined by `.`. */
  code: string
  title: string
  hint: string
  kind: 'number' | 'count' | 'option' | 'text'
  unit?: string
  options?: { code: string; name: string }[]
  /** Code of the part that takes the number behind a slash: “18/20”. */
  pairedWith?: string
  /** What a number can be at all; the rules check the rest. A whole number of at most 1 is a yes or no. */
  limits?: { whole?: boolean; least?: number; most?: number }
}

/** Typed text by part code; an absent part is blank. */
export type EntryTexts = Record<string, string>

export interface EntryProblem {
  /** A mark error code of the rules, or `incomplete` for what is only half entered. */
  code: string
  message: string
}

/** What typed text means. Blank is missing (`empty`), never 0; a draft is kept and shown but not scored. */
export type EntryReading = { state: 'empty' } | { state: 'mark'; input: MarkInput } | { state: 'draft'; problem: EntryProblem }

/** How one rule is typed, read back and told. One factory per rule kind makes it. */
export interface RuleEntry {
  parts: EntryPart[]
  /** Reads texts of these parts; `mark` means well-formed, not yet accepted by the rules. */
  read(texts: EntryTexts): EntryReading
  /** Canonical texts of an input of this rule's shape; reading them gives the same points. */
  texts(input: MarkInput): EntryTexts
  display(input: MarkInput): string
  /** A sentence on what the rules found (`code`), when it is this rule's input that shows it. */
  fault(input: MarkInput, code: string): string | null
}

/** No text at all. */
export const noTexts: EntryTexts = {}

export const empty: EntryReading = { state: 'empty' }

export function mark(input: MarkInput): EntryReading {
  return { state: 'mark', input }
}

export function draft(code: string, message: string): EntryReading {
  return { state: 'draft', problem: { code, message } }
}
