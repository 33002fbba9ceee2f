import type { PointChoices } from '@rules'

/** So many points fit on a slider one by one; more are drawn finely enough to be seen. */
const mostSingle = 400
/** Finer than anybody drags. */
const fineSteps = 200

/**
 * The points a slider stops at, ascending: every one the rule can give, or where those are too many even steps between the
 * ends. Always holds both ends and the points it has now.
 */
export function stopsOf({ choices, points }: PointChoices): number[] {
  const all = choices.flatMap(({ from, to, step }) => {
    const count = step <= 0 ? 0 : Math.round((to - from) / step)
    if (count <= mostSingle) return Array.from({ length: count + 1 }, (_, at) => decimal(from + at * step))
    const coarse = Math.max(step, niceStep((to - from) / fineSteps))
    return [...Array.from({ length: Math.floor((to - from) / coarse) + 1 }, (_, at) => decimal(from + at * coarse)), to]
  })
  return [...new Set([...all, ...(points === null ? [] : [points])])].sort((a, b) => a - b)
}

/** The points the rule can give that are nearest to what was typed. */
export function nearestPoints({ choices }: PointChoices, typed: number): number | null {
  const near = choices.map(({ from, to, step }) => {
    if (typed <= from) return from
    if (typed >= to || step <= 0) return to
    return Math.min(to, decimal(from + Math.round((typed - from) / step) * step))
  })
  return near.reduce<number | null>((best, each) => (best === null || Math.abs(each - typed) < Math.abs(best - typed) ? each : best), null)
}

function niceStep(size: number): number {
  return [0.01, 0.05, 0.1, 0.5, 1].find((step) => step >= size) ?? Math.ceil(size)
}

function decimal(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
