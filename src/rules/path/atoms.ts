import { nth } from '../nth'
import type { Exact } from '../numbers/exact'
import { all, type Formula, type Measured } from './formula'
import { aboveMin, beforeRounding, firstWhole, scaleBound, type Bound } from './range'
import { sumOf, type Situation } from './situation'

/** What a number is now, and the most it can be raised to. Raising never lowers any of them. */
interface Extent {
  readonly now: Exact
  readonly most: Exact
}

function extentOf(situation: Situation, of: Measured): Extent {
  const { stars, cells } = situation
  if (of === 'total') return { now: sumOf(situation, (star) => star.points), most: sumOf(situation, (star) => star.most) }
  if ('star' in of) return { now: nth(stars, of.star).points, most: nth(stars, of.star).most }
  const now = nth(cells, of.indicator).points ?? 0
  return { now, most: stars.flatMap((star) => star.raisables).find((each) => each.position === of.indicator)?.most ?? now }
}

/** What is so already, and what cannot be, needs no further looking at. */
function reaches(situation: Situation, of: Measured, bound: Bound): Formula {
  const { now, most } = extentOf(situation, of)
  if (aboveMin(now, bound)) return true
  return aboveMin(most, bound) ? { of, side: 'min', bound } : false
}

/** Points of a scored indicator that enter the sums. */
export function indicatorReaches(situation: Situation, indicator: number, bound: Bound): Formula {
  return reaches(situation, { indicator }, bound)
}

/** A star's score, at its place of rounding. */
export function starReaches(situation: Situation, star: number, line: Exact): Formula {
  return starBound(situation, star, { value: line, strict: false })
}

/** The same, read with four decimals. */
export function shownStarReaches(situation: Situation, star: number, line: Exact): Formula {
  return starBound(situation, star, beforeRounding(line, 4, 'half-up'))
}

function starBound(situation: Situation, star: number, bound: Bound): Formula {
  const { scoring } = nth(situation.stars, star)
  const raw = scoring.rounding === null ? bound : beforeRounding(firstWhole(bound), scoring.rounding.decimals, scoring.rounding.mode)
  return reaches(situation, { star }, scoring.scale === null ? raw : scaleBound(raw, scoring.scale))
}

/** The total, after its cap and rounding, at least `line`. */
export function totalReaches(situation: Situation, line: Exact): Formula {
  const { scheme, cap } = situation.plan
  const bound = scheme.roundAt === 'total' ? beforeRounding(line, scheme.decimals, scheme.rounding) : { value: line, strict: false }
  return (cap === null || aboveMin(cap, bound)) && reaches(situation, 'total', bound)
}

/** Lit: the line and every required indicator are reached, and no veto darkens it. */
export function starLit(situation: Situation, index: number): Formula {
  const { plan, standing, cells } = situation
  const star = nth(plan.stars, index)
  const darkened = standing.vetoes.some(({ effect }) => effect.kind === 'darken-star' && effect.star === star.definition.code)
  const empty = nth(standing.stars, index).unmet[0] === '*'
  const required = star.indicators.map(({ position, required: line }): Formula => {
    if (line === null) return true
    const cell = nth(cells, position)
    if (cell.state !== 'scored') return cell.state === 'not-applicable'
    return indicatorReaches(situation, position, { value: line, strict: false })
  })
  return !darkened && !empty && all(starReaches(situation, index, star.line), ...required)
}
