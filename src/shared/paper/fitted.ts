import { paperInside, type PaperPage } from './paper'
import { shownText, type Table } from './table'
import { columnWidths, ownWidth } from './widths'

/** Points. Fitting to the width makes the type smaller: before columns of text get narrower than this, down to these sizes. */
const steps = [
  /** Seven characters. */
  { narrowest: 16, sizes: [8, 7.5, 7] },
  /** Four characters. */
  { narrowest: 10, sizes: [6.5, 6, 5.5, 5] },
]
/** What is smaller can hardly be read: such a table wants larger paper. */
export const legible = 6.5
const largest = 10.5
/** Of the list that goes with an official text. */
const largestOfficial = 14
/** Below this, long texts are wrapped before the type gets smaller. */
const comfortable = 8
const pointsPerMillimetre = 72 / 25.4
/** The least a column needs for its head. */
const narrowest = 6

export interface FittedTable {
  /** Of each column; together 1. */
  shares: number[]
  /** Size of the type. */
  points: number
}

/** A table fitted to the width of its paper. */
export function fitted(table: Pick<Table, 'columns' | 'rows'>, page: PaperPage): FittedTable {
  const natural = columnWidths(table)
  // A half-width character is half as wide as the type is high.
  const across = 2 * paperInside(page) * pointsPerMillimetre
  const whole = halfPoints(across / sum(natural))
  if (whole >= comfortable) return { shares: sharesOf(natural), points: Math.min(page.look === 'official' ? largestOfficial : largest, whole) }
  const least = leastWidths(table, natural)
  const sizes = steps.flatMap((step) => step.sizes.filter((size) => sum(wrapped(natural, least, step.narrowest)) <= across / size))
  // However small the type gets: no number and no code is broken or printed over its neighbour.
  const points = sizes[0] ?? Math.min(5, halfPoints(across / sum(least)))
  const room = across / points
  return { shares: sharesOf(wrapped(natural, least, tightest(natural, least, room))), points }
}

/** Word processors know half points only. */
function halfPoints(points: number): number {
  return Math.max(0.5, Math.floor(2 * points) / 2)
}

/** The widest that wrapped columns may be, so that all of them fit into the room. */
function tightest(natural: readonly number[], least: readonly number[], room: number): number {
  let width = Math.max(...natural)
  while (width > narrowest && sum(wrapped(natural, least, width)) > room) width -= 0.5
  return width
}

function wrapped(natural: readonly number[], least: readonly number[], width: number): number[] {
  return natural.map((wide, at) => Math.min(wide, Math.max(least[at] ?? 0, width)))
}

/** Numbers and runs without a place to break (credit codes) are never wrapped. */
function leastWidths({ columns, rows }: Pick<Table, 'columns' | 'rows'>, natural: readonly number[]): number[] {
  return columns.map((column, at) => {
    if (column.kind !== 'text') return natural[at] ?? narrowest
    const longest = rows.reduce((width, row) => (Array.isArray(row) ? Math.max(width, ...(shownText(row[at] ?? null, column).match(/[\x21-\x7e]+/g) ?? []).map(ownWidth)) : width), 0)
    return Math.min(natural[at] ?? narrowest, Math.max(narrowest, longest + 2))
  })
}

function sharesOf(widths: readonly number[]): number[] {
  const total = sum(widths)
  return widths.map((width) => width / total)
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
