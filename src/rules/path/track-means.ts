import { assess, type Assessed } from '../evaluate/assess'
import { nth } from '../nth'
import type { Criterion } from '../types'
import type { Raisable } from './options'
import { cellOf, settledRows, type Situation } from './situation'

/** Points of the organization's own indicators, by position; those not named are as they are. */
export type Points = ReadonlyMap<number, number>

/** The other organizations of the track that take the track's mean of this indicator: raising it raises them too. */
export function takersOf({ plan, entries, own, rows, standing }: Situation, { position }: Raisable): number[] {
  if (nth(plan.indicators, position).definition.notApplicable !== 'track-mean') return []
  return entries.flatMap((entry, index) => (index !== own && entry.track === standing.entry.track && nth(nth(rows, index), position).state === 'not-applicable' ? [index] : []))
}

/** Everybody judged as if the organization had these points. @param moved who may differ from the `field`. */
export function withMeans(situation: Situation, field: readonly Assessed[], moved: ReadonlySet<number>, points: Points): readonly Assessed[] {
  if (points.size === 0) return field
  const { plan, entries, own, rows, options } = situation
  const changed = rows.map((row, index) => (index === own ? row.map((cell, position) => (points.has(position) ? cellOf(plan, position, points.get(position) ?? 0) : cell)) : row))
  const settled = settledRows(plan, entries, changed)
  return field.map((each, index) => (moved.has(index) ? assess(plan, nth(entries, index), nth(settled, index), { ...options, detail: 'totals' }) : each))
}

/**
 * Others that are no better than they are with any points between two ends, and whether they are the same all along. A
 * higher mean never lowers a score, a total or a lit star, so what is equal at both ends is equal between them; a level
 * with conditions may fall, so it is the same only where all it rests on is.
 */
export function worstBetween({ plan, own }: Situation, low: readonly Assessed[], high: readonly Assessed[]): { others: readonly Assessed[]; settled: boolean } {
  const { level, maxRise, ranking } = plan.scheme
  const mayFall = level.conditions !== undefined || maxRise?.except !== undefined
  const isLoose = ({ by }: Criterion) => by === 'level' && mayFall
  const rests = ranking.criteria.some(isLoose)
  const written = ({ keys, result }: Assessed) => JSON.stringify(rests ? [keys, result.total, result.stars.map((star) => star.lit)] : keys)
  let settled = true
  const others = low.flatMap((each, index): Assessed[] => {
    const other = nth(high, index)
    if (index === own || each === other || written(each) === written(other)) return [each]
    settled = false
    // Two that part may share a dense rank in between: whoever moves is then left out.
    if (ranking.ties === 'dense') return [{ ...each, level: null }]
    return [{ ...each, keys: each.keys.map((key, at) => (isLoose(nth(ranking.criteria, at)) ? -Infinity : Math.min(key, nth(other.keys, at)))) }]
  })
  return { others, settled }
}
