import type { ScoreRule } from '@rules'
import { hasTooManyDecimals, isBlank, readNumber } from '../text'
import { draft, empty, mark, noTexts, type RuleEntry } from '../types'

/** 直接给分: the points, or for `from: 'full'` the points taken off. */
export function scoreEntry(rule: ScoreRule, fullScore: number): RuleEntry {
  const off = rule.from === 'full'
  const range = off ? `填扣分，0–${fullScore}` : `0–${fullScore} 分`
  const hint = [range, rule.step === undefined ? '' : `${rule.step} 的倍数`, rule.needsReason ? '须写说明' : ''].filter(Boolean).join('，')
  return {
    parts: [{ code: 'value', title: off ? '扣分' : '得分', hint, kind: 'number', unit: '分', limits: { least: 0, most: fullScore } }],
    read(texts) {
      const text = texts['value']
      if (text === undefined || isBlank(text)) return empty
      const reading = readNumber(text, ['分'])
      return reading.ok ? mark({ value: reading.value }) : draft(reading.code, reading.message)
    },
    texts: (input) => ('value' in input ? { value: String(input.value) } : noTexts),
    display: (input) => ('value' in input ? `${off ? '扣 ' : ''}${input.value} 分` : ''),
    fault(input, code) {
      if (!('value' in input)) return null
      if (code === 'too-many-decimals' && hasTooManyDecimals(input.value)) return '最多 4 位小数'
      if (code === 'out-of-range' && input.value < 0) return off ? '扣分填正数，不能小于 0' : '不能小于 0 分'
      if (code === 'out-of-range' && input.value > fullScore) return off ? `最多扣 ${fullScore} 分` : `最多 ${fullScore} 分`
      if (code === 'off-step') return `应为 ${rule.step} 的倍数`
      if (code === 'reason-required') return '须写说明'
      return null
    },
  }
}
