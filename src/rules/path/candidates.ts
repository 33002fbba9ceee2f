import type { CompiledIndicator, Plan } from '../compile/compiled'
import { nth } from '../nth'
import type { Cell } from '../evaluate/cell'
import { roundedPoints } from '../evaluate/settle'
import type { Attributes } from '../kinds/kind'
import { compareExact, subtract, type Exact } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import type { Goal } from './goal'
import { intervals, lowest, within, type Intervals } from './intervals'
import { reachable } from './reachable'
import { floorUnits, toTenThousandths } from './units'

/** Raises of one indicator that every line answers alike. */
export interface Option {
  /** Points the lines may be asked with, one for all of these raises. */
  asked: Exact
  /** What the star gains beside the raise itself: the digits `from` was shown without, or what rounding gives. */
  beside: Exact
  /** `to − from`, in ten-thousandths. */
  raises: Intervals
}

/** An indicator that may be raised. */
export interface Candidate {
  position: number
  code: string
  /** As shown, in ten-thousandths. */
  from: number
  options: readonly Option[]
}

/** Whether an indicator can be raised at all: its points are its own, and somebody enters them. */
export function isRaisable({ definition, cohort, rule, inExtras }: CompiledIndicator, fixed: ReadonlySet<string>): boolean {
  return !inExtras && cohort === null && rule?.fromRegister === false && !fixed.has(definition.code)
}

/** @param cell as it enters the sum, a missing one as 0 */
export function candidateOf(plan: Plan, indicator: CompiledIndicator, cell: Cell, attributes: Attributes, goal: Goal): Candidate | null {
  const { definition, position } = indicator
  if (cell.state !== 'scored' || cell.points === null) return null
  const own = cell.points
  const from = toTenThousandths(toDecimal(own))
  const full = toTenThousandths(definition.fullScore)
  const all: Intervals = plan.scheme.panel.mode === 'weighted' ? [[0, full]] : reachable(definition.rule, definition.fullScore, attributes)
  const higher = within(all, Math.max(floorUnits(own), from) + 1, full)
  const lines = goal.indicatorLines.get(position) ?? []
  const parts = plan.scheme.roundAt === 'indicator' ? roundedParts(plan, higher) : higher.map(([low, high]) => ({ low, high, counts: null }))
  const options = new Map<string, { asked: Exact; beside: Exact; ranges: [number, number][] }>()
  for (const { low, high, counts } of parts) {
    for (const [start, end] of split(low, high, counts === null ? lines : [])) {
      const counted = counts ?? start
      const beside = counts === null ? subtract(from, own) : subtract(subtract(counts, own), start - from)
      const key = `${lines.filter((line) => compareExact(counted, line) >= 0).length}|${JSON.stringify(beside, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))}`
      const option = options.get(key) ?? { asked: counted, beside, ranges: [] }
      options.set(key, option)
      option.ranges.push([start - from, end - from])
    }
  }
  if (options.size === 0) return null
  return { position, code: definition.code, from, options: [...options.values()].map(({ asked, beside, ranges }) => ({ asked, beside, raises: intervals(ranges) })) }
}

/** Under `roundAt: 'indicator'` only the cheapest points of each rounded value are of use. */
function roundedParts(plan: Plan, values: Intervals): { low: number; high: number; counts: Exact }[] {
  const step = 10 ** (4 - plan.scheme.decimals)
  const cheapest = new Map<number, { low: number; high: number; counts: Exact }>()
  for (const [low, high] of values) {
    for (let value = low; value <= high; ) {
      const counts = roundedPoints(plan, value)
      if (typeof counts !== 'number') break
      if (!cheapest.has(counts)) cheapest.set(counts, { low: value, high: value, counts })
      // The next value that can round higher; at a half the mode decides, so both sides of it are looked at.
      const half = counts + step / 2
      value = Math.max(value + 1, Math.min(Math.ceil(half), high + 1))
    }
  }
  return [...cheapest.values()]
}

/** Cuts a range where a line lies in it. */
function split(low: number, high: number, lines: readonly Exact[]): [number, number][] {
  const starts = [low]
  for (const line of lines) {
    // The smallest whole number that reaches the line.
    const below = floorUnits(line)
    const first = compareExact(below, line) === 0 ? below : below + 1
    if (first > nth(starts, starts.length - 1) && first <= high) starts.push(first)
  }
  return starts.map((start, index) => [start, (starts[index + 1] ?? high + 1) - 1])
}

/** The smallest raise of an option. */
export function leastRaise(option: Option): number {
  return lowest(option.raises) ?? 0
}
