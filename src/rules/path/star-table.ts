import { add, multiply, partsOf, SCALE, subtract, type Exact } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import type { Rounding } from '../types'
import { commonDivisor, commonMultiple } from './divisors'
import type { OptionSet } from './options'
import { aboveMin, beforeRounding, firstWhole, lastWhole, scaleBound, shiftBound, type Bound, type Range } from './range'
import { clip, lastOf, normal, shift, single, sums, type Run, type Runs } from './runs'
import { undominated, way, type Strip } from './strip'

/** An indicator of a star, as far as a box leaves it free. */
export interface Choice {
  readonly present: Exact
  /** Whether it may stay at its present points. */
  readonly mayStay: boolean
  readonly options: readonly OptionSet[]
}

/** How a star's points become its score. */
export interface Scoring {
  /** What its points are multiplied with, null where they are its score. */
  readonly scale: Exact | null
  readonly rounding: { readonly decimals: number; readonly mode: Rounding } | null
}

export interface StarProblem {
  readonly points: Exact
  readonly scoring: Scoring
  /** What its points must lie between. */
  readonly range: Range
  readonly choices: readonly Choice[]
}

/** What the total asks for: nothing, at least so much more, or anything from a range, so that every way counts. */
export type Wanted = 'nothing' | { readonly atLeast: Bound } | 'exact'

export function scoreOf({ scale, rounding }: Scoring, points: Exact): Exact {
  const score = scale === null ? points : multiply(points, scale)
  return rounding === null ? score : roundExact(score, rounding.decimals, rounding.mode)
}

/** Sums of raised points, by what lies beside the whole numbers. */
interface Sums {
  readonly raised: number
  /** Added to each sum: the fractions of a ten-thousandth that raising did away with. */
  readonly beside: Exact
  readonly saving: number
  readonly runs: Runs
}

/** Per number of raised indicators, up to `most`, the ways to raise a star. */
export function starTable(star: StarProblem, most: number, wanted: Wanted): Strip[][] {
  let found: Sums[] = [{ raised: 0, beside: 0, saving: 0, runs: [single(0)] }]
  for (const choice of star.choices) found = withChoice(found, choice, most)
  const table: Strip[][] = Array.from({ length: most + 1 }, () => [])
  for (const each of found) table[each.raised]?.push(...stripsOf(star, each, wanted))
  return table.map((strips) => (wanted === 'exact' ? strips : undominated(strips)))
}

function withChoice(before: readonly Sums[], { present, mayStay, options }: Choice, most: number): Sums[] {
  const found = new Map<string, Sums>()
  const put = (each: Sums) => {
    const key = `${each.raised} ${each.saving} ${typeof each.beside === 'number' ? each.beside : `${each.beside.n}/${each.beside.d}`}`
    const same = found.get(key)
    found.set(key, same ? { ...same, runs: normal([...same.runs, ...each.runs]) } : each)
  }
  const whole = wholeBelow(present)
  const fraction = subtract(present, whole)
  for (const each of before) {
    if (mayStay) put(each)
    if (each.raised === most) continue
    for (const { saving, runs } of options) {
      put({ raised: each.raised + 1, beside: subtract(each.beside, fraction), saving: each.saving + saving, runs: sums(each.runs, shift(runs, -whole)) })
    }
  }
  return [...found.values()]
}

function wholeBelow(value: Exact): number {
  return typeof value === 'number' ? value : lastWhole({ value, strict: false })
}

function stripsOf(star: StarProblem, { beside, saving, runs }: Sums, wanted: Wanted): Strip[] {
  const base = add(star.points, beside)
  const [min, max] = [shiftBound(star.range.min, base), shiftBound(star.range.max, base)]
  const kept = clip(runs, min ? firstWhole(min) : -Infinity, max ? lastWhole(max) : Infinity)
  const score = scoreOf(star.scoring, star.points)
  const wayOf = (raise: number) => way(subtract(scoreOf(star.scoring, add(base, raise)), score), add(beside, raise - saving))
  if (wanted === 'nothing') return kept.length === 0 ? [] : [{ ...wayOf(Math.min(...kept.map((run) => run.first))), gain: 0 }]
  return kept.flatMap((run) => stripsOfRun(star.scoring, base, run, wayOf, wanted))
}

type WayOf = (raise: number) => Strip

function stripsOfRun(scoring: Scoring, base: Exact, run: Run, wayOf: WayOf, wanted: Wanted): Strip[] {
  const { scale, rounding } = scoring
  const strip = (first: number, gainStep: Exact, costStep: number): Strip => {
    const count = Math.floor((lastOf(run) - first) / costStep) + 1
    return count === 1 ? wayOf(first) : { ...wayOf(first), gainStep, costStep, count }
  }
  if (rounding === null) return [strip(run.first, scale === null ? run.step : multiply(scale, run.step), run.step)]
  const period = periodOf(scale, rounding, run.step)
  const found = [wayOf(run.first)]
  const start = nextRaise(scoring, base, run, run.first)
  for (let raise = start; raise !== null && start !== null && raise < start + period.cost; raise = nextRaise(scoring, base, run, raise)) {
    found.push(strip(raise, period.gain, period.cost))
    if (typeof wanted === 'object' && aboveMin(wayOf(raise).gain, wanted.atLeast)) return found
  }
  return found
}

/** After how much more the rounded score goes on as before, that much higher; endless where the numbers are too large. */
function periodOf(scale: Exact | null, { decimals, mode }: NonNullable<Scoring['rounding']>, step: number): { cost: number; gain: number } {
  const unit = 10 ** (4 - decimals) * (mode === 'half-up' ? 1 : 2)
  const { n, d } = partsOf(scale ?? SCALE)
  const below = d * BigInt(SCALE)
  const common = commonDivisor(n, below)
  const cost = commonMultiple((below / common) * BigInt(unit), BigInt(step))
  const gain = (cost * n) / below
  return cost > BigInt(Number.MAX_SAFE_INTEGER) ? { cost: Infinity, gain: Infinity } : { cost: Number(cost), gain: Number(gain) }
}

/** The smallest raise of a run that gives a higher score than `raise` does. */
function nextRaise(scoring: Scoring, base: Exact, run: Run, raise: number): number | null {
  const { scale, rounding } = scoring
  if (rounding === null) return null
  const line = add(scoreOf(scoring, add(base, raise)), 10 ** (4 - rounding.decimals))
  const bound = beforeRounding(line, rounding.decimals, rounding.mode)
  const needed = firstWhole({ ...bound, value: subtract((scale === null ? bound : scaleBound(bound, scale)).value, base) })
  const next = Math.max(raise + run.step, run.first + Math.ceil((needed - run.first) / run.step) * run.step)
  return next > lastOf(run) ? null : next
}
