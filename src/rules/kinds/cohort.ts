import { plain, shown } from '../explain/text'
import { ceiling, compareExact, divide, exact, larger, mean, multiply, SCALE, subtract, add, type Exact } from '../numbers/exact'
import { compileQuantity, type CompiledQuantity } from '../quantities/quantity'
import type { CohortRule } from '../types'
import { compileSlope } from './slope'

/** A comparison made ready: values of the compared organizations in, points and the words for them out. */
export interface CompiledCohort {
  readonly rule: CohortRule
  readonly quantity: CompiledQuantity
  /** Points (before clamping) of each value among all of them, in the same order. */
  place(values: readonly Exact[]): Exact[]
  /** How the value at `index` got its points. */
  text(values: readonly Exact[], index: number): string
}

/** 同类比较. */
export function compileCohort(rule: CohortRule, fullScore: Exact): CompiledCohort {
  const quantity = compileQuantity(rule.quantity)
  const score = scorer(rule, fullScore)
  const floorBelow = rule.floorBelow && { value: exact(rule.floorBelow.value), points: exact(rule.floorBelow.points) }
  const isBelow = (value: Exact) => floorBelow !== undefined && compareExact(value, floorBelow.value) < 0
  return {
    rule,
    quantity,
    place(values) {
      const pointsAt = score.points(compared(values, rule.better))
      return values.map((value, index) => (floorBelow && isBelow(value) ? floorBelow.points : pointsAt(index)))
    },
    text(values, index) {
      const value = values[index]
      if (value === undefined) return ''
      if (floorBelow && isBelow(value)) return `低于 ${shown(floorBelow.value)}，按 ${shown(floorBelow.points)} 分计`
      const field = compared(values, rule.better)
      return `${values.length} 家比较，居第 ${field.places[index] ?? 0} 位；${score.text(field, index)}`
    },
  }
}

/** The compared values with their places: equal values share one and the next is skipped. */
interface Field {
  values: readonly Exact[]
  places: number[]
  best: Exact
  /** The exact mean, taken once. */
  mean(): Exact
}

function compared(values: readonly Exact[], better: 'higher' | 'lower'): Field {
  const order = bestFirst(values, better)
  const places: number[] = []
  order.forEach((index, position) => {
    const above = order[position - 1]
    const shared = above !== undefined && compareExact(values[above] ?? 0, values[index] ?? 0) === 0
    places[index] = shared ? (places[above] ?? 1) : position + 1
  })
  let average: Exact | null = null
  return { values, places, best: values[order[0] ?? 0] ?? 0, mean: () => (average ??= mean(values)) }
}

/** Indices of the values, the best first. Plain numbers, as nearly all are, need no exact comparison. */
function bestFirst(values: readonly Exact[], better: 'higher' | 'lower'): number[] {
  const sign = better === 'higher' ? -1 : 1
  const order = values.map((_, index) => index)
  const plainly = Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN))
  if (plainly.some(Number.isNaN)) return order.sort((a, b) => sign * compareExact(values[a] ?? 0, values[b] ?? 0))
  return order.sort((a, b) => sign * ((plainly[a] ?? 0) - (plainly[b] ?? 0)))
}

interface Scorer {
  /** Made once per field, then asked for each index. */
  points(field: Field): (index: number) => Exact
  text(field: Field, index: number): string
}

function scorer(rule: CohortRule, fullScore: Exact): Scorer {
  const { by } = rule
  /** @param ofPlaces makes the points of a place among so many. */
  const placed = (ofPlaces: (count: number) => (place: number) => Exact, text: string): Scorer => ({
    points: (field) => {
      const pointsOf = ofPlaces(field.values.length)
      return (index) => pointsOf(field.places[index] ?? 1)
    },
    text: () => text,
  })
  if ('places' in by) {
    const last = exact(by.places[by.places.length - 1] ?? 0)
    return placed(() => (place) => {
      const listed = by.places[place - 1]
      return listed === undefined ? larger(exact(by.floor), add(last, multiply(exact(by.then), (place - by.places.length) * SCALE))) : exact(listed)
    }, `前 ${by.places.length} 名依次 ${by.places.map(plain).join('、')} 分，之后每名 ${plain(by.then)} 分，最低 ${plain(by.floor)} 分`)
  }
  if ('step' in by) {
    return placed(
      () => (place) => subtract(exact(by.step.first), multiply(exact(by.step.minus), (place - 1) * SCALE)),
      `第 1 名 ${plain(by.step.first)} 分，每降 1 名减 ${plain(by.step.minus)} 分`,
    )
  }
  if ('stepPercent' in by) {
    return placed(() => (place) => {
      const left = subtract(100 * SCALE, multiply(exact(by.stepPercent.percent), (place - 1) * SCALE))
      return divide(multiply(exact(by.stepPercent.first), left), 100 * SCALE)
    }, `第 1 名 ${plain(by.stepPercent.first)} 分，每降 1 名减 ${plain(by.stepPercent.percent)}%`)
  }
  if ('shares' in by) {
    return placed((count) => {
      const shares = by.shares.map((each) => ({ last: ceiling(divide(multiply(count * SCALE, exact(each.top)), 100 * SCALE)), points: exact(each.points) }))
      const rest = exact(by.rest)
      return (place) => shares.find(({ last }) => compareExact(place * SCALE, last) <= 0)?.points ?? rest
    }, `${by.shares.map((each) => `前 ${plain(each.top)}% 得 ${plain(each.points)} 分`).join('，')}，其余 ${plain(by.rest)} 分`)
  }
  if ('ofBest' in by) return ofBest(rule.better, fullScore)
  const slope = compileSlope(by.fromMean)
  return {
    points: (field) => (index) => slope.points(field.values[index] ?? 0, field.mean()),
    text: (field, index) => `与平均值比：${slope.text(field.values[index] ?? 0, field.mean())}`,
  }
}

/** fullScore × value ÷ best (lower is better: best ÷ value); the best itself takes the full score. */
function ofBest(better: 'higher' | 'lower', fullScore: Exact): Scorer {
  return {
    points: ({ values, best }) => (index) => {
      const value = values[index] ?? 0
      if (compareExact(value, best) === 0) return fullScore
      if (compareExact(best, 0) <= 0 || compareExact(value, 0) <= 0) return 0
      return multiply(fullScore, better === 'higher' ? divide(value, best) : divide(best, value))
    },
    text: ({ best }) => (better === 'higher' ? `本家 ÷ 最好 ${shown(best)} × 满分 ${shown(fullScore)}` : `最好 ${shown(best)} ÷ 本家 × 满分 ${shown(fullScore)}`),
  }
}
