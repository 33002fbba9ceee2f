import type { Assessed } from '../evaluate/assess'
import { nth } from '../nth'
import { compareKeys } from '../ranking/places'
import { candidateOf, staying, type Candidate, type Demand } from './candidate'
import { boxesOf, type Formula } from './formula'
import type { Raisable } from './options'
import { keysToBeat, rankReaches } from './rank-goal'
import { valuesOf } from './runs'
import { assessAll, type Situation } from './situation'
import { between, takersOf, withMeans } from './track-means'

/**
 * Candidates of which at least one is met by whatever reaches the goal under some demands. Where they promise more than
 * the goal, `parts` splits the demands; null where they say exactly what the goal asks for.
 */
export interface Prospect {
  readonly candidates: readonly Candidate[]
  readonly parts: (() => readonly Prospect[]) | null
}

export function prospectOf(situation: Situation, goal: Formula): Prospect {
  return { candidates: boxesOf(goal).map((box) => candidateOf(situation, box)), parts: null }
}

/** An indicator whose points move others: its values from `first` to `last`, and whether it may stay. */
interface Moving {
  readonly position: number
  readonly values: readonly number[]
  readonly mayStay: boolean
  readonly first: number
  readonly last: number
}

/**
 * A rank in the track. Where others take the track's mean of an indicator, raising it raises them: then their keys are
 * bounded from below over a stretch of points, and stretches are halved for as long as they matter.
 */
export function rankProspect(situation: Situation, rank: number): Prospect {
  const field = assessAll(situation)
  const raisables = situation.stars.flatMap((star) => star.raisables)
  const takers = new Map(raisables.map((each) => [each, takersOf(situation, each)] as const).filter(([, indices]) => indices.length > 0))
  if (takers.size === 0) return prospectOf(situation, rankReaches(situation, field, rank))
  const moved = new Set([...takers.values()].flat())
  const judged = new Map<string, readonly Assessed[]>()
  const judge = (points: ReadonlyMap<number, number>) => {
    const key = JSON.stringify([...points])
    const known = judged.get(key) ?? withMeans(situation, field, moved, points)
    judged.set(key, known)
    return known
  }
  const make = (all: readonly Moving[]): Prospect => {
    const { worst, best } = between(situation, judge(lowest(all)), judge(highest(all)))
    const settled = best !== null && isSame(keysToBeat(situation, worst, rank), keysToBeat(situation, best, rank))
    const demands = new Map(all.map((each) => [each.position, demandOf(each)]))
    const candidates = boxesOf(rankReaches(situation, worst, rank)).map((box) => candidateOf(situation, box, demands))
    return { candidates, parts: settled ? null : once(() => split(all).map(make)) }
  }
  return make([...takers.keys()].map(wholeRange))
}

/** Whether two bounds of the keys to beat leave nothing between them. */
function isSame(a: readonly number[] | null, b: readonly number[] | null): boolean {
  return a === null || b === null ? a === b : compareKeys(a, b) === 0
}

function wholeRange({ position, options }: Raisable): Moving {
  const values = options.flatMap(({ runs }) => runs.flatMap(valuesOf)).sort((a, b) => a - b)
  return { position, values, mayStay: true, first: 0, last: values.length - 1 }
}

const canRaise = ({ first, last }: Moving): boolean => first <= last

function lowest(all: readonly Moving[]): Map<number, number> {
  return new Map(all.filter((each) => !each.mayStay).map(({ position, values, first }) => [position, nth(values, first)]))
}

function highest(all: readonly Moving[]): Map<number, number> {
  return new Map(all.filter(canRaise).map(({ position, values, last }) => [position, nth(values, last)]))
}

function demandOf(moving: Moving): Demand {
  const { mayStay, values, first, last } = moving
  return canRaise(moving) ? { mayStay, least: nth(values, first), most: nth(values, last) } : staying
}

/** The longest stretch in two; before that, staying and being raised. */
function split(all: readonly Moving[]): Moving[][] {
  const length = ({ mayStay, first, last }: Moving) => (mayStay && first <= last ? Infinity : last - first)
  const widest = all.reduce((found, each) => (length(each) > length(found) ? each : found))
  const { mayStay, first, last } = widest
  const middle = Math.floor((first + last) / 2)
  const halves = mayStay ? [{ ...widest, last: first - 1 }, { ...widest, mayStay: false }] : [{ ...widest, last: middle }, { ...widest, first: middle + 1 }]
  return halves.map((half) => all.map((each) => (each === widest ? half : each)))
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
