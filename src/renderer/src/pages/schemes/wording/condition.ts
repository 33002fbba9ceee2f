/** Conditions of a scheme in plain words. */
import type { Condition, Scheme } from '@rules'
import { schemeIndicator } from '@shared/entry'
import { percentOf, plain, points } from './number'

type AttributeCondition = Extract<Condition, { attribute: string }>

/** One condition: “标签含“双管””, “党员数不低于 7”, “总分不低于 90 分”; parts joined by 且 and 或. */
export function conditionText(scheme: Scheme, condition: Condition): string {
  if ('all' in condition) return condition.all.map((each) => nested(scheme, each)).join('，且')
  if ('any' in condition) return condition.any.map((each) => nested(scheme, each)).join('，或')
  if ('not' in condition) return notText(scheme, condition.not)
  if ('attribute' in condition) return attributeText(scheme, condition)
  if ('total' in condition) return `总分${rangeText(condition.total, points)}`
  if ('star' in condition) return `${starName(scheme, condition.star)}${condition.lit ? '已点亮' : '未点亮'}`
  return `${indicatorSubject(scheme, condition)}${rangeText(condition, condition.of === 'points' ? points : percentOf)}`
}

function indicatorSubject(scheme: Scheme, { indicator, of }: Extract<Condition, { indicator: string }>): string {
  return `“${schemeIndicator(scheme, indicator)?.name ?? indicator}”${of === 'points' ? '得分' : '得分率'}`
}

function attributeName(scheme: Scheme, { attribute }: AttributeCondition): string {
  return scheme.attributes.find((each) => each.code === attribute)?.name ?? attribute
}

/** A star by its name, by its code when the scheme does not know it. */
export function starName(scheme: Scheme, code: string): string {
  return scheme.stars.find((star) => star.code === code)?.name ?? code
}

function nested(scheme: Scheme, condition: Condition): string {
  const text = conditionText(scheme, condition)
  return 'all' in condition || 'any' in condition ? `（${text}）` : text
}

function notText(scheme: Scheme, condition: Condition): string {
  if ('attribute' in condition && 'in' in condition && isBoolean(scheme, condition)) {
    return attributeText(scheme, { ...condition, in: condition.in.map((value) => value !== true) })
  }
  return `不属于“${conditionText(scheme, condition)}”的情况`
}

function isBoolean(scheme: Scheme, { attribute }: AttributeCondition): boolean {
  return scheme.attributes.find((each) => each.code === attribute)?.type === 'boolean'
}

function attributeText(scheme: Scheme, condition: AttributeCondition): string {
  const name = attributeName(scheme, condition)
  if ('in' in condition && name.startsWith('是否') && condition.in.length === 1) return name.replace('是否', condition.in[0] === true ? '是' : '不是')
  if ('in' in condition) return `${name}为${condition.in.map(valueText).join('、')}`
  if ('has' in condition) return `${name}含“${condition.has}”`
  return `${name}${rangeText(condition, plain)}`
}

function valueText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '“是”' : '“否”'
  return typeof value === 'number' ? plain(value) : `“${value}”`
}

function rangeText({ atLeast, below }: { atLeast?: number; below?: number }, write: (value: number) => string): string {
  const parts = [atLeast === undefined ? '' : `不低于 ${write(atLeast)}`, below === undefined ? '' : `低于 ${write(below)}`]
  return parts.filter((part) => part !== '').join('且') || '不限'
}
