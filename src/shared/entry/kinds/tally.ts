import type { TallyItem, TallyRule } from '@rules'
import { isBlank, readCount } from '../text'
import { draft, empty, mark, type RuleEntry } from '../types'

/** 情形与计次: one count per item. Blank items count nothing; one with a required number must be given. */
export function tallyEntry(rule: TallyRule): RuleEntry {
  return {
    parts: rule.items.map((item) => ({ code: item.code, title: item.name, hint: hintOf(item), kind: 'count', unit: item.once ? undefined : '次', limits: { whole: true, least: 0, most: item.once ? 1 : undefined } })),
    read(texts) {
      const items: Record<string, number> = {}
      const lacking: string[] = []
      for (const item of rule.items) {
        const text = texts[item.code]
        if (text === undefined || isBlank(text)) {
          if (item.required !== undefined) lacking.push(item.name)
          continue
        }
        const reading = readCount(text, item.once === true)
        if (!reading.ok) return draft(reading.code, `${item.name}：${reading.message}`)
        items[item.code] = reading.value
      }
      if (Object.keys(items).length === 0) return empty
      return lacking.length > 0 ? draft('incomplete', `还没有填：${lacking.join('、')}`) : mark({ items })
    },
    texts(input) {
      if (!('items' in input)) return {}
      // A mark without any item is “none of these happened”: written as zeros, since blank would read as missing.
      const none = Object.keys(input.items).length === 0
      return Object.fromEntries(rule.items.filter(({ code }) => none || code in input.items).map(({ code }) => [code, String(input.items[code] ?? 0)]))
    },
    display(input) {
      if (!('items' in input)) return ''
      const told = rule.items.filter(({ code, required }) => required !== undefined || (input.items[code] ?? 0) !== 0)
      return told.length === 0 ? '均为 0' : told.map(({ code, name, once }) => (once ? name : `${name} ${input.items[code] ?? 0}`)).join('，')
    },
    fault(input, code) {
      if (!('items' in input)) return null
      for (const item of rule.items) {
        const count = input.items[item.code]
        if (count === undefined) continue
        if (code === 'out-of-range' && count < 0) return `${item.name}：不能小于 0`
        if (code === 'out-of-range' && item.once && count > 1) return `${item.name}：只能填 0 或 1`
        if ((code === 'not-integer' || code === 'too-many-decimals') && !Number.isInteger(count)) return `${item.name}：应为整数`
      }
      return null
    },
  }
}

function hintOf(item: TallyItem): string {
  if (item.once) return `有填 1 或 √，没有填 0 或 ×；有则 ${signed(item.points)} 分`
  if (item.required !== undefined) return `填实有次数，应有 ${item.required} 次；每少 1 次 ${signed(item.points)} 分`
  if (item.ladder !== undefined) return `填次数；依次为 ${item.ladder.map(signed).join('、')} 分`
  return `填次数；每次 ${signed(item.points)} 分${item.limit === undefined ? '' : `，最多 ${item.limit} 分`}`
}

/** Positive effects are told without a sign: in a deduction group they are what is taken off. */
function signed(points: number): string {
  return points < 0 ? `扣 ${-points}` : String(points)
}
