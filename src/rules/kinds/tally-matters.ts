import { shown, signed } from '../explain/text'
import { add, larger, type Exact } from '../numbers/exact'
import type { MarkInput } from '../types'
import { isRecord, ordinary, wrongShape, type Account, type Attributes, type CompiledRule } from './kind'
import type { CompiledItem } from './tally'

/** Matters (事项) that each count once, by their highest item: “同一事项取最高”. */
export function compileMatters(items: readonly CompiledItem[], base: Exact, fullScore: Exact): CompiledRule {
  const byCode = new Map(items.map((each) => [each.item.code, each]))
  const mattersOf = (input: MarkInput | null) => (input && 'matters' in input ? input.matters : [])

  function best(input: MarkInput | null, attributes: Attributes): Map<string, { points: Exact; item: string }> {
    const found = new Map<string, { points: Exact; item: string }>()
    for (const { name, item } of mattersOf(input)) {
      const each = byCode.get(item)
      if (!each?.applies(attributes)) continue
      const matter = name.trim()
      const before = found.get(matter)
      if (!before || larger(before.points, each.points) !== before.points) found.set(matter, { points: each.points, item: each.item.name })
    }
    return found
  }

  const total = (input: MarkInput | null, attributes: Attributes) =>
    [...best(input, attributes).values()].reduce<Exact>((all, each) => add(all, each.points), base)

  return {
    ...ordinary,
    shape(input) {
      if (!('matters' in input) || !Array.isArray(input.matters)) return wrongShape('应逐条填写事项和级别')
      const wellFormed = input.matters.every((matter: unknown) => isRecord(matter) && typeof matter.name === 'string' && matter.name.trim() !== '' && typeof matter.item === 'string')
      return wellFormed ? null : wrongShape('每条都要写事项名称和级别')
    },
    check(input) {
      const unknown = mattersOf(input).find((matter) => !byCode.has(matter.item))
      return unknown ? { code: 'unknown-item', message: `“${unknown.name}”的级别不在可选范围内` } : null
    },
    points: total,
    explain(input, attributes) {
      const lines: Account[] = [...best(input, attributes)].map(([matter, each]) => ({ text: `${matter}：${each.item}，${signed(each.points)} 分`, points: each.points, children: [] }))
      const start = base === 0 ? '' : `满分 ${shown(fullScore)} 分起扣，`
      return { text: `${start}同一事项取最高，各事项相加，得 ${shown(total(input, attributes))} 分`, points: total(input, attributes), children: lines }
    },
  }
}
