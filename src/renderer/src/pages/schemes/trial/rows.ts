import type { AttributeValue, Indicator } from '@rules'
import { entryParts, type EntryPart } from '@shared/entry'
import type { TrialRow } from './trial'

const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']

/** Blank rows: one, and for a comparison as many as make it one. */
export function blankRows(indicator: Indicator): TrialRow[] {
  return Array.from({ length: indicator.rule.kind === 'cohort' ? 4 : 1 }, (_, index) => blankRow(index))
}

export function blankRow(index: number): TrialRow {
  return { id: `trial ${index}`, name: names[index] ?? `第 ${index + 1} 家`, texts: {}, reason: '', attributes: {} }
}

/** What is typed for a row; nothing when the value comes from the register. */
export function trialParts(indicator: Indicator): EntryPart[] {
  const { rule } = indicator
  return (rule.kind === 'measure' || rule.kind === 'cohort') && rule.quantity.attribute !== undefined ? [] : entryParts(indicator)
}

/** Whether a reason can be called for. */
export function wantsReason({ rule }: Indicator): boolean {
  const parts = rule.kind === 'composite' ? rule.parts.map((part) => part.rule) : [rule]
  return parts.some((each) => each.kind === 'score' && each.needsReason === true)
}

/** A row with one field of the register filled, or blank again. */
export function withAttribute(row: TrialRow, code: string, value: AttributeValue | undefined): TrialRow {
  const others = Object.entries(row.attributes).filter(([each]) => each !== code)
  return { ...row, attributes: Object.fromEntries(value === undefined ? others : [...others, [code, value]]) }
}

export function withText(row: TrialRow, part: string, text: string): TrialRow {
  return { ...row, texts: { ...row.texts, [part]: text } }
}
