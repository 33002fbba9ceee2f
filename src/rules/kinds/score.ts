import { plain, shown } from '../explain/text'
import { numberFault } from '../numbers/checks'
import { exact, isDecimal, subtract, type Exact } from '../numbers/exact'
import type { MarkInput, ScoreRule } from '../types'
import { ordinary, wrongShape, type CompiledRule } from './kind'

/** 直接给分: the points themselves, or what is taken off the full score. */
export function compileScore(rule: ScoreRule, fullScore: Exact): CompiledRule {
  const full = Number(shown(fullScore))
  const valueOf = (input: MarkInput | null) => (input && 'value' in input ? input.value : null)
  const given = (input: MarkInput | null) => {
    const value = valueOf(input)
    return value === null ? null : exact(value)
  }
  return {
    ...ordinary,
    shape: (input) => ('value' in input ? null : wrongShape('应填一个分数')),
    check(input) {
      const value = valueOf(input)
      const fault = numberFault([value], false)
      if (fault) return fault
      if (value === null || value < 0 || value > full) return { code: 'out-of-range', message: `应在 0 到 ${plain(full)} 之间` }
      if (rule.step !== undefined && !isMultiple(value, rule.step)) return { code: 'off-step', message: `应为 ${plain(rule.step)} 的倍数` }
      if (rule.needsReason && (input.reason ?? '').trim() === '') return { code: 'reason-required', message: '须写明理由' }
      return null
    },
    points(input) {
      const value = given(input)
      if (value === null) return null
      return rule.from === 'zero' ? value : subtract(fullScore, value)
    },
    explain(input) {
      const value = given(input) ?? 0
      const reason = input?.reason?.trim() ? `（理由：${input.reason.trim()}）` : ''
      if (rule.from === 'zero') return { text: `直接给分 ${shown(value)} 分${reason}`, points: value, children: [] }
      const left = subtract(fullScore, value)
      return { text: `满分 ${shown(fullScore)} 分，扣 ${shown(value)} 分，得 ${shown(left)} 分${reason}`, points: left, children: [] }
    },
  }
}

function isMultiple(value: number, step: number): boolean {
  if (!isDecimal(step) || step <= 0) return false
  const size = exact(step)
  const given = exact(value)
  return typeof size === 'number' && typeof given === 'number' && given % size === 0
}
