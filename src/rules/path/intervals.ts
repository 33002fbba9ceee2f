/**
 * Sets of whole numbers (ten-thousandths of a point) as sorted, disjoint, not adjacent ranges. A continuous rule reaches a
 * range of 50 000 values, a choice three: both are small sets here.
 */
export type Range = readonly [low: number, high: number]
export type Intervals = readonly Range[]

export const empty: Intervals = []

/** Joins ranges in any order; inverted ones are empty. */
export function intervals(ranges: Iterable<Range>): Intervals {
  const sorted = [...ranges].filter(([low, high]) => low <= high).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const joined: [number, number][] = []
  for (const [low, high] of sorted) {
    const last = joined.at(-1)
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high)
    else joined.push([low, high])
  }
  return joined
}

export function ofValues(values: Iterable<number>): Intervals {
  return intervals([...values].map((value): Range => [value, value]))
}

export function union(a: Intervals, b: Intervals): Intervals {
  return a.length === 0 ? b : b.length === 0 ? a : intervals([...a, ...b])
}

/** Every sum of one of `a` and one of `b`. */
export function sums(a: Intervals, b: Intervals): Intervals {
  return intervals(a.flatMap(([low, high]) => b.map((other): Range => [low + other[0], high + other[1]])))
}

export function within(set: Intervals, low: number, high: number): Intervals {
  return intervals(set.map((range): Range => [Math.max(range[0], low), Math.min(range[1], high)]))
}

export function shift(set: Intervals, by: number): Intervals {
  return set.map(([low, high]): Range => [low + by, high + by])
}

export function lowest(set: Intervals): number | null {
  return set[0]?.[0] ?? null
}

/** The smallest element that is at least `value`. */
export function atLeast(set: Intervals, value: number): number | null {
  for (const [low, high] of set) if (high >= value) return Math.max(low, value)
  return null
}

/** What does not exceed `bound`, and the smallest element beyond it: more is never needed. */
export function untilPast(set: Intervals, bound: number): Intervals {
  const next = atLeast(set, bound + 1)
  const kept = within(set, -Infinity, bound)
  return next === null ? kept : union(kept, [[next, next]])
}
