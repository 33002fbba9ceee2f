import { assess, type Assessed } from '../evaluate/assess'
import { nth } from '../nth'
import type { Criterion } from '../types'
import { cellOf, settledRows, type Situation } from './situation'

/** Points of the organization's own indicators, by position; those not named are as they are. */
export type Points = ReadonlyMap<number, number>

/** The other organizations of the track that take the track's mean of this indicator: raising it raises them too. */
export function takersOf({ plan, entries, own, rows }: Pick<Situation, 'plan' | 'entries' | 'own' | 'rows'>, { position }: { position: number }): number[] {
  if (nth(plan.indicators, position).definition.notApplicable !== 'track-mean') return []
  const { track } = nth(entries, own)
  return entries.flatMap((entry, index) => (index !== own && entry.track === track && nth(nth(rows, index), position).state === 'not-applicable' ? [index] : []))
}

/** Everybody judged as if the organization had these points. @param moved who may differ from the `field`. */
export function withMeans(situation: Situation, field: readonly Assessed[], moved: ReadonlySet<number>, points: Points): readonly Assessed[] {
  if (points.size === 0) return field
  const { plan, entries, own, rows, options } = situation
  const changed = rows.map((row, index) => (index === own ? row.map((cell, position) => (points.has(position) ? cellOf(plan, position, points.get(position) ?? 0) : cell)) : row))
  const settled = settledRows(plan, entries, changed)
  return field.map((each, index) => (moved.has(index) ? assess(plan, nth(entries, index), nth(settled, index), { ...options, detail: 'totals' }) : each))
}

/** What the others are at least and at most, with any points between two ends; null where there is no telling. */
export interface Between {
  readonly worst: readonly Assessed[]
  readonly best: readonly Assessed[] | null
}

/**
 * A higher mean never lowers a score, a total or a lit star, so every key lies between what it is at the two ends; but a
 * level with conditions may also fall, so its key may be anything unless all it rests on is the same at both ends. Two that
 * move may share a dense rank on the way or not, so there whoever moves is left out.
 */
export function between({ plan }: Situation, low: readonly Assessed[], high: readonly Assessed[]): Between {
  const { level, maxRise, ranking } = plan.scheme
  const mayFall = level.conditions !== undefined || maxRise?.except !== undefined
  const isLoose = ({ by }: Criterion) => by === 'level' && mayFall
  const rests = ranking.criteria.some(isLoose)
  const written = ({ keys, result }: Assessed) => JSON.stringify(rests ? [keys, result.total, result.stars.map((star) => star.lit)] : keys)
  const worst = [...low]
  const best = [...low]
  let moves = false
  low.forEach((each, index) => {
    const other = nth(high, index)
    if (written(each) === written(other)) return
    moves = true
    const ends = each.keys.map((key, at) => ({ loose: isLoose(nth(ranking.criteria, at)), keys: [key, nth(other.keys, at)] }))
    worst[index] = { ...each, level: ranking.ties === 'dense' ? null : each.level, keys: ends.map(({ loose, keys }) => (loose ? -Infinity : Math.min(...keys))) }
    best[index] = { ...each, keys: ends.map(({ loose, keys }) => (loose ? Infinity : Math.max(...keys))) }
  })
  return { worst, best: moves && ranking.ties === 'dense' ? null : best }
}
