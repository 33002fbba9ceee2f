import { plain, shown } from '../explain/text'
import { compareExact, divide, exact, larger, multiply, SCALE, smaller, type Exact } from '../numbers/exact'
import { compileQuantity } from '../quantities/quantity'
import type { MeasureRule } from '../types'
import type { CompiledRule } from './kind'
import { compileSlope } from './slope'

/** A curve made ready: points of a value, and how they came about in words. */
interface Curve {
  points(value: Exact): Exact
  text(value: Exact, unit: (value: Exact) => string): string
}

/** 量值: a quantity put on a curve of bands, of steps around a baseline, or in proportion to a target. */
export function compileMeasure(rule: MeasureRule, fullScore: Exact): CompiledRule {
  const quantity = compileQuantity(rule.quantity)
  const curve = compileCurve(rule.curve, fullScore)
  return {
    fromRegister: quantity.fromRegister,
    isNotApplicable: quantity.isNotApplicable,
    shape: quantity.shape,
    check: quantity.check,
    points(input, attributes) {
      const value = quantity.value(input, attributes)
      return value === null ? null : curve.points(value)
    },
    explain(input, attributes) {
      const value = quantity.value(input, attributes)
      if (value === null) return { text: quantity.text(input, attributes), points: null, children: [] }
      const points = curve.points(value)
      return {
        text: `${curve.text(value, quantity.unit)}，得 ${shown(points)} 分`,
        points,
        children: [{ text: quantity.text(input, attributes), points: null, children: [] }],
      }
    },
  }
}

function compileCurve(curve: MeasureRule['curve'], fullScore: Exact): Curve {
  if ('bands' in curve) return bandCurve(curve)
  if ('linear' in curve) {
    const slope = compileSlope(curve.linear)
    const baseline = exact(curve.linear.baseline)
    return { points: (value) => slope.points(value, baseline), text: (value) => slope.text(value, baseline) }
  }
  return proportionalCurve(curve.proportional, fullScore)
}

function bandCurve(curve: { bands: { from: number; exclusive?: boolean; points: number }[]; below: number }): Curve {
  // Highest first; at an equal line the exclusive band is the higher one.
  const bands = curve.bands
    .map((band) => ({ from: exact(band.from), exclusive: band.exclusive === true, points: exact(band.points), line: band.from }))
    .sort((a, b) => compareExact(b.from, a.from) || Number(b.exclusive) - Number(a.exclusive))
  const find = (value: Exact) =>
    bands.find((band) => {
      const difference = compareExact(value, band.from)
      return band.exclusive ? difference > 0 : difference >= 0
    })
  return {
    points: (value) => find(value)?.points ?? exact(curve.below),
    text(value, unit) {
      const band = find(value)
      return band ? `${unit(value)}，在“${band.exclusive ? '高于' : '达到'} ${unit(band.from)}”一档` : `${unit(value)}，低于最低一档`
    },
  }
}

function proportionalCurve(rule: { target: number; better: 'higher' | 'lower' }, fullScore: Exact): Curve {
  const target = exact(rule.target)
  function points(value: Exact): Exact {
    if (rule.better === 'lower' && compareExact(value, 0) <= 0) return fullScore
    const ratio = rule.better === 'higher' ? divide(value, target) : divide(target, value)
    return multiply(fullScore, larger(0, smaller(SCALE, ratio)))
  }
  return {
    points,
    text(value, unit) {
      if (rule.better === 'lower' && compareExact(value, 0) <= 0) return `${unit(value)}，不高于 0，按满分`
      if (rule.better === 'lower') return `目标 ${plain(rule.target)} ÷ ${unit(value)} × 满分 ${shown(fullScore)}（不超过满分）`
      return `${unit(value)} ÷ 目标 ${plain(rule.target)} × 满分 ${shown(fullScore)}（不超过满分）`
    },
  }
}
