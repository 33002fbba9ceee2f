import type { CompiledStar, Plan } from '../compile/compiled'
import { missing, scored, type Cell } from '../evaluate/cell'
import { starStanding } from '../evaluate/stars'
import { add, compareExact, type Exact } from '../numbers/exact'
import type { Candidate, Option } from './candidates'
import { atLeast, sums, untilPast, type Intervals, type Range } from './intervals'

/** Some of a star's indicators raised by so much each; `costs` are the sums of raises that are possible. */
export interface StarState {
  raised: readonly { candidate: Candidate; option: Option }[]
  beside: Exact
  costs: Intervals
}

/** What a star comes to at some cost. */
export interface StarOutcome {
  raised: StarState['raised']
  cost: number
  score: Exact
  unmet: string[]
}

/** A star with what can be done about it. `bound`: the cost beyond which more is of no use. */
export interface RaisableStar {
  star: CompiledStar
  index: number
  candidates: readonly Candidate[]
  darkening: readonly string[]
  bound: number
}

/** Every choice of at most `most` indicators of a star, the empty one first. @param must codes that have to be among them */
export function statesOf({ candidates, bound }: RaisableStar, most: number, must: ReadonlySet<string> | null): StarState[] {
  let states: StarState[] = [{ raised: [], beside: 0, costs: [[0, 0]] }]
  for (const candidate of candidates) {
    const grown: StarState[] = []
    for (const state of states) {
      if (state.raised.length >= most) continue
      for (const option of candidate.options) {
        const costs = untilPast(sums(state.costs, option.raises), bound)
        if (costs.length > 0) grown.push({ raised: [...state.raised, { candidate, option }], beside: add(state.beside, option.beside), costs })
      }
    }
    states = must === null ? [...states, ...grown] : grown
  }
  return states
}

/** A star's cells with these raises; the first raised indicator carries what the raises come to beyond their asked points. */
export function standingAt(plan: Plan, { star, darkening }: RaisableStar, cells: readonly Cell[], state: StarState, cost: number): { score: Exact; unmet: string[] } {
  return scorer(plan, { star, darkening }, cells, state)(cost)
}

/** The score and what is unmet, by cost: everything but the sum is the same for all costs of a state. */
function scorer(plan: Plan, { star, darkening }: Pick<RaisableStar, 'star' | 'darkening'>, cells: readonly Cell[], state: StarState): (cost: number) => { score: Exact; unmet: string[] } {
  const raised = new Map(state.raised.map(({ candidate, option }) => [candidate.position, option.asked]))
  const present = state.raised.reduce<Exact>((sum, { candidate }) => add(sum, cells[candidate.position]?.points ?? 0), 0)
  const asked = cells.map((cell, position) => (raised.has(position) ? scored(raised.get(position) ?? 0, null) : cell))
  const unmetBut = starStanding(plan.scheme, star, asked, darkening).unmet.filter((each) => each !== 'score')
  const [first] = state.raised
  return (cost) => {
    // The star's sum is that of the present points, the raises, and what stands beside them.
    const sum = add(add(present, cost), state.beside)
    const summed = cells.map((cell, position) => (position === first?.candidate.position ? scored(sum, null) : raised.has(position) ? zero : cell))
    const { score, unmet } = starStanding(plan.scheme, star, first === undefined ? cells : summed, darkening)
    const short = unmet.includes('score')
    const codes = new Set(plan.vetoes.keys())
    const own = unmetBut.filter((each) => !codes.has(each))
    return { score, unmet: [...own, ...(short ? ['score'] : []), ...unmetBut.filter((each) => codes.has(each))] }
  }
}

const zero: Cell = { ...missing, state: 'scored', points: 0 }

/** One outcome for every score a state can give, at its lowest cost. */
export function outcomesOf(plan: Plan, raisable: RaisableStar, cells: readonly Cell[], state: StarState): StarOutcome[] {
  const scoreAt = scorer(plan, raisable, cells, state)
  const outcomes: StarOutcome[] = []
  for (const range of state.costs) {
    for (let cost: number | null = range[0]; cost !== null; ) {
      const { score, unmet } = scoreAt(cost)
      const last = outcomes.at(-1)
      if (!last || compareExact(last.score, score) !== 0) outcomes.push({ raised: state.raised, cost, score, unmet })
      cost = nextScore(cost, range, score, (each) => scoreAt(each).score)
    }
  }
  return outcomes
}

/** The lowest cost of a range with a higher score: scores only rise with the cost, so it can be searched for. */
function nextScore(cost: number, [, high]: Range, score: Exact, scoreAt: (cost: number) => Exact): number | null {
  if (cost >= high || compareExact(scoreAt(high), score) === 0) return null
  let reach = 1
  while (cost + reach < high && compareExact(scoreAt(cost + reach), score) === 0) reach *= 2
  let [low, top] = [cost + Math.floor(reach / 2), Math.min(high, cost + reach)]
  while (top - low > 1) {
    const middle = Math.floor((low + top) / 2)
    if (compareExact(scoreAt(middle), score) === 0) low = middle
    else top = middle
  }
  return top
}

/** The lowest cost at which a star's line is reached; null when none is. */
export function costOfLine(plan: Plan, raisable: RaisableStar, cells: readonly Cell[], state: StarState): number | null {
  const scoreAt = scorer(plan, raisable, cells, state)
  const lit = (cost: number) => !scoreAt(cost).unmet.includes('score')
  const highest = state.costs.at(-1)?.[1]
  if (highest === undefined || !lit(highest)) return null
  let [low, high] = [-1, highest]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (lit(middle)) high = middle
    else low = middle
  }
  return atLeast(state.costs, high)
}
