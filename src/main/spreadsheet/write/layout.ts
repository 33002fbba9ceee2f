import type { CellValue, Table } from '@shared/paper/table'
import { textWidth } from '@shared/paper/text'
import { columnWidths, paperSize } from '@shared/paper/widths'

/** Sizes of a sheet, in the units of a spreadsheet: half-width characters across, points down. */
export interface Layout {
  widths: number[]
  paper: 'A4' | 'A3'
  headHeight: number
  noteHeights: number[]
}

const lineHeight = 15

/** Widths that hold the longest cell (long text wraps), and the paper they need. */
export function layoutOf(table: Table): Layout {
  const widths = columnWidths(table)
  const total = widths.reduce((sum, width) => sum + width, 0)
  const lines = table.columns.map((column, at) => Math.ceil((textWidth(column.title) + 1) / (widths[at] ?? 10)))
  return {
    widths,
    paper: paperSize(widths),
    headHeight: Math.max(20, 6 + lineHeight * Math.max(1, ...lines)),
    noteHeights: table.notes.map((note) => lineHeight * Math.max(1, Math.ceil((textWidth(note) + 2) / Math.max(20, total)))),
  }
}

/** Height of a row: spreadsheet programs do not all grow rows for wrapped text by themselves. */
export function rowHeight(cells: readonly CellValue[], { widths }: Layout): number {
  const across = (at: number) => Math.max(1, (widths[at] ?? 10) - 1)
  const lines = cells.map((value, at) => (typeof value === 'string' ? value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / across(at))), 0) : 1))
  return 4 + lineHeight * Math.max(1, ...lines)
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
