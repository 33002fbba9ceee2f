import { attributeTest } from '../conditions/attribute-test'
import type { Attributes } from '../kinds/kind'
import type { TallyItem, TallyRule } from '../types'
import { grid, regular, single, sums, valuesOf, type Run, type Runs } from './runs'

/** What a tally can come to before clamping; of what lies outside 0…fullScore at least one value on either side. */
export function attainableByTally(rule: TallyRule, fullScore: number, attributes: Attributes): Runs {
  const base = rule.base === 'full' ? fullScore : 0
  const items = rule.items.filter((item) => item.when === undefined || attributeTest(item.when)(attributes))
  if (rule.combine === 'highest' || rule.combine === 'lowest') return [single(base), ...items.map((item) => single(base + grid(item.points)))]
  if (rule.combine === 'highest-per-matter') return withRepeats([base], items.map((item) => grid(item.points)), fullScore)
  const bounded = items.filter(isBounded)
  const start = bounded.reduce<Run[]>((found, item) => sums(found, effects(item).map(single)), [single(base)])
  const endless = items.filter((item) => !isBounded(item)).map((item) => grid(item.points))
  return endless.length === 0 ? start : withRepeats(start.flatMap(valuesOf), endless, fullScore)
}

function isBounded(item: TallyItem): boolean {
  return item.ladder !== undefined || item.required !== undefined || item.once === true || item.limit !== undefined
}

/** The effects of 0, 1, 2 … occurrences of an item that has only so many different ones. */
function effects(item: TallyItem): number[] {
  const limit = item.limit === undefined ? Infinity : grid(item.limit)
  const limited = (effect: number) => Math.max(-limit, Math.min(limit, effect))
  const { ladder } = item
  const points = grid(item.points)
  const untilLimit = points === 0 ? 0 : Math.ceil(limit / Math.abs(points))
  const most = item.once === true ? 1 : (item.required ?? ladder?.length ?? untilLimit)
  const found = new Set([0])
  for (let count = 1; count <= most; count += 1) {
    const rung = ladder?.[Math.min(count, ladder.length) - 1]
    found.add(limited(rung === undefined ? points * count : grid(rung)))
  }
  return [...found]
}

/**
 * All values that any number of steps leads to. Steps up and down can be taken in such an order that no sum on the way is
 * further out than one step, so sums further out need not be followed.
 */
function withRepeats(start: readonly number[], steps: readonly number[], fullScore: number): Runs {
  const reach = Math.max(0, ...steps.map(Math.abs))
  const low = Math.min(0, ...start) - reach
  const high = Math.max(fullScore, ...start) + reach
  const seen = new Set(start)
  const waiting = [...start]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    for (const step of steps) {
      const next = value + step
      if (next < low || next > high || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return regular([...seen].sort((a, b) => a - b))
}
