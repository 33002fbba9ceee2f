import { shownText, type Table, type TableColumn } from './table'
import { isCode, linesWidth, textWidth } from './text'

const widestText = 40
/** What fits across A4 landscape before the print gets too small to read (fit to width shrinks to about 70 %). */
const a4Width = 170

/** Widths in half-width characters that hold the longest cell; long text wraps. */
export function columnWidths(table: Pick<Table, 'columns' | 'rows'>): number[] {
  return table.columns.map((column, at) => columnWidth(column, at, table.rows))
}

function columnWidth(column: TableColumn, at: number, rows: Table['rows']): number {
  const widest = rows.reduce((width, row) => (Array.isArray(row) ? Math.max(width, ownWidth(shownText(row[at] ?? null, column))) : width), 0)
  // A head of up to four characters stays on one line; a longer one wraps.
  const head = Math.min(textWidth(column.title), 8)
  return Math.min(column.widest ?? widestText, Math.max(widest, head)) + 2
}

/** Digits and capitals of a code are wider than half a Chinese character in some fonts, and a code has no place to break. */
export function ownWidth(text: string): number {
  return isCode(text) ? Math.ceil(text.length * 1.2) : linesWidth(text)
}

/** The paper a table of these widths needs. */
export function paperSize(widths: readonly number[]): 'A4' | 'A3' {
  return widths.reduce((sum, width) => sum + width, 0) > a4Width ? 'A3' : 'A4'
}
