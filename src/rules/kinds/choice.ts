import { shown } from '../explain/text'
import { exact } from '../numbers/exact'
import type { ChoiceRule, MarkInput } from '../types'
import { ordinary, wrongShape, type CompiledRule } from './kind'

/** 等次、是非: one of the options, each with its points. */
export function compileChoice(rule: ChoiceRule): CompiledRule {
  const options = new Map(rule.options.map((option) => [option.code, { name: option.name, points: exact(option.points) }]))
  const chosen = (input: MarkInput | null) => (input && 'option' in input ? options.get(input.option) : undefined)
  return {
    ...ordinary,
    shape: (input) => ('option' in input && typeof input.option === 'string' ? null : wrongShape('应选一个等次')),
    check: (input) => (chosen(input) ? null : { code: 'unknown-option', message: `没有这个等次，可选 ${rule.options.map((option) => option.name).join('、')}` }),
    points: (input) => chosen(input)?.points ?? null,
    explain(input) {
      const option = chosen(input)
      return { text: option ? `等次“${option.name}”，${shown(option.points)} 分` : '没有选等次', points: option?.points ?? null, children: [] }
    },
  }
}
