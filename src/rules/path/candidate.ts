import { nth } from '../nth'
import { rangeIn, type Box } from './formula'
import type { OptionSet, Raisable } from './options'
import { clip } from './runs'
import { contains, firstWhole, lastWhole, shiftBound, type Range } from './range'
import { sumOf, type Situation } from './situation'
import type { Problem } from './cheapest'
import type { Choice } from './star-table'

/** What is asked of an indicator beside what the box asks: whether it may stay, and between what it may be raised to. */
export interface Demand {
  readonly mayStay: boolean
  readonly least: number
  readonly most: number
}

export const raised: Demand = { mayStay: false, least: -Infinity, most: Infinity }
export const staying: Demand = { mayStay: true, least: Infinity, most: -Infinity }
const free: Demand = { mayStay: true, least: -Infinity, most: Infinity }

/** One box of a goal with the demands made so far, by position. */
export interface Candidate {
  readonly box: Box
  readonly demands: ReadonlyMap<number, Demand>
  readonly problem: Problem
}

/** A box as a problem, under these demands. */
export function candidateOf(situation: Situation, box: Box, demands: ReadonlyMap<number, Demand> = new Map()): Candidate {
  const { min, max } = rangeIn(box, 'total')
  const now = sumOf(situation, (star) => star.points)
  const stars = situation.stars.map((_, index) => starProblem(situation, box, demands, index))
  return { box, demands, problem: { stars, gain: { min: shiftBound(min, now), max: shiftBound(max, now) } } }
}

/** The candidate with one more demand: only the star of that indicator becomes another. */
export function demanding(situation: Situation, { box, demands: before, problem }: Candidate, position: number, demand: Demand): Candidate {
  const { mayStay, least, most } = before.get(position) ?? free
  const demands = new Map(before).set(position, { mayStay: mayStay && demand.mayStay, least: Math.max(least, demand.least), most: Math.min(most, demand.most) })
  const changed = situation.stars.findIndex((star) => star.raisables.some((each) => each.position === position))
  return { box, demands, problem: { ...problem, stars: problem.stars.map((star, index) => (index === changed ? starProblem(situation, box, demands, index) : star)) } }
}

function starProblem(situation: Situation, box: Box, demands: ReadonlyMap<number, Demand>, index: number): Problem['stars'][number] {
  const { points, scoring, raisables } = nth(situation.stars, index)
  const choices = raisables.map((raisable) => choiceOf(raisable, rangeIn(box, { indicator: raisable.position }), demands.get(raisable.position) ?? free))
  return { points, scoring, range: rangeIn(box, { star: index }), choices }
}

function choiceOf({ present, options }: Raisable, range: Range, { mayStay, least, most }: Demand): Choice {
  const low = Math.max(range.min ? firstWhole(range.min) : -Infinity, least)
  const high = Math.min(range.max ? lastWhole(range.max) : Infinity, most)
  const clipped = options.map(({ saving, runs }): OptionSet => ({ saving, runs: clip(runs, low, high) })).filter(({ runs }) => runs.length > 0)
  return { present, mayStay: mayStay && contains(range, present), options: clipped }
}
