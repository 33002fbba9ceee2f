import { add, larger, smaller, subtract, type Exact } from '../numbers/exact'
import { shiftBound, type Range } from './range'
import { starTable, type StarProblem, type Wanted } from './star-table'
import { cut, highestGain, indexOf, lastAffordable, lastIndexOf, nothing, together, undominated, type Strip } from './strip'

/** One box of a goal: what each star must come to, and what must be gained in total. */
export interface Problem {
  readonly stars: readonly StarProblem[]
  readonly gain: Range
}

/** What the stars that follow can add when so many of their indicators are raised. */
interface Rest {
  readonly most: Exact
  readonly least: Exact
  readonly cost: Exact
}

/** Tables are kept as long as their star: trying one indicator changes one star. */
const tables = new WeakMap<StarProblem, Map<string, Strip[][]>>()

function tableOf(star: StarProblem, count: number, { min, max }: Range): Strip[][] {
  const wanted: Wanted = max !== null ? 'exact' : min === null ? 'nothing' : { atLeast: min }
  const key = typeof wanted === 'string' ? `${count} ${wanted}` : `${count}`
  const known = tables.get(star) ?? new Map<string, Strip[][]>()
  tables.set(star, known)
  const table = known.get(key) ?? starTable(star, Math.min(count, star.choices.length), wanted)
  known.set(key, table)
  return table
}

/**
 * The fewest points for which exactly `count` raised indicators solve the problem; null when they cannot.
 *
 * Exact: star by star it keeps every number of raised indicators with every gain and its least cost, leaving out only what
 * cannot end in the range or is no better than something kept.
 *
 * @param limit solutions that cost more are not looked for.
 */
export function cheapest(problem: Problem, count: number, limit: Exact | null): Exact | null {
  const { gain } = problem
  const stars = problem.stars.map((star) => tableOf(star, count, gain))
  const rests = restsOf(stars, count)
  const best = gain.max === null
  let reached = new Map<number, Strip[]>([[0, [nothing]]])
  stars.forEach((table, index) => {
    const next = new Map<number, Strip[]>()
    for (const [raised, before] of reached) {
      table.forEach((strips, more) => {
        const rest = rests[index + 1]?.[count - raised - more] ?? null
        if (rest === null) return
        const ways = before.flatMap((a) => strips.flatMap((b) => together(a, b, best))).flatMap((strip) => trimmed(strip, gain, rest, limit))
        next.set(raised + more, [...(next.get(raised + more) ?? []), ...ways])
      })
    }
    reached = new Map([...next].map(([raised, ways]) => [raised, best ? undominated(ways) : distinct(ways)]))
  })
  return (reached.get(count) ?? []).reduce<Exact | null>((least, strip) => (least === null ? strip.cost : smaller(least, strip.cost)), null)
}

/** Of a strip only what the stars that follow can still bring into the range, within the limit. */
function trimmed(strip: Strip, { min, max }: Range, rest: Rest, limit: Exact | null): Strip[] {
  const needed = shiftBound(min, rest.most)
  const allowed = shiftBound(max, rest.least)
  /** Where the rest gets there in any case, going further only costs more. */
  const enough = max === null ? shiftBound(min, rest.least) : null
  const first = needed === null ? 0 : indexOf(strip, needed)
  let last = strip.count - 1
  if (allowed !== null) last = Math.min(last, lastIndexOf(strip, allowed))
  if (enough !== null) last = Math.min(last, Math.max(first, indexOf(strip, enough)))
  if (limit !== null) last = Math.min(last, lastAffordable(strip, subtract(limit, rest.cost)))
  return cut(strip, first, last)
}

/** By star, then by number of raised indicators; null where the stars cannot raise so many. */
function restsOf(stars: readonly Strip[][][], count: number): (Rest | null)[][] {
  const none = Array.from({ length: count + 1 }, (_, raised): Rest | null => (raised === 0 ? { most: 0, least: 0, cost: 0 } : null))
  const found = [none]
  for (const table of [...stars].reverse()) {
    const after = found[0] ?? none
    const own = table.map(extremes)
    found.unshift(
      none.map((_, raised) =>
        own.reduce<Rest | null>((all, each, more) => {
          const rest = after[raised - more]
          return each && rest ? widest(all, { most: add(each.most, rest.most), least: add(each.least, rest.least), cost: add(each.cost, rest.cost) }) : all
        }, null),
      ),
    )
  }
  return found
}

function extremes(strips: readonly Strip[]): Rest | null {
  return strips.reduce<Rest | null>((all, strip) => widest(all, { most: highestGain(strip), least: strip.gain, cost: strip.cost }), null)
}

function widest(a: Rest | null, b: Rest): Rest {
  return a === null ? b : { most: larger(a.most, b.most), least: smaller(a.least, b.least), cost: smaller(a.cost, b.cost) }
}

function distinct(strips: readonly Strip[]): Strip[] {
  const written = (value: Exact) => (typeof value === 'number' ? value : `${value.n}/${value.d}`)
  return [...new Map(strips.map((strip) => [`${written(strip.gain)} ${written(strip.gainStep)} ${written(strip.cost)} ${strip.costStep} ${strip.count}`, strip])).values()]
}
