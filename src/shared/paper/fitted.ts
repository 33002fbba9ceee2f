import { paperMargin, paperWidth, type Paper } from './paper'
import type { Table } from './table'
import { columnWidths } from './widths'

/** Points. Fitting to the width makes the type smaller, but never smaller than can be read. */
const largest = 10.5
const smallest = 6.5
const pointsPerMillimetre = 72 / 25.4

/** A table fitted to the width of its paper: the share of each column (together 1) and the size of the type in points. */
export function fitted(table: Pick<Table, 'columns' | 'rows'>, paper: Pick<Paper, 'size' | 'orientation'>): { shares: number[]; points: number } {
  const widths = columnWidths(table)
  const total = widths.reduce((sum, width) => sum + width, 0)
  const available = (paperWidth(paper) - 2 * paperMargin) * pointsPerMillimetre
  // A half-width character is half as wide as the type is high.
  return { shares: widths.map((width) => width / total), points: Math.min(largest, Math.max(smallest, Math.floor((2 * available * 2) / total) / 2)) }
}
