import { attributeTest } from '../conditions/attribute-test'
import { toTenThousandths } from './units'
import type { Attributes } from '../kinds/kind'
import type { MeasureRule, Quantity, Rule, Slope, TallyItem, TallyRule } from '../types'
import { intervals, ofValues, shift, sums, within, type Intervals } from './intervals'

/**
 * All points a rule can give an organization, clamped to 0…fullScore, in ten-thousandths. Where points are continuous, every
 * value with four decimals up to the highest counts.
 */
export function reachable(rule: Rule, fullScore: number, attributes: Attributes): Intervals {
  const full = toTenThousandths(fullScore)
  return clamped(unclamped(rule, full, attributes), full)
}

function clamped(values: Intervals, full: number): Intervals {
  return intervals(values.map(([low, high]): [number, number] => [Math.min(full, Math.max(0, low)), Math.min(full, Math.max(0, high))]))
}

function unclamped(rule: Rule, full: number, attributes: Attributes): Intervals {
  switch (rule.kind) {
    case 'score': {
      if (rule.step === undefined) return [[0, full]]
      const steps = multiples(toTenThousandths(rule.step), full)
      return ofValues(rule.from === 'zero' ? steps : steps.map((taken) => full - taken))
    }
    case 'choice':
      return ofValues(rule.options.map(({ points }) => toTenThousandths(points)))
    case 'tally':
      return tallied(rule, full, attributes)
    case 'measure':
      return measured(rule, full)
    case 'ballot':
      return [[0, Math.floor((full * Math.max(0, ...rule.grades.map(({ worth }) => toTenThousandths(worth)))) / toTenThousandths(100))]]
    case 'composite': {
      const parts = rule.parts.map((part) => ({ full: toTenThousandths(part.fullScore), values: reachable(part.rule, part.fullScore, attributes) }))
      const start = rule.base === 'zero' ? 0 : full - parts.reduce((all, part) => all + part.full, 0)
      return shift(parts.reduce<Intervals>((all, part) => sums(all, part.values), [[0, 0]]), start)
    }
    case 'cohort':
      return []
  }
}

function multiples(step: number, most: number): number[] {
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, count) => count * step)
}

function tallied(rule: TallyRule, full: number, attributes: Attributes): Intervals {
  const base = rule.base === 'full' ? full : 0
  const items = rule.items.filter((item) => !item.when || attributeTest(item.when)(attributes))
  const effects = items.map((item) => toTenThousandths(item.points))
  if (rule.combine === 'highest' || rule.combine === 'lowest') return ofValues([base, ...effects.map((effect) => base + effect)])
  if (rule.combine === 'highest-per-matter') return closure([base], effects, full)
  const bounded = items.map(boundedEffects)
  let sets: Intervals = [[base, base]]
  for (const own of bounded) if (own !== null) sets = sums(sets, ofValues(own))
  const starts = sets.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, index) => low + index))
  return closure(starts, effects.filter((_, index) => bounded[index] === null), full)
}

/** Every effect an item can have, where they are finitely many; null for one that counts without end. */
function boundedEffects(item: TallyItem): number[] | null {
  const each = toTenThousandths(item.points)
  const limit = item.limit === undefined ? Infinity : toTenThousandths(item.limit)
  const limited = (effect: number) => (effect < 0 ? Math.max(effect, -limit) : Math.min(effect, limit))
  const rungs = (count: number) => (item.ladder ? toTenThousandths(item.ladder[Math.min(count, item.ladder.length) - 1] ?? 0) : each * count)
  const upTo = (most: number) => [0, ...Array.from({ length: most }, (_, index) => limited(rungs(index + 1)))]
  if (item.required !== undefined) return upTo(item.required)
  if (item.once) return upTo(1)
  if (item.ladder) return upTo(item.ladder.length)
  if (each === 0) return [0]
  return limit === Infinity ? null : upTo(Math.ceil(limit / Math.abs(each)))
}

/**
 * Every value that can be reached from `starts` by adding effects as often as one likes, between 0 and `full` and the first
 * ones beyond. Sums do not depend on the order, so each can be built without leaving the window by more than one effect.
 */
function closure(starts: readonly number[], effects: readonly number[], full: number): Intervals {
  const size = Math.max(0, ...effects.map(Math.abs))
  const low = Math.min(0, ...starts) - size
  const high = Math.max(full, ...starts) + size
  const seen = new Set(starts)
  const open = [...starts]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const effect of effects) {
      const next = value + effect
      if (effect === 0 || next < low || next > high || seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return ofValues(seen)
}

function measured({ quantity, curve }: MeasureRule, full: number): Intervals {
  const most = quantity.of === 'share' ? toTenThousandths(100) : Infinity
  if ('bands' in curve) {
    const reached = curve.bands.filter((band) => (band.exclusive ? toTenThousandths(band.from) < most : toTenThousandths(band.from) <= most))
    return ofValues([curve.below, ...reached.map(({ points }) => points)].map(toTenThousandths))
  }
  if ('proportional' in curve) {
    const { target, better } = curve.proportional
    const highest = better === 'lower' || most === Infinity ? full : Math.min(full, Math.floor((full * most) / toTenThousandths(target)))
    return [[0, highest]]
  }
  return sloped(curve.linear, quantity, full)
}

/** start, and what steps on either side of the baseline add to it; a share goes no further than 0 and 100. */
function sloped(slope: Slope & { baseline: number; start: number }, { of }: Quantity, full: number): Intervals {
  const start = toTenThousandths(slope.start)
  const ends = of === 'share' ? { under: slope.baseline, over: 100 - slope.baseline } : { under: Infinity, over: Infinity }
  const side = (each: number | undefined, room: number): Intervals => {
    const effect = toTenThousandths(each ?? 0)
    if (effect === 0 || room <= 0) return []
    const exactly = room / slope.unit
    if (slope.partial === 'proportional') {
      const end = exactly === Infinity ? (effect > 0 ? full : 0) : start + Math.trunc(effect * exactly)
      return intervals([[Math.min(start, end), Math.max(start, end)]])
    }
    const most = slope.partial === 'full' ? Math.ceil(exactly) : Math.floor(exactly)
    const needed = Math.ceil((full + Math.abs(start)) / Math.abs(effect)) + 1
    return ofValues(Array.from({ length: Math.min(most, needed) }, (_, index) => start + effect * (index + 1)))
  }
  return intervals([[start, start], ...within(side(slope.below, ends.under), -full - 1, Infinity), ...side(slope.above, ends.over)])
}
