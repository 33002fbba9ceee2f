import { compact, excerpt, isDash, isNoneWord } from '../clean-text'
import { note, nothing, refused, understood, warning, type Reading } from '../finding'

/** How a number field is to be read. `unit` is the one it is stored in. */
export interface NumberRule {
  whole?: boolean
  unit?: '万元'
}

const countUnits = /(?:人|名|个|家|户|次|项|件|条|处|间|位)(?:左右|以上)?$/u
const amountFactors: Record<string, number> = { 万元: 1, 万: 1, 亿元: 10_000, 亿: 10_000, 元: 0.0001 }
const largest = 1e12

/** Factor from the unit in a column title, such as “产值（亿元）”, to 万元; 1 where the title names none. */
export function titleFactor(title: string): number {
  const unit = /[(（[【]\s*(?:单位[:：])?\s*(万元|亿元|元)\s*[)）\]】]/u.exec(title)?.[1]
  return unit === undefined ? 1 : (amountFactors[unit] ?? 1)
}

/** Reads a number typed as text or as a number: full-width digits, thousands separators and a unit behind it are accepted. */
export function readNumberValue(content: string | number, rule: NumberRule = {}, factor = 1): Reading {
  if (typeof content === 'number') return checked(content * factor, rule, [])
  const raw = compact(content)
  if (raw === '') return nothing
  if (isDash(content)) return understood(null, note('blank-word', `“${excerpt(content)}”按未填处理`))
  if (isNoneWord(content)) return understood(null, warning('none-word', `“${excerpt(content)}”不明确，按未填处理；如为 0，请填 0`))
  const { digits, scale, unit } = withoutUnit(raw, rule)
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits) ? digits.replaceAll(',', '') : digits
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(E[+-]?\d{1,3})?$/i.test(plain)) return refused('not-a-number', `“${excerpt(content)}”不是数字，没有导入这一格`)
  const findings = unit !== '' ? [note('unit-removed', `去掉了单位“${unit}”`)] : /[０-９．，]/u.test(content) ? [note('full-width', '全角数字已改为半角')] : []
  return checked(Number(plain) * (unit === '' ? factor : scale), rule, findings)
}

function withoutUnit(raw: string, rule: NumberRule): { digits: string; scale: number; unit: string } {
  if (rule.unit) {
    const unit = Object.keys(amountFactors).find((candidate) => raw.endsWith(candidate)) ?? ''
    return { digits: raw.slice(0, raw.length - unit.length), scale: amountFactors[unit] ?? 1, unit }
  }
  const unit = (rule.whole ? countUnits : /(?:%|人|名|个|家|户|次|项|件|条|处|元|万元)$/u).exec(raw)?.[0] ?? ''
  return { digits: raw.slice(0, raw.length - unit.length), scale: 1, unit }
}

function checked(value: number, rule: NumberRule, findings: Reading['findings']): Reading {
  if (!Number.isFinite(value) || Math.abs(value) > largest) return refused('number-too-large', '数字过大，没有导入这一格')
  if (rule.whole && value < 0) return refused('number-negative', '这一栏不能是负数，没有导入这一格')
  if (rule.whole && !Number.isInteger(value)) return refused('not-whole', '这一栏应为整数，没有导入这一格')
  const rounded = Math.round(value * 10_000) / 10_000
  const exact = Math.abs(rounded - value) <= 1e-9 * Math.max(1, Math.abs(value))
  return understood(rounded === 0 ? 0 : rounded, ...findings, ...(exact ? [] : [note('rounded', '小数超过 4 位，已四舍五入')]))
}
