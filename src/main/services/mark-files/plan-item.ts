import type { Indicator } from '@rules'
import type { MarkItem } from '@shared/domain/mark-import'
import type { Entry, SheetCell } from '@shared/domain/sheet'
import { entryParts, entryTexts, markText, readEntry, splitPair, type EntryReading, type EntryTexts } from '@shared/entry'
import { reasonOf, textsOf } from '../scoring/enter'
import type { FilledIndicator } from './read/filled'
import type { StageStanding } from './standing'

type Judged = Pick<MarkItem, 'outcome' | 'before' | 'after' | 'message' | 'keepable'>

/** What importing one filled indicator does, and what it writes; no entry where nothing may be written. */
export function planItem(standing: StageStanding, indicator: Indicator, filled: FilledIndicator): { judged: Judged; entry: Entry | null } {
  const present = standing.cellsOf(filled.subjectId)[indicator.code]
  const before = contentText(indicator, present)
  const typed = Object.values(filled.texts).join('、')
  if (filled.problem !== null) return { judged: { outcome: 'refused', before, after: typed, message: filled.problem, keepable: false }, entry: null }
  const entry: Entry = { subjectId: filled.subjectId, indicator: indicator.code, texts: entryOver(indicator, present, withPairs(indicator, filled.texts)), ...(filled.reason === undefined ? {} : { reason: filled.reason }) }
  const texts = { ...textsOf(indicator, present), ...entry.texts }
  const reason = filled.reason ?? reasonOf(present)
  const reading = readEntry(standing.loaded.compiled, { indicator: indicator.code, role: standing.stage }, texts, reason)
  const after = reading.state === 'mark' ? withReason(markText(indicator, reading.input), reason) : withReason(partsText(indicator, texts), reason)
  if (isSame(indicator, present, reading, texts, reason)) return { judged: { outcome: 'same', before, after, message: '', keepable: false }, entry: null }
  const closed = standing.closed(filled.subjectId, indicator.code)
  if (closed !== null) return { judged: { outcome: 'closed', before, after, message: closed, keepable: false }, entry: null }
  if (reading.state === 'mark') return { judged: { outcome: present ? 'changed' : 'new', before, after, message: '', keepable: false }, entry }
  // A refused text never takes the place of a mark that counts.
  const keepable = present?.state !== 'mark'
  return { judged: { outcome: 'refused', before, after, message: reading.state === 'draft' ? reading.problem.message : '没有填评分', keepable }, entry: keepable ? entry : null }
}

/** “18/20” in the first of two numbers is both, unless the second stands in its own cell. */
function withPairs(indicator: Indicator, typed: EntryTexts): EntryTexts {
  const texts = { ...typed }
  for (const part of entryParts(indicator)) {
    const split = Object.entries(splitPair(part, typed[part.code] ?? ''))
    if (split.length > 1 && split.slice(1).every(([code]) => typed[code] === undefined)) Object.assign(texts, Object.fromEntries(split))
  }
  return texts
}

/** The texts to enter: where “not applicable” comes or goes, the other parts are emptied with it. */
function entryOver(indicator: Indicator, present: SheetCell | undefined, typed: EntryTexts): EntryTexts {
  const was = present?.state === 'mark' && 'notApplicable' in present.input
  const [first, ...others] = entryParts(indicator)
  const words = Object.values(entryTexts(indicator, { notApplicable: true }))
  const is = first !== undefined && Object.keys(typed).length === 1 && words.includes(typed[first.code] ?? '')
  if (!first || Object.keys(typed).length === 0) return typed
  if (was) return { [first.code]: '', ...typed }
  return is ? { ...Object.fromEntries(others.map(({ code }) => [code, ''])), ...typed } : typed
}

function isSame(indicator: Indicator, present: SheetCell | undefined, reading: EntryReading, texts: EntryTexts, reason: string): boolean {
  if (!present) return reading.state === 'empty'
  if (reasonOf(present) !== reason) return false
  // As it is told: a count of 0 that is typed and one that is left out say the same.
  if (present.state === 'mark') return reading.state === 'mark' && markText(indicator, reading.input) === markText(indicator, present.input)
  return reading.state === 'draft' && entryParts(indicator).every(({ code }) => (present.texts[code] ?? '') === (texts[code] ?? ''))
}

function contentText(indicator: Indicator, cell: SheetCell | undefined): string {
  if (!cell) return ''
  return withReason(cell.state === 'mark' ? markText(indicator, cell.input) : `${partsText(indicator, cell.texts)}（未计分）`, reasonOf(cell))
}

function partsText(indicator: Indicator, texts: EntryTexts): string {
  const parts = entryParts(indicator).filter(({ code }) => (texts[code] ?? '') !== '')
  return parts.map(({ code, title }) => (entryParts(indicator).length === 1 ? (texts[code] ?? '') : `${title} ${texts[code] ?? ''}`)).join('，')
}

function withReason(text: string, reason: string): string {
  return reason === '' ? text : `${text}${text === '' ? '' : '；'}说明：${reason}`
}
