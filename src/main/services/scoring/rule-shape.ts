import type { Indicator, Rule } from '@rules'
import { canonicalJson } from '../../store'

/** Whether the same input means the same in both: what is asked for and how it is named, not the points it gives. */
export function sameShape(a: Indicator, b: Indicator): boolean {
  return canonicalJson(shapeOf(a.rule, a.fullScore)) === canonicalJson(shapeOf(b.rule, b.fullScore))
}

/** Never undefined, so that the compiler asks for the shape of every kind. */
function shapeOf(rule: Rule, fullScore: number): readonly unknown[] {
  switch (rule.kind) {
    case 'score':
      return [rule.kind, rule.from, fullScore]
    case 'choice':
      return [rule.kind, named(rule.options)]
    case 'tally':
      return [rule.kind, rule.combine === 'highest-per-matter', named(rule.items), rule.items.filter(({ once }) => once).map(({ code }) => code).sort()]
    case 'measure':
    case 'cohort':
      return [rule.kind, rule.quantity.of, rule.quantity.unit ?? '', rule.quantity.attribute ?? '']
    case 'ballot':
      return [rule.kind, named(rule.grades)]
    case 'composite':
      return [rule.kind, Object.fromEntries(rule.parts.map((part) => [part.code, [part.name, shapeOf(part.rule, part.fullScore)]]))]
  }
}

/** By code, so that their order does not matter. */
function named(items: readonly { code: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(items.map(({ code, name }) => [code, name]))
}
