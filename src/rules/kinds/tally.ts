import { attributeTest } from '../conditions/attribute-test'
import { shown, signed } from '../explain/text'
import { add, compareExact, exact, larger, multiply, negate, SCALE, smaller, type Exact } from '../numbers/exact'
import type { MarkInput, TallyItem, TallyRule } from '../types'
import { countChecks } from './tally-check'
import { isRecord, ordinary, ownValue, wrongShape, type Account, type Attributes, type CompiledRule } from './kind'
import { compileMatters } from './tally-matters'

/** One item made ready. */
export interface CompiledItem {
  item: TallyItem
  points: Exact
  applies: (attributes: Attributes) => boolean
}

/** 情形与计次: a base of 0 or the full score, plus the effects of what occurred or is lacking. */
export function compileTally(rule: TallyRule, fullScore: Exact): CompiledRule {
  const items: CompiledItem[] = rule.items.map((item) => ({
    item,
    points: exact(item.points),
    applies: item.when ? attributeTest(item.when) : () => true,
  }))
  const base = rule.base === 'full' ? fullScore : 0
  const { combine } = rule
  if (combine === 'highest-per-matter') return compileMatters(items, base, fullScore)

  const obligatory = rule.items.filter((item) => item.required !== undefined)
  const checkCounts = countChecks(rule.items)
  const countsOf = (input: MarkInput | null) => (input && 'items' in input ? input.items : {})
  const countOf = ({ item }: CompiledItem, counts: Readonly<Record<string, number>>): number => {
    const given = ownValue(counts, item.code) ?? 0
    return item.required === undefined ? given : Math.max(0, item.required - given)
  }

  /** What all that occurred comes to, beside the base. */
  function combined(counts: Readonly<Record<string, number>>, attributes: Attributes): Exact {
    let total: Exact | null = null
    for (const each of items) {
      const count = each.applies(attributes) ? countOf(each, counts) : 0
      if (count === 0) continue
      if (combine === 'sum') total = add(total ?? 0, effectOf(each, count))
      else total = total === null ? each.points : combine === 'highest' ? larger(total, each.points) : smaller(total, each.points)
    }
    return total ?? 0
  }

  function line(each: CompiledItem, counts: Readonly<Record<string, number>>): Account {
    const count = countOf(each, counts)
    const effect = combine === 'sum' ? effectOf(each, count) : count >= 1 ? each.points : 0
    return { text: effectText(each.item, ownValue(counts, each.item.code) ?? 0, count, effect, combine), points: effect, children: [] }
  }

  return {
    ...ordinary,
    shape(input) {
      if (!('items' in input) || !isRecord(input.items)) return wrongShape('应填各项次数')
      const given = input.items
      const lacking = obligatory.find((item) => ownValue(given, item.code) === undefined)
      return lacking ? wrongShape(`“${lacking.name}”还没有填`) : null
    },
    check: (input) => checkCounts(countsOf(input)),
    points: (input, attributes) => add(base, combined(countsOf(input), attributes)),
    explain(input, attributes) {
      const counts = countsOf(input)
      const effect = combined(counts, attributes)
      const total = add(base, effect)
      const how = { sum: '各项相加', highest: '取最高一项', lowest: '取最低一项' }[combine]
      const start = rule.base === 'full' ? `满分 ${shown(fullScore)} 分起扣` : '0 分起加'
      const lines = items.filter((each) => each.applies(attributes)).map((each) => line(each, counts))
      return { text: `${start}，${how}：${signed(effect)}，得 ${shown(total)} 分`, points: total, children: lines }
    },
  }
}

/** points × n, or the rung of the ladder, no larger than the item's limit in size. */
function effectOf({ item, points }: CompiledItem, count: number): Exact {
  if (count === 0) return 0
  const rung = item.ladder?.[Math.min(count, item.ladder.length) - 1]
  const effect = rung === undefined ? multiply(points, count * SCALE) : exact(rung)
  if (item.limit === undefined) return effect
  const limit = exact(item.limit)
  return compareExact(effect, 0) < 0 ? negate(smaller(negate(effect), limit)) : smaller(effect, limit)
}

function effectText(item: TallyItem, given: number, count: number, effect: Exact, combine: TallyRule['combine']): string {
  if (combine !== 'sum') return count >= 1 ? `${item.name}：${signed(effect)} 分` : `${item.name}：0 次`
  const limit = item.limit === undefined ? '' : `（最多 ${shown(exact(item.limit))} 分）`
  if (item.required !== undefined) {
    const lack = count === 0 ? '不少' : `少 ${count} 次`
    return `${item.name}：应有 ${item.required} 次，实有 ${given} 次，${lack}，${signed(effect)} 分${limit}`
  }
  return `${item.name}：${count} 次，${signed(effect)} 分${limit}`
}
