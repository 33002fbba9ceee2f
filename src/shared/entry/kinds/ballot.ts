import type { BallotRule } from '@rules'
import { isBlank, readCount } from '../text'
import { draft, empty, mark, type RuleEntry } from '../types'

/** 测评票: the votes of every grade; a grade nobody chose is typed as 0. */
export function ballotEntry(rule: BallotRule): RuleEntry {
  return {
    parts: rule.grades.map((grade) => ({ code: grade.code, title: grade.name, hint: `“${grade.name}”的票数，没有填 0`, kind: 'count', unit: '票', limits: { whole: true, least: 0 } })),
    read(texts) {
      const items: Record<string, number> = {}
      const lacking: string[] = []
      for (const grade of rule.grades) {
        const text = texts[grade.code]
        if (text === undefined || isBlank(text)) {
          lacking.push(grade.name)
          continue
        }
        const reading = readCount(text, false)
        if (!reading.ok) return draft(reading.code, `${grade.name}：${reading.message}`)
        items[grade.code] = reading.value
      }
      if (lacking.length === rule.grades.length) return empty
      return lacking.length > 0 ? draft('incomplete', `还没有填票数：${lacking.join('、')}`) : mark({ items })
    },
    texts(input) {
      if (!('items' in input)) return {}
      return Object.fromEntries(rule.grades.map(({ code }) => [code, String(input.items[code] ?? 0)]))
    },
    display: (input) => ('items' in input ? rule.grades.map(({ code, name }) => `${name} ${input.items[code] ?? 0}`).join('，') : ''),
    fault(input, code) {
      if (!('items' in input)) return null
      for (const grade of rule.grades) {
        const votes = input.items[grade.code] ?? 0
        if (code === 'out-of-range' && votes < 0) return `${grade.name}：不能小于 0`
        if ((code === 'not-integer' || code === 'too-many-decimals') && !Number.isInteger(votes)) return `${grade.name}：应为整数`
      }
      const sum = rule.grades.reduce((votes, grade) => votes + (input.items[grade.code] ?? 0), 0)
      return code === 'too-few-votes' ? `有效票 ${sum} 张，至少 ${rule.minimumVotes ?? 1} 张` : null
    },
  }
}
