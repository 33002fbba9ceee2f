import type { CellValue, Table } from '@shared/paper/table'
import { textWidth } from '@shared/paper/text'
import { columnWidths, paperSize } from '@shared/paper/widths'
import { bodyPoints, titlePoints } from './styles'

/** Sizes of a sheet, in the units of a spreadsheet: half-width characters across, points down. */
export interface Layout {
  widths: number[]
  paper: 'A4' | 'A3'
  titleHeight: number
  /** Columns under the left part of the subtitle; the right part has the others. */
  leftColumns: number
  subtitleHeight: number
  headHeight: number
  noteHeights: number[]
}

/** Of body type. */
const lineHeight = 15
/** No program makes a row higher. */
const highestRow = 409
/** Half-width characters that long lines leave empty at their ends, where words and marks stay together. */
export const lineEnd = 4

/** Widths that hold the longest cell (long text wraps), and the paper they need. */
export function layoutOf(table: Table): Layout {
  const widths = columnWidths(table)
  const total = sum(widths)
  const leftColumns = Math.max(1, Math.ceil(widths.length / 2))
  const beside = { left: sum(widths.slice(0, leftColumns)), right: sum(widths.slice(leftColumns)) || total }
  const lines = table.columns.map((column, at) => Math.ceil((textWidth(column.title) + 1) / (widths[at] ?? 10)))
  return {
    widths,
    paper: paperSize(widths),
    titleHeight: Math.max(32, wrappedHeight(table.title, total - lineEnd, titlePoints)),
    leftColumns,
    subtitleHeight: Math.max(20, wrappedHeight(table.subtitle.left, beside.left - lineEnd), wrappedHeight(table.subtitle.right, beside.right - lineEnd)),
    headHeight: Math.max(20, 6 + lineHeight * Math.max(1, ...lines)),
    noteHeights: table.notes.map((note) => lineHeight * Math.max(1, Math.ceil((textWidth(note) + 2) / Math.max(20, total)))),
  }
}

/** Height of a row: spreadsheet programs do not all grow rows for wrapped text by themselves. */
export function rowHeight(cells: readonly CellValue[], { widths }: Layout): number {
  return Math.max(4 + lineHeight, ...cells.map((value, at) => (typeof value === 'string' ? wrappedHeight(value, widths[at] ?? 10) : 0)))
}

/** Points that a text needs, wrapped at so many half-width characters of body type. */
export function wrappedHeight(text: string, width: number, points: number = bodyPoints): number {
  const across = Math.max(1, ((width - 1) * bodyPoints) / points)
  const lines = sum(text.split('\n').map((line) => Math.max(1, Math.ceil(textWidth(line) / across))))
  return Math.min(highestRow, 4 + (lines * lineHeight * points) / bodyPoints)
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
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
