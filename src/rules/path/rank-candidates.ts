import { assess, type Assessed } from '../evaluate/assess'
import { nth } from '../nth'
import { candidateOf, type Candidate, type Demand } from './candidate'
import { boxesOf } from './formula'
import type { Raisable } from './options'
import { rankReaches } from './rank-goal'
import { lastOf } from './runs'
import { assessAll, cellOf, settledRows, type Situation } from './situation'

/** Bounds of the points some indicators are raised to, by position. */
type Raised = ReadonlyMap<number, { readonly least: number; readonly most: number }>

/**
 * The candidates for a rank. Where another organization of the track takes the track's mean of an indicator, raising that
 * indicator raises it too: then there are candidates for every stretch of points over which nothing of the others changes.
 * Halving finds the stretches, because a higher mean never lowers a score, a total or a lit star.
 */
export function rankCandidates(situation: Situation, rank: number): Candidate[] {
  const field = assessAll(situation, situation.rows)
  const moving = situation.stars.flatMap((star) => star.raisables).filter(({ position }) => takers(situation, position).length > 0)
  const candidatesFor = (others: readonly Assessed[], demands: ReadonlyMap<number, Demand>) =>
    boxesOf(rankReaches(situation, others, rank)).map((box) => candidateOf(situation, box, demands))
  return subsets(moving).flatMap((raised) => {
    const staying = new Map(moving.filter((each) => !raised.includes(each)).map(({ position }) => [position, 'stay' as const]))
    return stretches(situation, field, new Map(raised.map((each) => [each.position, boundsOf(each)]))).flatMap(({ bounds, others }) =>
      candidatesFor(others, new Map<number, Demand>([...staying, ...[...bounds].map(([position, to]) => [position, { to }] as const)])),
    )
  })
}

/** The other organizations of the track that take the mean of this indicator. */
function takers({ plan, entries, own, rows, standing }: Situation, position: number): number[] {
  const { definition } = nth(plan.indicators, position)
  if (definition.notApplicable !== 'track-mean') return []
  return entries.flatMap((entry, index) => (index !== own && entry.track === standing.entry.track && nth(nth(rows, index), position).state === 'not-applicable' ? [index] : []))
}

function subsets<T>(list: readonly T[]): T[][] {
  return list.reduce<T[][]>((found, each) => [...found, ...found.map((subset) => [...subset, each])], [[]])
}

function boundsOf({ options }: Raisable): { least: number; most: number } {
  const runs = options.flatMap((set) => set.runs)
  return { least: Math.min(...runs.map((run) => run.first)), most: Math.max(...runs.map(lastOf)) }
}

interface Stretch {
  readonly bounds: Raised
  readonly others: readonly Assessed[]
}

function stretches(situation: Situation, field: readonly Assessed[], all: Raised): Stretch[] {
  const judged = new Map<string, readonly Assessed[]>()
  const judge = (bounds: Raised, end: 'least' | 'most') => {
    const points = new Map([...bounds].map(([position, each]) => [position, each[end]]))
    const key = [...points.values()].join()
    const known = judged.get(key) ?? withMeans(situation, field, points)
    judged.set(key, known)
    return known
  }
  const found: Stretch[] = []
  const waiting = [all]
  for (let bounds = waiting.pop(); bounds; bounds = waiting.pop()) {
    const others = judge(bounds, 'least')
    const [widest] = [...bounds].sort((a, b) => b[1].most - b[1].least - (a[1].most - a[1].least))
    if (!widest || widest[1].least === widest[1].most || isSame(situation, others, judge(bounds, 'most'))) {
      found.push({ bounds, others })
      continue
    }
    const [position, { least, most }] = widest
    const middle = Math.floor((least + most) / 2)
    waiting.push(new Map(bounds).set(position, { least, most: middle }), new Map(bounds).set(position, { least: middle + 1, most }))
  }
  return found
}

/** Everybody judged with these points of the organization; only those that take a mean can differ. */
function withMeans(situation: Situation, field: readonly Assessed[], points: ReadonlyMap<number, number>): Assessed[] {
  const { plan, entries, own, rows, options } = situation
  const moved = new Set([...points.keys()].flatMap((position) => takers(situation, position)))
  if (moved.size === 0) return [...field]
  const changed = rows.map((row, index) => (index === own ? row.map((cell, position) => (points.has(position) ? cellOf(plan, position, points.get(position) ?? 0) : cell)) : row))
  const settled = settledRows(plan, entries, changed)
  return field.map((each, index) => (moved.has(index) ? assess(plan, nth(entries, index), nth(settled, index), { ...options, detail: 'totals' }) : each))
}

/** Whether nothing that ranks others has changed: what they are ranked by, and what their levels rest on. */
function isSame({ own }: Situation, a: readonly Assessed[], b: readonly Assessed[]): boolean {
  const written = ({ keys, result }: Assessed) => JSON.stringify([keys, result.total, result.stars.map((star) => star.lit)])
  return a.every((each, index) => index === own || each === b[index] || written(each) === written(nth(b, index)))
}
