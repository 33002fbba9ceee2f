import type { Attributes } from '../kinds/kind'
import { compileMeasure } from '../kinds/measure'
import { SCALE, type Exact } from '../numbers/exact'
import type { MarkInput, MeasureRule, Quantity, Slope } from '../types'
import { between, grid, single, type Run, type Runs } from './runs'

type Linear = Slope & { baseline: number; start: number }

/** What a measure can come to before clamping. Shares lie between 0 and 100; other quantities are not bounded. */
export function attainableByMeasure(rule: MeasureRule, exactFull: Exact, fullScore: number, attributes: Attributes): Runs {
  const { curve } = rule
  if ('bands' in curve) return byBands(rule, curve.bands.map((band) => band.from), exactFull, attributes)
  const range = rule.quantity.of === 'share' ? { low: 0, high: 100 * SCALE } : { low: -Infinity, high: Infinity }
  if ('linear' in curve) return byLine(curve.linear, range, fullScore)
  const { target, better } = curve.proportional
  const edge = Math.min(1, better === 'higher' ? range.high / grid(target) : grid(target) / range.high)
  return better === 'higher' ? between(0, Math.floor(fullScore * edge)) : between(Math.ceil(fullScore * edge), fullScore)
}

/** A value of every band: at each line, and as close to it as the quantity can be. */
function byBands(rule: MeasureRule, lines: readonly number[], fullScore: Exact, attributes: Attributes): Runs {
  const compiled = compileMeasure(rule, fullScore)
  const values = [...lines, 0, 100].flatMap((line) => [-2, -1, 0, 1, 2].map((half) => 2 * grid(line) + half))
  const found = new Set<number>()
  for (const halves of values) {
    const { input, register } = quantityOf(rule.quantity, halves)
    if (input === null && register === null) continue
    const points = compiled.points(input, register === null ? attributes : { ...attributes, ...register })
    if (typeof points === 'number') found.add(points)
  }
  return [...found].map(single)
}

/** An input with a value of so many halves of a ten-thousandth; nothing where the quantity cannot have it. */
function quantityOf({ of, attribute }: Quantity, halves: number): { input: MarkInput | null; register: Attributes | null } {
  const decimal = (scaled: number) => scaled / SCALE
  const none = { input: null, register: null }
  if (attribute !== undefined) return { input: null, register: { [attribute]: halves / (2 * SCALE) } }
  if (of === 'share') return halves < 0 || halves > 200 * SCALE ? none : { input: { parts: [decimal(halves), 200] }, register: null }
  if (of === 'growth') return { input: { parts: [decimal(halves + 200 * SCALE), 200] }, register: null }
  if (halves % 2 !== 0) return none
  return { input: of === 'value' ? { value: decimal(halves / 2) } : { parts: [decimal(halves / 2), 0] }, register: null }
}

function byLine(line: Linear, { low, high }: { low: number; high: number }, fullScore: number): Runs {
  const baseline = grid(line.baseline)
  const below = low < baseline ? side(line, line.below ?? 0, Math.max(0, baseline - high), baseline - low, fullScore, true) : []
  const above = high >= baseline ? side(line, line.above ?? 0, Math.max(0, low - baseline), high - baseline, fullScore, false) : []
  return [...below, ...above]
}

/** The points at distances from `nearest` to `farthest` on one side of the baseline. @param open `nearest` 0 itself is not there. */
function side(line: Linear, perStep: number, nearest: number, farthest: number, fullScore: number, open: boolean): Run[] {
  const start = grid(line.start)
  const each = grid(perStep)
  const unit = grid(line.unit)
  if (each === 0) return [single(start)]
  /** Beyond so many steps everything is clamped. */
  const most = Math.ceil((each > 0 ? Math.max(0, fullScore - start) : Math.max(0, start)) / Math.abs(each)) + 1
  if (line.partial === 'proportional') {
    const ends = [nearest / unit, Math.min(farthest / unit, most)].map((steps) => start + each * steps)
    return [...between(Math.ceil(Math.min(...ends)), Math.floor(Math.max(...ends)))]
  }
  const count = line.partial === 'ignore' ? Math.floor : Math.ceil
  const from = Math.max(count(nearest / unit), open && line.partial === 'full' ? 1 : 0)
  const to = Math.min(count(farthest / unit), Math.max(from, most))
  if (to < from) return []
  const ends = [start + each * from, start + each * to]
  return [{ first: Math.min(...ends), step: to === from ? 1 : Math.abs(each), count: to - from + 1 }]
}
