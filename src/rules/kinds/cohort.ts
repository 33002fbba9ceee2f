import { plain, shown } from '../explain/text'
import { nth } from '../nth'
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
      const known = new Map<Exact, Exact>()
      return values.map((value, index) => {
        const before = known.get(value)
        if (before !== undefined) return before
        const points = floorBelow && isBelow(value) ? floorBelow.points : pointsAt(index)
        known.set(value, points)
        return points
      })
    },
    text(values, index) {
      const value = nth(values, index)
      if (floorBelow && isBelow(value)) return `低于 ${shown(floorBelow.value)}，按 ${shown(floorBelow.points)} 分计`
      const field = compared(values, rule.better)
      return `${values.length} 家比较，居第 ${field.placeOf(index)} 位；${score.text(field, index)}`
    },
  }
}

/** The compared values with their places: equal values share one and the next is skipped. */
interface Field {
  values: readonly Exact[]
  placeOf(index: number): number
  best: Exact
  /** The exact mean, taken once. */
  mean(): Exact
}

function compared(values: readonly Exact[], better: 'higher' | 'lower'): Field {
  let average: Exact | null = null
  const meanOf = () => (average ??= mean(values))
  const plainly = values.filter((value) => typeof value === 'number')
  if (plainly.length === values.length) return { values, mean: meanOf, ...comparedPlainly(plainly, better) }
  const sign = better === 'higher' ? -1 : 1
  const order = values.map((_, index) => index).sort((a, b) => sign * compareExact(nth(values, a), nth(values, b)))
  const places: number[] = []
  order.forEach((index, position) => {
    const above = order[position - 1]
    const shared = above !== undefined && compareExact(nth(values, above), nth(values, index)) === 0
    places[index] = shared ? nth(places, above) : position + 1
  })
  return { values, mean: meanOf, placeOf: (index) => nth(places, index), best: nth(values, nth(order, 0)) }
}

/** Plain numbers, as nearly all are, need no exact comparison, and only their values a place. */
function comparedPlainly(values: readonly number[], better: 'higher' | 'lower'): Pick<Field, 'placeOf' | 'best'> {
  const sorted = Float64Array.from(values).sort()
  if (better === 'higher') sorted.reverse()
  const places = new Map<number, number>()
  sorted.forEach((value, position) => {
    if (sorted[position - 1] !== value) places.set(value, position + 1)
  })
  return { placeOf: (index) => places.get(nth(values, index)) ?? 1, best: nth(sorted, 0) }
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
      return (index) => pointsOf(field.placeOf(index))
    },
    text: () => text,
  })
  if ('places' in by) {
    const last = exact(nth(by.places, by.places.length - 1))
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
    points: (field) => (index) => slope.points(nth(field.values, index), field.mean()),
    text: (field, index) => `与平均值比：${slope.text(nth(field.values, index), field.mean())}`,
  }
}

/** fullScore × value ÷ best (lower is better: best ÷ value); the best itself takes the full score. */
function ofBest(better: 'higher' | 'lower', fullScore: Exact): Scorer {
  return {
    points: ({ values, best }) => (index) => {
      const value = nth(values, index)
      if (compareExact(value, best) === 0) return fullScore
      if (compareExact(best, 0) <= 0 || compareExact(value, 0) <= 0) return 0
      return multiply(fullScore, better === 'higher' ? divide(value, best) : divide(best, value))
    },
    text: ({ best }) => (better === 'higher' ? `本家 ÷ 最好 ${shown(best)} × 满分 ${shown(fullScore)}` : `最好 ${shown(best)} ÷ 本家 × 满分 ${shown(fullScore)}`),
  }
}
