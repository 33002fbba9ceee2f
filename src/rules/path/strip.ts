import { add, ceiling, compareExact, divide, multiply, SCALE, subtract, type Exact } from '../numbers/exact'
import { commonMultiple } from './divisors'
import { aboveMin, approximately, belowMax, type Bound } from './range'

/** Ways to raise something: what they add to the total and what they cost in points, at even steps; a single one has count 1. */
export interface Strip {
  readonly gain: Exact
  readonly gainStep: Exact
  readonly cost: Exact
  readonly costStep: number
  readonly count: number
}

export const nothing: Strip = { gain: 0, gainStep: 0, cost: 0, costStep: 0, count: 1 }

export const way = (gain: Exact, cost: Exact): Strip => ({ ...nothing, gain, cost })

const times = (step: Exact, count: number): Exact => multiply(step, count * SCALE)

export const gainAt = (strip: Strip, index: number): Exact => (index === 0 ? strip.gain : add(strip.gain, times(strip.gainStep, index)))
export const costAt = (strip: Strip, index: number): Exact => add(strip.cost, strip.costStep * index)
export const highestGain = (strip: Strip): Exact => gainAt(strip, strip.count - 1)

/** How many steps it takes from `from` to at least `to`. */
function stepsTo(from: Exact, to: Exact, step: Exact): number {
  const distance = subtract(to, from)
  if (compareExact(distance, 0) <= 0) return 0
  if (step === 0) return Infinity
  const steps = ceiling(divide(distance, step))
  return typeof steps === 'number' ? steps / SCALE : Infinity
}

/** The first index at which the gain is inside the bound; `count` or more when there is none. */
export function indexOf(strip: Strip, min: Bound): number {
  const index = stepsTo(strip.gain, min.value, strip.gainStep)
  return index < strip.count && !aboveMin(gainAt(strip, index), min) ? index + 1 : index
}

/** Of the strip the indices from `first` to `last`, or nothing. */
export function cut(strip: Strip, first: number, last: number): Strip[] {
  const end = Math.min(last, strip.count - 1)
  if (first > end) return []
  if (first === end) return [way(gainAt(strip, first), costAt(strip, first))]
  return [{ ...strip, gain: gainAt(strip, first), cost: costAt(strip, first), count: end - first + 1 }]
}

/** The last index at which the gain is inside the bound; below 0 when there is none. */
export function lastIndexOf(strip: Strip, max: Bound): number {
  const index = Math.min(stepsTo(strip.gain, max.value, strip.gainStep), strip.count - 1)
  return belowMax(gainAt(strip, index), max) ? index : index - 1
}

/** The last index at which the cost is at most `limit`; below 0 when there is none. */
export function lastAffordable(strip: Strip, limit: Exact): number {
  const steps = stepsTo(strip.cost, limit, strip.costStep)
  const index = Math.min(steps, strip.count - 1)
  return compareExact(costAt(strip, index), limit) <= 0 ? index : index - 1
}

/**
 * Both at once.
 *
 * @param best whether more gain is never worse: then ways that gain less for the same cost are left out.
 */
export function together(a: Strip, b: Strip, best: boolean): Strip[] {
  const start = { gain: add(a.gain, b.gain), cost: add(a.cost, b.cost) }
  if (a.count === 1 || b.count === 1) return [{ ...(a.count === 1 ? b : a), ...start }]
  const slope = compareExact(times(a.gainStep, b.costStep), times(b.gainStep, a.costStep))
  const [fine, coarse] = a.costStep <= b.costStep ? [a, b] : [b, a]
  if (slope === 0 && coarse.costStep % fine.costStep === 0 && fine.costStep * fine.count >= coarse.costStep) {
    return [{ ...fine, ...start, count: fine.count + ((coarse.count - 1) * coarse.costStep) / fine.costStep }]
  }
  const [few, many] = a.count <= b.count ? [a, b] : [b, a]
  const exchanged = best ? exchange(slope >= 0 ? a : b, slope >= 0 ? b : a, few.count) : null
  return exchanged ?? Array.from({ length: few.count }, (_, index) => shifted(many, few, index))
}

/** A strip, with the other at one of its steps. */
function shifted(strip: Strip, other: Strip, index: number): Strip {
  return { ...strip, gain: add(strip.gain, gainAt(other, index)), cost: add(strip.cost, costAt(other, index)) }
}

/**
 * So many flat steps cost as much as so many steep ones and gain no more. So it is best to take fewer flat ones, or all but
 * fewer steep ones. Null where that leaves no fewer strips than `most`.
 */
function exchange(steep: Strip, flat: Strip, most: number): Strip[] | null {
  const common = commonMultiple(BigInt(steep.costStep), BigInt(flat.costStep))
  const flats = Math.min(flat.count, Number(common / BigInt(flat.costStep)))
  const steeps = Math.min(steep.count, Number(common / BigInt(steep.costStep)))
  if (flats + steeps >= most) return null
  const fewFlat = Array.from({ length: flats }, (_, index) => shifted(steep, flat, index))
  return [...fewFlat, ...Array.from({ length: steeps }, (_, index) => shifted(flat, steep, steep.count - 1 - index))]
}

/** Every strip is compared with so many of those kept; beyond, what could be left out may stay. */
const mostCompared = 400

/** Without ways that gain no more and cost no less than another. */
export function undominated(strips: readonly Strip[]): Strip[] {
  if (strips.length < 2) return [...strips]
  const sorted = [...strips].sort((a, b) => compareExact(a.cost, b.cost) || compareExact(highestGain(b), highestGain(a)))
  let best: Exact | null = null
  const swept = sorted.filter((strip) => {
    if (best !== null && compareExact(highestGain(strip), best) <= 0) return false
    if (best === null || compareExact(strip.gain, best) > 0) best = strip.gain
    return true
  })
  // Ahead of the steepest slope come those that leave out others: each needs to be compared with few.
  const slope = Math.max(1, ...swept.map((strip) => (strip.count === 1 ? 0 : approximately(strip.gainStep) / strip.costStep)))
  const ahead = swept.map((strip) => ({ strip, by: approximately(strip.gain) - slope * approximately(strip.cost) })).sort((a, b) => b.by - a.by || b.strip.count - a.strip.count)
  const kept: Strip[] = []
  for (const { strip } of ahead) if (!kept.slice(0, mostCompared).some((other) => dominates(other, strip))) kept.push(strip)
  return kept
}

/** Whether every way of `b` has one in `a` that gains as much and costs no more. */
function dominates(a: Strip, b: Strip): boolean {
  const index = indexOf(a, { value: b.gain, strict: false })
  if (index >= a.count || compareExact(costAt(a, index), b.cost) > 0) return false
  if (b.count === 1) return true
  const ratio = b.costStep / a.costStep
  return Number.isInteger(ratio) && (b.count - 1) * ratio < a.count - index && compareExact(times(a.gainStep, ratio), b.gainStep) === 0
}
