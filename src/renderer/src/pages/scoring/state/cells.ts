import type { CompiledScheme, Indicator } from '@rules'
import type { CarriedMark } from '@shared/domain/carry-over'
import type { Entry, SheetCell } from '@shared/domain/sheet'
import { entryTexts, readEntry, type EntryReading, type EntryTexts } from '@shared/entry'

/** What stands in a cell. `half` and `refused` are kept and shown, never scored. */
export type CellContent = 'missing' | 'mark' | 'marked-not-applicable' | 'half' | 'refused'
/** `saved` only after the reply. */
export type CellSave = 'saved' | 'saving' | 'failed'
/**
 * Why nothing can be typed: the scheme says it does not concern the organization, another stage scores it, the round is
 * finished, the sheet is confirmed, a received task does not give it.
 */
export const cellLocks = ['not-applicable', 'stage', 'finished', 'closed', 'beyond-task'] as const
export type CellLock = (typeof cellLocks)[number]

/** One indicator of one organization as the page shows it. */
export interface CellView {
  /** Text by part, with what is typed but not yet saved. */
  texts: EntryTexts
  reason: string
  content: CellContent
  save: CellSave
  lock: CellLock | null
  /** Why it is refused or what is still to be filled in. */
  problem: string | null
  /** A mark of an earlier round that waits to be accepted, where nothing is entered. */
  carried: CarriedMark | null
  /** ISO time and evaluator of what is saved. */
  at: string | null
  by: string | null
}

const textsOfSaved = new WeakMap<SheetCell, EntryTexts>()

/** Text by part of a committed cell. */
export function savedTexts(indicator: Indicator, cell: SheetCell | undefined): EntryTexts {
  if (!cell) return {}
  if (cell.state === 'draft') return cell.texts
  const known = textsOfSaved.get(cell)
  if (known) return known
  const texts = entryTexts(indicator, cell.input)
  textsOfSaved.set(cell, texts)
  return texts
}

/** What is typed in a cell: its texts and its reason. */
export interface Typed {
  texts: EntryTexts
  reason: string
}

/** A cell once an entry is applied: parts not named stay, `''` empties a part. Emptying a cell takes its reason along. */
export function withEntry(before: Typed, entry: Pick<Entry, 'texts' | 'reason'>): Typed {
  const texts = { ...before.texts, ...entry.texts }
  const blank = Object.values(texts).every((text) => text.trim() === '')
  return { texts, reason: entry.reason ?? (blank ? '' : before.reason) }
}

export interface CellSources {
  scheme: CompiledScheme
  indicator: Indicator
  stage: string | null
  saved: SheetCell | undefined
  pending: readonly Entry[]
  /** Sending has stopped. */
  failed: boolean
  lock: CellLock | null
  carried: CarriedMark | null
}

export function viewCell({ scheme, indicator, stage, saved, pending, failed, lock, carried: waiting }: CellSources): CellView {
  const { texts, reason } = pending.reduce<Typed>(withEntry, { texts: savedTexts(indicator, saved), reason: saved?.reason ?? '' })
  const blank = saved === undefined && Object.values(texts).every((text) => text === '')
  const common = { texts, reason, lock, carried: blank ? waiting : null, save: savedState(pending, failed), at: saved?.at ?? null, by: saved?.by ?? null }
  if (pending.length > 0) return { ...common, ...contentOf(readEntry(scheme, { indicator: indicator.code, role: stage }, texts, reason)) }
  if (!saved) return { ...common, content: 'missing', problem: null }
  if (saved.state === 'mark') return { ...common, ...contentOf({ state: 'mark', input: saved.input }) }
  return { ...common, ...contentOf({ state: 'draft', problem: saved.problem }) }
}

function savedState(pending: readonly Entry[], failed: boolean): CellSave {
  if (pending.length === 0) return 'saved'
  return failed ? 'failed' : 'saving'
}

/** How a reading is shown. */
export function contentOf(reading: EntryReading): { content: CellContent; problem: string | null } {
  if (reading.state === 'empty') return { content: 'missing', problem: null }
  if (reading.state === 'mark') return { content: 'notApplicable' in reading.input ? 'marked-not-applicable' : 'mark', problem: null }
  return { content: reading.problem.code === 'incomplete' ? 'half' : 'refused', problem: reading.problem.message }
}
