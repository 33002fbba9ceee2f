import type { Quantity } from '@rules'
import { hasTooManyDecimals, isBlank, readNumber } from '../text'
import { draft, empty, mark, noTexts, type EntryPart, type RuleEntry } from '../types'

/** The number of a measure or cohort rule: one value, or two numbers to be divided or subtracted. */
export function quantityEntry(quantity: Quantity): RuleEntry {
  if (quantity.attribute !== undefined) return registerEntry
  return quantity.of === 'value' ? valueEntry(quantity) : pairEntry(quantity, pairs[quantity.of])
}

const pairs = {
  share: { titles: ['符合数', '总数'], hints: ['其中符合的数（分子）', '总数（分母）'] },
  growth: { titles: ['本期', '上期'], hints: ['本期数', '上期数，须大于 0'] },
  difference: { titles: ['本期', '上期'], hints: ['本期数', '上期数，从本期数中减去'] },
} as const

/** Read from the register: nothing to type but that it does not apply. */
const registerEntry: RuleEntry = {
  parts: [{ code: 'value', title: '取自台账', hint: '数值取自台账，只可填“不适用”', kind: 'text' }],
  read: (texts) => (isBlank(texts['value']) ? empty : draft('wrong-shape', '数值取自台账，只可填“不适用”')),
  texts: () => noTexts,
  display: () => '',
  fault: () => null,
}

function valueEntry(quantity: Quantity): RuleEntry {
  const { unit } = quantity
  return {
    parts: [{ code: 'value', title: '数值', hint: unit === undefined ? '填数值' : `填数值，单位：${unit}`, kind: 'number', unit }],
    read(texts) {
      const text = texts['value']
      if (text === undefined || isBlank(text)) return empty
      const reading = readNumber(text, unit === undefined ? [] : [unit, `个${unit}`])
      return reading.ok ? mark({ value: reading.value }) : draft(reading.code, reading.message)
    },
    texts: (input) => ('value' in input ? { value: String(input.value) } : noTexts),
    display: (input) => ('value' in input ? `${input.value}${unit === undefined ? '' : ` ${unit}`}` : ''),
    fault(input, code) {
      if (!('value' in input)) return null
      return code === 'too-many-decimals' && hasTooManyDecimals(input.value) ? '最多 4 位小数' : null
    },
  }
}

function pairEntry(quantity: Quantity, { titles, hints }: { titles: readonly [string, string]; hints: readonly [string, string] }): RuleEntry {
  // “%” is the unit of what the two numbers give, not theirs.
  const unit = quantity.unit === '%' ? undefined : quantity.unit
  const suffixes = unit === undefined ? [] : [unit, `个${unit}`]
  const part = (code: string, at: 0 | 1): EntryPart => ({ code, title: titles[at], hint: hints[at] + (unit === undefined ? '' : `，单位：${unit}`), kind: 'number', unit, limits: quantity.of === 'share' ? { least: 0 } : undefined })
  return {
    parts: [{ ...part('a', 0), pairedWith: 'b' }, part('b', 1)],
    read(texts) {
      const [a, b] = [texts['a'] ?? '', texts['b'] ?? '']
      if (isBlank(a) && isBlank(b)) return empty
      const first = isBlank(a) ? null : readNumber(a, suffixes)
      if (first && !first.ok) return draft(first.code, `${titles[0]}：${first.message}`)
      const second = isBlank(b) ? null : readNumber(b, suffixes)
      if (second && !second.ok) return draft(second.code, `${titles[1]}：${second.message}`)
      if (!first) return draft('incomplete', `还没有填：${titles[0]}`)
      if (!second) return draft('incomplete', `还没有填：${titles[1]}`)
      return mark({ parts: [first.value, second.value] })
    },
    texts: (input) => ('parts' in input ? { a: String(input.parts[0]), b: String(input.parts[1]) } : noTexts),
    display: (input) => ('parts' in input ? (quantity.of === 'share' ? `${input.parts[0]}/${input.parts[1]}` : `${titles[0]} ${input.parts[0]}，${titles[1]} ${input.parts[1]}`) : ''),
    fault(input, code) {
      if (!('parts' in input)) return null
      const [a, b] = input.parts
      if (code === 'too-many-decimals') {
        if (hasTooManyDecimals(a)) return `${titles[0]}：最多 4 位小数`
        return hasTooManyDecimals(b) ? `${titles[1]}：最多 4 位小数` : null
      }
      if (code === 'division-by-zero' && b === 0) return `${titles[1]}为 0，不能计算`
      if (code !== 'out-of-range') return null
      if (quantity.of === 'share' && a < 0) return `${titles[0]}：不能小于 0`
      if (b < 0) return `${titles[1]}：不能小于 0`
      return quantity.of === 'share' && a > b ? `${titles[0]}不能多于${titles[1]} ${b}` : null
    },
  }
}
