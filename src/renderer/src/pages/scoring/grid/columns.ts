import type { Indicator, Rule, Scheme } from '@rules'
import { entryParts, type EntryPart } from '@shared/entry'

/** A sheet of the grid: one star, the bonus or the deductions. */
export interface IndicatorGroup {
  code: string
  name: string
  kind: 'star' | 'bonus' | 'deduction'
  indicators: Indicator[]
}

/** One part of one indicator: a column to type in. */
export interface GridColumn {
  indicator: Indicator
  part: EntryPart
  /** Unique over all groups. */
  key: string
  title: string
  /** Pixels. */
  width: number
  align: 'left' | 'right'
  /** The first part of its indicator. */
  first: boolean
  /** A thing that is there or not: a space answers it. */
  yesNo: boolean
}

/** The tabs that are filled in with the grid, in the scheme's order. Several bonus groups share a tab, and so do deductions. */
export function indicatorGroups(scheme: Scheme): IndicatorGroup[] {
  const stars = scheme.stars.map(({ code, name, indicators }): IndicatorGroup => ({ code, name, kind: 'star', indicators }))
  const bonus = (scheme.bonus ?? []).flatMap((group) => group.indicators)
  const deductions = (scheme.deductions ?? []).flatMap((group) => group.indicators)
  const extras: IndicatorGroup[] = [
    { code: 'bonus', name: '加分', kind: 'bonus', indicators: bonus },
    { code: 'deduction', name: '减分', kind: 'deduction', indicators: deductions },
  ]
  return [...stars, ...extras.filter((group) => group.indicators.length > 0)]
}

/** The parts of these indicators as columns. */
export function gridColumns(indicators: readonly Indicator[]): GridColumn[] {
  return indicators.flatMap((indicator) => {
    const parts = entryParts(indicator)
    const least = Math.ceil(indicatorWidth(indicator) / parts.length)
    return parts.map((part, index): GridColumn => ({
      indicator,
      part,
      key: `${indicator.code}/${part.code}`,
      title: part.title,
      width: Math.max(least, partWidth(part)),
      align: part.kind === 'number' || part.kind === 'count' ? 'right' : 'left',
      first: index === 0,
      yesNo: isYesNo(indicator.rule, part.code),
    }))
  })
}

function isYesNo(rule: Rule, part: string): boolean {
  if (rule.kind === 'tally') return rule.items.some(({ code, once }) => code === part && once === true)
  return rule.kind === 'composite' && rule.parts.some(({ code, rule: inner }) => part.startsWith(`${code}.`) && isYesNo(inner, part.slice(code.length + 1)))
}

/** Heading of an indicator over its parts. */
export function indicatorTitle(indicator: Indicator): string {
  return `${indicator.name}（${indicator.fullScore} 分）`
}

const wide = 14
const padding = 20

/** Width of text at 14 px: a Chinese character is as wide as it is high, other characters a little over half. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffff]/.test(character) ? wide : wide * 0.56), 0)
}

/** An indicator's heading may wrap to two lines. */
function indicatorWidth(indicator: Indicator): number {
  return Math.min(220, textWidth(indicatorTitle(indicator)) / 2 + padding + 2 * wide)
}

function partWidth(part: EntryPart): number {
  const longest = Math.max(0, ...(part.options ?? []).map((option) => textWidth(option.name)))
  if (part.kind === 'text') return 180
  const title = textWidth(part.title)
  const heading = padding + (title > 4 * wide ? title / 2 + wide : title)
  if (part.kind === 'option') return Math.round(Math.min(180, Math.max(84, longest + padding + 16, heading)))
  return Math.round(Math.min(120, Math.max(64, heading)))
}
