import { nth } from '../nth'
import { rangeIn, type Box, type Measured } from './formula'
import type { OptionSet, Raisable } from './options'
import { clip } from './runs'
import { contains, firstWhole, lastWhole, shiftBound, type Range } from './range'
import { sumOf, type Situation } from './situation'
import type { Problem } from './cheapest'
import type { Choice } from './star-table'

/** What is asked of an indicator beside what the box asks: that it is raised, stays, or comes to at most so much. */
export type Demand = 'raise' | 'stay' | { readonly to: { readonly least: number; readonly most: number } }

/** One box of a goal with the demands made so far, by position. */
export interface Candidate {
  readonly box: Box
  readonly demands: ReadonlyMap<number, Demand>
  readonly problem: Problem
}

/** A box as a problem; what the demands of others say about a star's indicators stays with that star. */
export function candidateOf(situation: Situation, box: Box, demands: ReadonlyMap<number, Demand> = new Map()): Candidate {
  const { min, max } = rangeIn(box, 'total')
  const now = sumOf(situation, (star) => star.points)
  const stars = situation.stars.map((_, index) => starProblem(situation, box, demands, index))
  return { box, demands, problem: { stars, gain: { min: shiftBound(min, now), max: shiftBound(max, now) } } }
}

/** The candidate with one more demand: only the star of that indicator becomes another. */
export function demanding(situation: Situation, { box, demands: before, problem }: Candidate, position: number, demand: Demand): Candidate {
  const demands = new Map(before).set(position, demand)
  const changed = situation.stars.findIndex((star) => star.raisables.some((each) => each.position === position))
  return { box, demands, problem: { ...problem, stars: problem.stars.map((star, index) => (index === changed ? starProblem(situation, box, demands, index) : star)) } }
}

function starProblem(situation: Situation, box: Box, demands: ReadonlyMap<number, Demand>, index: number): Problem['stars'][number] {
  const { points, scoring, raisables } = nth(situation.stars, index)
  const choices = raisables.map((raisable) => choiceOf(raisable, rangeIn(box, { indicator: raisable.position }), demands.get(raisable.position)))
  return { points, scoring, range: rangeIn(box, { star: index } satisfies Measured), choices }
}

function choiceOf({ present, options }: Raisable, range: Range, demand: Demand | undefined): Choice {
  const { least, most } = typeof demand === 'object' ? demand.to : { least: -Infinity, most: Infinity }
  const low = Math.max(range.min ? firstWhole(range.min) : -Infinity, least)
  const high = Math.min(range.max ? lastWhole(range.max) : Infinity, most)
  const clipped = options.map(({ saving, runs }): OptionSet => ({ saving, runs: clip(runs, low, high) })).filter(({ runs }) => runs.length > 0)
  return { present, mayStay: (demand === undefined || demand === 'stay') && contains(range, present), options: demand === 'stay' ? [] : clipped }
}
