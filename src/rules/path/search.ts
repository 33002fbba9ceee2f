import { compareIds } from '../ranking/ids'
import { compareExact, type Exact } from '../numbers/exact'
import { demanding, raised, staying, type Candidate, type Demand } from './candidate'
import { cheapest } from './cheapest'
import type { Raisable } from './options'
import type { Prospect } from './prospect'
import { clip, lastOf } from './runs'
import type { Situation } from './situation'

/** An indicator and the points, as they enter the sums, it is raised to. */
export interface Raise {
  readonly raisable: Raisable
  readonly to: number
  /** How much less the rule has to give for it. */
  readonly saving: number
}

/** Candidates that share the fewest indicators and the fewest points. */
interface Best {
  readonly count: number
  readonly cost: Exact
  readonly candidates: readonly Candidate[]
}

/**
 * The raises that reach the goal: fewest indicators, fewest points, smallest codes, smallest points in scheme order.
 *
 * Ties are settled by asking again: whether the best can still be had with this indicator raised, or raised no further
 * than this.
 */
export function search(situation: Situation, prospect: Prospect): Raise[] | null {
  const raisables = situation.stars.flatMap((star) => star.raisables)
  const best = fewest(prospect, raisables.length)
  if (best === null) return null
  const { chosen, left } = smallestCodes(situation, best, raisables)
  let open = left
  return chosen.map((raisable) => {
    const { raise, left: still } = smallestPoints(situation, { ...best, candidates: open }, raisable)
    open = still
    return raise
  })
}

function fewest(prospect: Prospect, most: number): Best | null {
  for (let count = 0; count <= most; count += 1) {
    let least: Exact | null = null
    let sharing: Candidate[] = []
    const waiting = [prospect]
    for (let open = waiting.pop(); open; open = waiting.pop()) {
      const { cost, candidates } = cheapestOf(open.candidates, count, least)
      if (cost === null) continue
      if (open.parts !== null) {
        waiting.push(...[...open.parts()].reverse())
        continue
      }
      sharing = least !== null && compareExact(cost, least) === 0 ? [...sharing, ...candidates] : [...candidates]
      least = cost
    }
    if (least !== null) return { count, cost: least, candidates: sharing }
  }
  return null
}

/** The least cost of so many raised indicators within the limit, and the candidates that have it. */
function cheapestOf(candidates: readonly Candidate[], count: number, limit: Exact | null): { cost: Exact | null; candidates: readonly Candidate[] } {
  let least: Exact | null = null
  let sharing: Candidate[] = []
  for (const candidate of candidates) {
    const cost = cheapest(candidate.problem, count, least ?? limit)
    if (cost === null) continue
    sharing = least !== null && compareExact(cost, least) === 0 ? [...sharing, candidate] : [candidate]
    least = cost
  }
  return { cost: least, candidates: sharing }
}

/** The candidates that still have the best with one more demand. */
function withDemand(situation: Situation, { count, cost, candidates }: Best, { position }: Raisable, demand: Demand): Candidate[] {
  return candidates.map((candidate) => demanding(situation, candidate, position, demand)).filter(({ problem }) => cheapest(problem, count, cost) !== null)
}

/** @returns the chosen indicators in scheme order. */
function smallestCodes(situation: Situation, best: Best, raisables: readonly Raisable[]): { chosen: Raisable[]; left: readonly Candidate[] } {
  const chosen: Raisable[] = []
  let left = best.candidates
  for (const raisable of [...raisables].sort((a, b) => compareIds(a.code, b.code))) {
    const still = chosen.length < best.count ? withDemand(situation, { ...best, candidates: left }, raisable, raised) : []
    if (still.length > 0) chosen.push(raisable)
    left = still.length > 0 ? still : left.map((candidate) => demanding(situation, candidate, raisable.position, staying))
  }
  return { chosen: chosen.sort((a, b) => a.position - b.position), left }
}

function smallestPoints(situation: Situation, best: Best, raisable: Raisable): { raise: Raise; left: readonly Candidate[] } {
  const values = raisable.options.flatMap(({ runs }) => runs)
  let low = Math.min(...values.map((run) => run.first))
  let high = Math.max(...values.map(lastOf))
  let left = best.candidates
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const below = withDemand(situation, { ...best, candidates: left }, raisable, { mayStay: false, least: low, most: middle })
    if (below.length > 0) {
      left = below
      high = middle
    } else low = middle + 1
  }
  left = withDemand(situation, { ...best, candidates: left }, raisable, { mayStay: false, least: low, most: low })
  const saving = raisable.options.find(({ runs }) => clip(runs, low, low).length > 0)?.saving ?? 0
  return { raise: { raisable, to: low, saving }, left }
}
