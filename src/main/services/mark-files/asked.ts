import type { Indicator, Rule, Scheme } from '@rules'
import { entryTexts, type EntryPart } from '@shared/entry'
import type { FormCheck } from '../../spreadsheet/write/form'
import { fromRegister, scoredAt } from '../scoring/due-cells'

/** A star, a bonus or a deduction group with what a stage scores of it. */
export interface AskedGroup {
  name: string
  /** Null for extras without a limit. */
  fullScore: number | null
  indicators: Indicator[]
}

/** What a stage scores, in the scheme's order; groups without anything are left out. */
export function askedGroups(scheme: Scheme, stage: string | null): AskedGroup[] {
  const groups = [
    ...scheme.stars.map(({ name, fullScore, indicators }) => ({ name, fullScore, indicators })),
    ...(scheme.bonus ?? []).map(({ name, cap, indicators }) => ({ name: named('加分', name), fullScore: cap ?? null, indicators })),
    ...(scheme.deductions ?? []).map(({ name, cap, indicators }) => ({ name: named('减分', name), fullScore: cap ?? null, indicators })),
  ]
  return groups.map((group) => ({ ...group, indicators: group.indicators.filter((indicator) => scoredAt(indicator, stage ?? '')) })).filter(({ indicators }) => indicators.length > 0)
}

function named(kind: string, name: string): string {
  return name.includes(kind) ? name : `${kind}：${name}`
}

/** What a part's column or line is called, with its unit where the title does not say it. */
export function partTitle({ title, kind, unit }: EntryPart): string {
  return kind !== 'number' || unit === undefined || unit === '分' || title.includes(unit) ? title : `${title}（${unit}）`
}

/** The word for “not applicable” where it is typed: in the first part, of indicators that take it. */
export function notApplicableWord(indicator: Indicator, part: EntryPart): string | null {
  return indicator.notApplicable === undefined ? null : (entryTexts(indicator, { notApplicable: true })[part.code] ?? null)
}

/** A part that happened or not is ticked. */
export function isTick({ kind, limits }: EntryPart): boolean {
  return kind === 'count' && limits?.whole === true && limits.most === 1
}

/** What a part's cell asks for and checks. */
export function checkOf(indicator: Indicator, part: EntryPart): FormCheck {
  const word = notApplicableWord(indicator, part)
  const words = word === null ? [] : [word]
  const prompt = `${part.hint}${word === null || fromRegister(indicator) ? '' : `；不适用填“${word}”`}`
  if (fromRegister(indicator)) return word === null ? { prompt } : { prompt, choices: words }
  if (part.options) return { prompt, choices: [...part.options.map(({ name }) => name), ...words] }
  if (isTick(part)) return { prompt, choices: ['√', '×', ...words] }
  return part.kind === 'text' ? { prompt } : { prompt, number: { ...part.limits, words } }
}

/** A canonical text as it stands in a form: a tick as a tick, a number as a number. */
export function formValue(part: EntryPart, text: string): string | number {
  if (isTick(part) && (text === '1' || text === '0')) return text === '1' ? '√' : '×'
  return part.kind !== 'text' && part.kind !== 'option' && /^-?\d{1,15}(\.\d{1,4})?$/.test(text) ? Number(text) : text
}

/** Whether a mark of this rule says why. */
export function needsReason(rule: Rule): boolean {
  return rule.kind === 'composite' ? rule.parts.some((part) => needsReason(part.rule)) : rule.kind === 'score' && rule.needsReason === true
}
