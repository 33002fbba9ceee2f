import { anywhere, intersection, isEmpty, type Bound, type Range } from './range'

/** What can be raised: the sum of stars and extras before cap and rounding, a star's points before scaling and rounding, an indicator's points. */
export type Measured = 'total' | { readonly star: number } | { readonly indicator: number }

/** A goal in terms of numbers that can be raised. */
export type Formula =
  | boolean
  | { readonly of: Measured; readonly side: 'min' | 'max'; readonly bound: Bound }
  | { readonly all: readonly Formula[] }
  | { readonly any: readonly Formula[] }

export function all(...parts: readonly Formula[]): Formula {
  if (parts.includes(false)) return false
  const open = parts.filter((part) => part !== true)
  return open.length === 1 ? (open[0] ?? true) : open.length === 0 || { all: open }
}

export function any(...parts: readonly Formula[]): Formula {
  return negation(all(...parts.map(negation)))
}

/** By the laws of De Morgan down to the bounds: not at least is below. */
export function negation(formula: Formula): Formula {
  if (typeof formula === 'boolean') return !formula
  if ('all' in formula) return { any: formula.all.map(negation) }
  if ('any' in formula) return { all: formula.any.map(negation) }
  const { of, side, bound } = formula
  return { of, side: side === 'min' ? 'max' : 'min', bound: { ...bound, strict: !bound.strict } }
}

/** At least `count` of the formulas. */
export function atLeast(count: number, formulas: readonly Formula[]): Formula {
  const sure = formulas.filter((formula) => formula === true).length
  return any(...choices(formulas.filter((formula) => typeof formula !== 'boolean'), count - sure).map((chosen) => all(...chosen)))
}

function choices<T>(list: readonly T[], count: number): T[][] {
  if (count <= 0) return [[]]
  return list.flatMap((first, index) => choices(list.slice(index + 1), count - 1).map((rest) => [first, ...rest]))
}

/** Ranges that must all hold, by what they are of. */
export type Box = ReadonlyMap<string, { readonly of: Measured; readonly range: Range }>

/** The boxes of which at least one must hold; none where the formula cannot hold. */
export function boxesOf(formula: Formula): Box[] {
  if (typeof formula === 'boolean') return formula ? [new Map()] : []
  if ('any' in formula) return distinct(formula.any.flatMap(boxesOf))
  if ('all' in formula) return formula.all.reduce<Box[]>((found, part) => distinct(found.flatMap((box) => boxesOf(part).flatMap((other) => both(box, other)))), [new Map()])
  const range = formula.side === 'min' ? { min: formula.bound, max: null } : { min: null, max: formula.bound }
  return [new Map([[keyOf(formula.of), { of: formula.of, range }]])]
}

export function rangeIn(box: Box, of: Measured): Range {
  return box.get(keyOf(of))?.range ?? anywhere
}

function keyOf(of: Measured): string {
  return of === 'total' ? of : 'star' in of ? `star ${of.star}` : `indicator ${of.indicator}`
}

/** One box, or none where it is empty. */
function both(a: Box, b: Box): Box[] {
  const found = new Map(a)
  for (const [key, { of, range }] of b) {
    const met = intersection(range, found.get(key)?.range ?? anywhere)
    if (isEmpty(met)) return []
    found.set(key, { of, range: met })
  }
  return [found]
}

function distinct(boxes: Box[]): Box[] {
  return boxes.length < 2 ? boxes : [...new Map(boxes.map((box) => [nameOf(box), box])).values()]
}

function nameOf(box: Box): string {
  const bound = (of: Bound | null) => {
    if (of === null) return ''
    return `${of.strict ? 'beyond ' : ''}${typeof of.value === 'number' ? of.value : `${of.value.n}/${of.value.d}`}`
  }
  return [...box].map(([key, { range }]) => `${key}: ${bound(range.min)}…${bound(range.max)}`).sort().join('; ')
}
