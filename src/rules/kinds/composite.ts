import { clamp } from './clamp'
import { compileRule } from './compile-rule'
import { isRecord, ordinary, wrongShape, type Account, type Attributes, type CompiledRule, type Fault } from './kind'
import { shown } from '../explain/text'
import { add, exact, subtract, type Exact } from '../numbers/exact'
import type { CompositeRule, MarkInput } from '../types'

/** 组合: parts with rules of their own, added up (`zero`) or taken off the full score where they lack (`full`). */
export function compileComposite(rule: CompositeRule, fullScore: Exact): CompiledRule {
  const parts = rule.parts.map((part) => ({ ...part, full: exact(part.fullScore), compiled: compileRule(part.rule, exact(part.fullScore)) }))
  const inputOf = (input: MarkInput | null, code: string): MarkInput | null => (input && 'values' in input ? (input.values[code] ?? null) : null)

  /** The first fault of any part, the part named. */
  function inParts(input: MarkInput, find: (compiled: CompiledRule, given: MarkInput) => Fault | null): Fault | null {
    for (const part of parts) {
      const given = inputOf(input, part.code)
      if (given === null) continue
      const fault = find(part.compiled, given)
      if (fault) return { code: fault.code, message: `${part.name}：${fault.message}` }
    }
    return null
  }

  function partPoints(input: MarkInput | null, attributes: Attributes): (Exact | null)[] {
    return parts.map((part) => {
      const given = inputOf(input, part.code)
      if (given === null && !part.compiled.fromRegister) return null
      const points = part.compiled.points(given, attributes)
      return points === null ? null : clamp(points, part.full)
    })
  }

  function combined(points: readonly (Exact | null)[]): Exact | null {
    return points.reduce<Exact | null>((all, each, index) => {
      if (all === null || each === null) return null
      return rule.base === 'zero' ? add(all, each) : subtract(all, subtract(parts[index]?.full ?? 0, each))
    }, rule.base === 'zero' ? 0 : fullScore)
  }

  return {
    ...ordinary,
    shape(input) {
      if (!('values' in input) || !isRecord(input.values)) return wrongShape('应逐个填写各部分')
      return inParts(input, (compiled, given) => ('notApplicable' in given ? null : compiled.shape(given)))
    },
    check(input) {
      const values = 'values' in input ? input.values : {}
      const unknown = Object.keys(values).find((code) => !parts.some((part) => part.code === code))
      if (unknown !== undefined) return { code: 'unknown-item', message: `没有“${unknown}”这一部分` }
      return inParts(input, (compiled, given) =>
        'notApplicable' in given || compiled.isNotApplicable(given) ? { code: 'not-applicable-refused', message: '组合中的部分不能填不适用' } : compiled.check(given),
      )
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
