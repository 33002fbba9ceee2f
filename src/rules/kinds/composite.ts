import { clamp } from './clamp'
import { inputShape, isNotApplicable } from './input-shape'
import { isRecord, ordinary, ownValue, wrongShape, type Account, type Attributes, type CompiledRule, type Fault } from './kind'
import { compileSimpleRule } from './simple-rule'
import type { MarkErrorCode } from '../errors'
import { shown } from '../explain/text'
import { nth } from '../nth'
import { add, exact, subtract, type Exact } from '../numbers/exact'
import type { CompositeRule, MarkInput } from '../types'

/** Of several faults the one that would have been found first in a mark of one part. */
const orderOfChecks: readonly MarkErrorCode[] = ['unknown-option', 'unknown-item', 'not-applicable-refused', 'not-a-number', 'too-many-decimals', 'not-integer', 'out-of-range', 'off-step', 'reason-required', 'division-by-zero', 'too-few-votes']

/** 组合: parts with rules of their own, added up (`zero`) or taken off the full score where they lack (`full`). */
export function compileComposite(rule: CompositeRule, fullScore: Exact): CompiledRule {
  const parts = rule.parts.map((part) => ({ ...part, full: exact(part.fullScore), compiled: compileSimpleRule(part.rule, exact(part.fullScore)) }))
  const inputOf = (input: MarkInput | null, code: string): MarkInput | null => (input && 'values' in input ? (ownValue(input.values, code) ?? null) : null)

  /** The faults of all parts that have an input, the part named. */
  function inParts(input: MarkInput, find: (compiled: CompiledRule, given: MarkInput) => Fault | null): Fault[] {
    return parts.flatMap((part) => {
      const given = 'values' in input ? ownValue(input.values, part.code) : undefined
      const fault = given === undefined ? null : find(part.compiled, given)
      return fault ? [{ code: fault.code, message: `${part.name}：${fault.message}` }] : []
    })
  }

  function partPoints(input: MarkInput | null, attributes: Attributes): (Exact | null)[] {
    return parts.map((part) => {
      const given = inputOf(input, part.code)
      const points = given === null ? null : part.compiled.points(given, attributes)
      return points === null ? null : clamp(points, part.full)
    })
  }

  function combined(points: readonly (Exact | null)[]): Exact | null {
    return points.reduce<Exact | null>((all, each, index) => {
      if (all === null || each === null) return null
      return rule.base === 'zero' ? add(all, each) : subtract(all, subtract(nth(parts, index).full, each))
    }, rule.base === 'zero' ? 0 : fullScore)
  }

  return {
    ...ordinary,
    shape(input) {
      if (!('values' in input) || !isRecord(input.values)) return wrongShape('应逐个填写各部分')
      return inParts(input, (compiled, given) => inputShape(given) ?? (isNotApplicable(given) ? null : compiled.shape(given)))[0] ?? null
    },
    check(input) {
      const values = 'values' in input ? input.values : {}
      const unknown = Object.keys(values).find((code) => !parts.some((part) => part.code === code))
      if (unknown !== undefined) return { code: 'unknown-item', message: `没有“${unknown}”这一部分` }
      const faults = inParts(input, (compiled, given) =>
        isNotApplicable(given) || compiled.isNotApplicable(given) ? { code: 'not-applicable-refused', message: '组合中的部分不能填不适用' } : compiled.check(given),
      )
      return faults.sort((a, b) => orderOfChecks.indexOf(a.code) - orderOfChecks.indexOf(b.code))[0] ?? null
    },
    points: (input, attributes) => combined(partPoints(input, attributes)),
    explain(input, attributes) {
      const points = partPoints(input, attributes)
      const total = combined(points)
      const children: Account[] = parts.map((part, index) => {
        const given = inputOf(input, part.code)
        const own = points[index] ?? null
        if (own === null) return { text: `${part.name}：还没有填`, points: null, children: [] }
        return { text: `${part.name}（满分 ${shown(part.full)}）：${shown(own)} 分`, points: own, children: [part.compiled.explain(given, attributes)] }
      })
      if (total === null) return { text: '有部分没有填，暂不计分', points: null, children }
      const how = rule.base === 'zero' ? '各部分相加' : `满分 ${shown(fullScore)} 分，减去各部分所失`
      return { text: `${how}，得 ${shown(total)} 分`, points: total, children }
    },
  }
}
