import { SCALE } from '../numbers/exact'

/** So many whole numbers (ten-thousandths of a point), one every `step`; a single one has step 1. */
export interface Run {
  readonly first: number
  readonly step: number
  readonly count: number
}

/** A set of whole numbers. Sets of points are regular: either everything between two bounds, or few values. */
export type Runs = readonly Run[]

export const single = (value: number): Run => ({ first: value, step: 1, count: 1 })

export const lastOf = ({ first, step, count }: Run): number => first + step * (count - 1)

/** Everything from `low` to `high`; nothing where that is empty. */
export function between(low: number, high: number): Runs {
  return high < low ? [] : [{ first: low, step: 1, count: high - low + 1 }]
}

/** The values from `low` to `high`, both included. */
export function clip(runs: Runs, low: number, high: number): Run[] {
  return runs.flatMap((run) => {
    const skipped = Math.max(0, Math.ceil((low - run.first) / run.step))
    const count = Math.min(run.count - 1, Math.floor((high - run.first) / run.step)) - skipped + 1
    return count <= 0 ? [] : [{ first: run.first + skipped * run.step, step: count === 1 ? 1 : run.step, count }]
  })
}

export function shift(runs: Runs, by: number): Run[] {
  return runs.map((run) => ({ ...run, first: run.first + by }))
}

/** All sums of a value of one set and a value of the other. */
export function sums(a: Runs, b: Runs): Run[] {
  return normal(a.flatMap((x) => b.flatMap((y) => sumOfTwo(x, y))))
}

function sumOfTwo(a: Run, b: Run): Runs {
  const first = a.first + b.first
  if (a.count === 1 || b.count === 1) return [{ ...(a.count === 1 ? b : a), first }]
  const [fine, coarse] = a.step <= b.step ? [a, b] : [b, a]
  if (coarse.step % fine.step === 0 && fine.step * fine.count >= coarse.step) {
    return [{ first, step: fine.step, count: (lastOf(a) + lastOf(b) - first) / fine.step + 1 }]
  }
  const [few, many] = a.count <= b.count ? [a, b] : [b, a]
  return valuesOf(few).map((value) => ({ ...many, first: many.first + value }))
}

export function valuesOf({ first, step, count }: Run): number[] {
  return Array.from({ length: count }, (_, index) => first + index * step)
}

/** So many scattered values are written out to find those that occur twice; beyond, they are kept as they are. */
const mostScattered = 20_000

/** The same set with few runs: bounds that touch are joined, repeated values dropped, regular ones put in one run. */
export function normal(runs: Runs): Run[] {
  if (runs.length <= 1) return [...runs]
  const dense = joined(runs.filter((run) => run.step === 1 && run.count > 1))
  const scattered = runs.filter((run) => run.step !== 1 || run.count === 1)
  if (scattered.reduce((all, run) => all + run.count, 0) > mostScattered) return [...dense, ...distinct(scattered)]
  const values = [...new Set(scattered.flatMap(valuesOf))].filter((value) => !dense.some((run) => value >= run.first && value <= lastOf(run)))
  return [...dense, ...regular(values.sort((a, b) => a - b))]
}

function joined(runs: Run[]): Run[] {
  const found: Run[] = []
  for (const run of runs.sort((a, b) => a.first - b.first)) {
    const before = found.at(-1)
    if (before && run.first <= lastOf(before) + 1) found[found.length - 1] = { ...before, count: Math.max(before.count, lastOf(run) - before.first + 1) }
    else found.push(run)
  }
  return found
}

function distinct(runs: Runs): Run[] {
  return [...new Map(runs.map((run) => [`${run.first} ${run.step} ${run.count}`, run])).values()]
}

/** @param values ascending. */
export function regular(values: readonly number[]): Run[] {
  const found: Run[] = []
  for (const value of values) {
    const before = found.at(-1)
    if (before?.count === 1) found[found.length - 1] = { first: before.first, step: value - before.first, count: 2 }
    else if (before && value === lastOf(before) + before.step) found[found.length - 1] = { ...before, count: before.count + 1 }
    else found.push(single(value))
  }
  return found
}

/** A decimal of a scheme in ten-thousandths. */
export function grid(value: number): number {
  return Math.round(value * SCALE)
}
