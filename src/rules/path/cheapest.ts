import { compareExact, smaller, subtract, type Exact } from '../numbers/exact'
import { aboveMin, approximately, belowMax, shiftBound, type Range } from './range'
import { restsOf, type Rest, type Ways } from './rest'
import { starTable, type StarProblem, type Wanted } from './star-table'
import { cut, indexOf, lastAffordable, lastIndexOf, nothing, together, undominated, type Strip } from './strip'

/** One box of a goal: what each star must come to, and what must be gained in total. */
export interface Problem {
  readonly stars: readonly StarProblem[]
  readonly gain: Range
}

/** The last table of each star: trying one indicator changes one star. A star belongs to one problem, and so to one range. */
const tables = new WeakMap<StarProblem, Strip[][]>()

function tableOf(star: StarProblem, count: number, { min, max }: Range): Strip[][] {
  const wanted: Wanted = max !== null ? 'exact' : min === null ? 'nothing' : { atLeast: min }
  const most = Math.min(count, star.choices.length)
  const known = tables.get(star)
  if (known?.length === most + 1) return known
  const table = starTable(star, most, wanted)
  tables.set(star, table)
  return table
}

/** The first limit beyond the bound, in ten-thousandths, and by how much the next is larger. */
const firstLimit = 4
const nextLimit = 4

/**
 * The fewest points for which exactly `count` raised indicators solve the problem; null when they cannot.
 *
 * Exact: star by star it keeps every number of raised indicators with every gain and its least cost, leaving out only what
 * cannot end in the range, is no better than something kept, or is sure to cost more than a limit; the limit grows from a
 * bound of the cost until something is found.
 *
 * @param limit solutions that cost more are not looked for.
 */
export function cheapest({ stars, gain }: Problem, count: number, limit: Exact | null): Exact | null {
  const ways = stars.map((star): Ways => ({ table: tableOf(star, count, gain), slope: approximately(star.scoring.scale ?? 10_000) / 10_000 })).sort((a, b) => b.slope - a.slope)
  const rests = restsOf(ways, count)
  const all = rests[0]?.[count] ?? null
  if (all === null || !aboveMin(all.most, gain.min) || !belowMax(all.least, gain.max)) return null
  if (gain.min === null || gain.max !== null) return within(ways, rests, gain, count, limit)
  const bound = Math.floor(Math.max(approximately(all.cost), (approximately(gain.min.value) - all.bonus) / all.slope))
  for (let beyond = firstLimit; beyond < Number.MAX_SAFE_INTEGER / nextLimit; beyond *= nextLimit) {
    const isLast = limit !== null && compareExact(bound + beyond, limit) >= 0
    const found = within(ways, rests, gain, count, isLast ? limit : bound + beyond)
    if (found !== null || isLast) return found
  }
  return null
}

function within(stars: readonly Ways[], rests: readonly (readonly (Rest | null)[])[], gain: Range, count: number, limit: Exact | null): Exact | null {
  const best = gain.max === null
  let reached = new Map<number, Strip[]>([[0, [nothing]]])
  stars.forEach(({ table }, index) => {
    const next = new Map<number, Strip[]>()
    for (const [raised, before] of reached) {
      table.forEach((strips, more) => {
        const rest = rests[index + 1]?.[count - raised - more] ?? null
        if (rest === null) return
        const found = next.get(raised + more) ?? []
        next.set(raised + more, found)
        for (const a of before) for (const b of strips) for (const strip of together(a, b, best)) found.push(...trimmed(strip, gain, rest, limit))
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
  let first = needed === null ? 0 : indexOf(strip, needed)
  let last = strip.count - 1
  if (allowed !== null) last = Math.min(last, lastIndexOf(strip, allowed))
  if (enough !== null) last = Math.min(last, Math.max(first, indexOf(strip, enough)))
  if (limit !== null) {
    last = Math.min(last, lastAffordable(strip, subtract(limit, rest.cost)))
    if (min !== null) [first, last] = promising(strip, first, last, approximately(min.value), rest, approximately(limit))
  }
  return cut(strip, first, last)
}

/** Costs are compared with a slack of a thousandth of a ten-thousandth, far more than floating point errs here. */
const slack = 1e-3

/** The indices at which cost + what the rest must cost at least for the gain that is lacking stays within the limit. */
function promising(strip: Strip, first: number, last: number, needed: number, { slope, bonus }: Rest, limit: number): [number, number] {
  const over = approximately(strip.cost) + (needed - approximately(strip.gain) - bonus) / slope - limit - slack
  const each = strip.costStep - approximately(strip.gainStep) / slope
  if (Math.abs(each) < 1e-9) return over > last * 1e-9 ? [first, -1] : [first, last]
  return each > 0 ? [first, Math.min(last, Math.floor(-over / each + slack))] : [Math.max(first, Math.ceil(over / -each - slack)), last]
}

function distinct(strips: readonly Strip[]): Strip[] {
  const written = (value: Exact) => (typeof value === 'number' ? value : `${value.n}/${value.d}`)
  return [...new Map(strips.map((strip) => [`${written(strip.gain)} ${written(strip.gainStep)} ${written(strip.cost)} ${strip.costStep} ${strip.count}`, strip])).values()]
}
