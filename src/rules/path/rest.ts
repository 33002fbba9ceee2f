import { add, larger, smaller, type Exact } from '../numbers/exact'
import { approximately } from './range'
import { costAt, highestGain, type Strip } from './strip'

/** A star's ways to be raised, by number of raised indicators, and how much a point more brings it once it is raised. */
export interface Ways {
  readonly table: readonly (readonly Strip[])[]
  readonly slope: number
}

/** What some stars can add when so many of their indicators are raised. */
export interface Rest {
  readonly most: Exact
  readonly least: Exact
  readonly cost: Exact
  /** Their gain is at most slope × cost + bonus; both in floating point, with slack for its errors. */
  readonly slope: number
  readonly bonus: number
}

/**
 * By star, then by number of raised indicators, what it and the stars that follow can add; null where they cannot raise
 * so many.
 *
 * @param stars the steepest first.
 */
export function restsOf(stars: readonly Ways[], count: number): (Rest | null)[][] {
  const none = Array.from({ length: count + 1 }, (_, raised): Rest | null => (raised === 0 ? { most: 0, least: 0, cost: 0, slope: 1, bonus: 0 } : null))
  const found = [none]
  for (const star of [...stars].reverse()) {
    const after = found[0] ?? none
    const own = star.table.map((strips) => restOf(strips, star.slope))
    found.unshift(
      none.map((_, raised) =>
        own.reduce<Rest | null>((all, each, more) => {
          const rest = after[raised - more]
          return each && rest ? widest(all, both(each, rest)) : all
        }, null),
      ),
    )
  }
  return found
}

function restOf(strips: readonly Strip[], slope: number): Rest | null {
  return strips.reduce<Rest | null>((all, strip) => {
    const above = [0, strip.count - 1].map((index) => approximately(index === 0 ? strip.gain : highestGain(strip)) - slope * approximately(costAt(strip, index)))
    return widest(all, { most: highestGain(strip), least: strip.gain, cost: strip.cost, slope, bonus: Math.max(...above) })
  }, null)
}

function both(a: Rest, b: Rest): Rest {
  return { most: add(a.most, b.most), least: add(a.least, b.least), cost: add(a.cost, b.cost), slope: Math.max(a.slope, b.slope), bonus: a.bonus + b.bonus }
}

function widest(a: Rest | null, b: Rest): Rest {
  if (a === null) return b
  return { most: larger(a.most, b.most), least: smaller(a.least, b.least), cost: smaller(a.cost, b.cost), slope: Math.max(a.slope, b.slope), bonus: Math.max(a.bonus, b.bonus) }
}
