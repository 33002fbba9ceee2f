import type { AttributeValue } from '@rules'
import type { Fields } from '@shared/domain/subject'

/** What the derived attributes of a subject in one round depend on besides the register. */
export interface AttributeContext {
  /** Last day of the round, ISO. */
  endsOn: string
  /** Whether the subject took part in the round before. */
  tookPartBefore: boolean
}

const enterpriseKinds = ['非公企业', '新业态']
const newcomerMonths = 6

/** First day a register date can mean: `2015`, `2015-03` or `2015-03-01`. */
function firstDay(date: string): string {
  return date + '-01-01'.slice(Math.max(0, date.length - 4))
}

/** The same day some months later, or the last day of that month where it has no such day. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay.getUTCDate())))
  return later.toISOString().slice(0, 10)
}

/**
 * Attributes a scheme's conditions may name that no register column holds (register-fields.md). `provincialHonour` is not
 * among them: it depends on marks.
 *
 * - `enterprise`: 单位类别 is 非公企业 or 新业态
 * - `newcomer`: founded less than six months before the round's last day; a date given as year or month counts from its first
 *   day, so that nobody is left ungraded because of a coarse date; absent without a date
 * - `firstTime`: neither part of the round before, nor with a level of an earlier one in the register
 */
export function derivedAttributes(fields: Fields, { endsOn, tookPartBefore }: AttributeContext): Record<string, AttributeValue> {
  const derived: Record<string, AttributeValue> = {
    enterprise: typeof fields.unitKind === 'string' && enterpriseKinds.includes(fields.unitKind),
    firstTime: !tookPartBefore && typeof fields.previousLevel !== 'number',
  }
  if (typeof fields.founded === 'string' && fields.founded !== '') derived.newcomer = monthsLater(firstDay(fields.founded), newcomerMonths) > endsOn
  return derived
}

/** What a round keeps of a subject: its register fields and the derived attributes. */
export function roundAttributes(fields: Fields, context: AttributeContext): Record<string, AttributeValue> {
  return { ...fields, ...derivedAttributes(fields, context) }
}
