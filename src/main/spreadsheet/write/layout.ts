import type { CellValue, Table, TableColumn } from './table'
import { textWidth } from './text'

/** Sizes of a sheet, in the units of a spreadsheet: half-width characters across, points down. */
export interface Layout {
  widths: number[]
  paper: 'A4' | 'A3'
  headHeight: number
  noteHeights: number[]
}

const widestText = 40
const lineHeight = 15
/** What fits across A4 landscape before the print gets too small to read (fit to width shrinks to about 70 %). */
const a4Width = 170

/** Widths that hold the longest cell (long text wraps), and the paper they need. */
export function layoutOf(table: Table): Layout {
  const widths = table.columns.map((column, at) => columnWidth(column, at, table))
  const total = widths.reduce((sum, width) => sum + width, 0)
  const lines = table.columns.map((column, at) => Math.ceil((textWidth(column.title) + 1) / (widths[at] ?? 10)))
  return {
    widths,
    paper: total > a4Width ? 'A3' : 'A4',
    headHeight: Math.max(20, 6 + lineHeight * Math.max(1, ...lines)),
    noteHeights: table.notes.map((note) => lineHeight * Math.max(1, Math.ceil((textWidth(note) + 2) / Math.max(20, total)))),
  }
}

/** Height of a row: spreadsheet programs do not all grow rows for wrapped text by themselves. */
export function rowHeight(cells: readonly CellValue[], { widths }: Layout): number {
  const lines = cells.map((value, at) => (typeof value === 'string' ? Math.ceil(textWidth(value) / Math.max(1, (widths[at] ?? 10) - 1)) : 1))
  return 4 + lineHeight * Math.max(1, ...lines)
}

function columnWidth(column: TableColumn, at: number, table: Table): number {
  const widest = table.rows.reduce((width, row) => (Array.isArray(row) ? Math.max(width, textWidth(shownText(row[at] ?? null, column))) : width), 0)
  // A head of up to four characters stays on one line; a longer one wraps.
  const head = Math.min(textWidth(column.title), 8)
  return Math.min(widestText, Math.max(widest, head)) + 2
}

/** A cell as it is read, for measuring. */
export function shownText(value: CellValue, column: TableColumn): string {
  if (value === null) return ''
  return typeof value === 'number' && column.kind === 'decimal' ? value.toFixed(column.decimals ?? 0) : String(value)
}

/** Names a workbook accepts: at most 31 characters, none of []:*?/\, no quote at either end, each only once. */
export function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>()
  return tables.map((table) => {
    const plain = table.name.replace(/[[\]:*?/\\]/g, '_').replace(/^'+|'+$/g, '').trim().slice(0, 31) || '表'
    let name = plain
    for (let at = 2; taken.has(name.toLowerCase()); at += 1) name = `${plain.slice(0, 31 - String(at).length - 2)}(${at})`
    taken.add(name.toLowerCase())
    return name
  })
}
