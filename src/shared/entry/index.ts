/**
 * Between typed text and marks: which columns an indicator has, what their texts mean, and how a mark is written back.
 * The grid, the services and imports use the same functions.
 */
import type { Indicator, MarkInput } from '@rules'
import { optionNames } from './read'
import { ruleEntry } from './rule-entry'
import { notApplicableTexts } from './text'
import type { EntryPart, EntryTexts } from './types'

export { schemeIndicator, schemeIndicators } from './indicators'
export { splitPair } from './pair'
export { readEntry } from './read'
export type { EntryPart, EntryReading, EntryTexts } from './types'

/** The columns of an indicator, in order; at least one. */
export function entryParts(indicator: Indicator): EntryPart[] {
  return ruleEntry(indicator).parts
}

/** Canonical texts of a mark: reading them gives the same mark. Blank parts are left out. The reason is not among them. */
export function entryTexts(indicator: Indicator, input: MarkInput): EntryTexts {
  const entry = ruleEntry(indicator)
  if (!('notApplicable' in input)) return entry.texts(input)
  const [first] = entry.parts
  const [word] = notApplicableTexts(optionNames(entry))
  return first && word !== undefined ? { [first.code]: word } : {}
}

/** A mark in one line of Chinese, for lists and comparisons. The reason is not part of it. */
export function markText(indicator: Indicator, input: MarkInput): string {
  return 'notApplicable' in input ? '不适用' : ruleEntry(indicator).display(input)
}
