import type { TallyItem, TallyRule } from '@rules'
import { choiceText, isBlank, normalize, readChoice, shorten } from '../text'
import { draft, empty, mark, noTexts, type RuleEntry } from '../types'

type Matter = { name: string; item: string }

/** 同一事项取最高: all matters in one text, “甲:全国；乙:省”. “无” says there is none. */
export function mattersEntry(rule: TallyRule): RuleEntry {
  const names = rule.items.map((item) => item.name).join('、')
  const itemName = (code: string) => rule.items.find((item) => item.code === code)
  return {
    parts: [{ code: 'matters', title: '事项', hint: `写“事项:级别”，几项用分号隔开，如“甲:${rule.items[0]?.name ?? '级别'}；乙:${rule.items[1]?.name ?? '级别'}”；没有填“无”。级别：${names}`, kind: 'text' }],
    read(texts) {
      const text = texts['matters']
      if (text === undefined || isBlank(text)) return empty
      if (['无', '0'].includes(normalize(text))) return mark({ matters: [] })
      const matters: Matter[] = []
      for (const piece of text.split(/[；;\r\n]+/).filter((each) => !isBlank(each))) {
        const at = Math.max(piece.lastIndexOf(':'), piece.lastIndexOf('：'))
        const name = piece.slice(0, Math.max(0, at)).trim()
        if (name === '') return draft('wrong-shape', `“${shorten(piece)}”应写成“事项:级别”`)
        const item = readChoice(piece.slice(at + 1), rule.items)
        if (!item) return draft('unknown-item', `“${shorten(piece)}”的级别应为：${names}`)
        matters.push({ name, item: item.code })
      }
      return matters.length === 0 ? draft('wrong-shape', '应写成“事项:级别”，没有填“无”') : mark({ matters })
    },
    texts: (input) => ('matters' in input ? { matters: lineOf(input.matters, '；', ':', (code) => textOf(itemName(code), rule.items, code)) } : noTexts),
    display: (input) => ('matters' in input ? lineOf(input.matters, '；', '：', (code) => itemName(code)?.name ?? code) : ''),
    fault: (_input, code) => (code === 'unknown-item' ? `级别应为：${names}` : null),
  }
}

function textOf(item: TallyItem | undefined, items: TallyItem[], code: string): string {
  return item ? choiceText(item, items) : code
}

function lineOf(matters: Matter[], between: string, within: string, item: (code: string) => string): string {
  return matters.length === 0 ? '无' : matters.map((matter) => `${matter.name.trim()}${within}${item(matter.item)}`).join(between)
}
