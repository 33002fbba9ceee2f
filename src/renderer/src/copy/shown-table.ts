import type { CellValue, Table, TableColumn as PaperColumn } from '@shared/paper/table'
import { sortRows, type TableColumn, type TableSort } from '@/components/table/columns'

/** What a table on the screen shows, in its order, to be copied. Columns that say nothing in words are left out. */
export function shownTable<Row>(title: string, columns: readonly TableColumn<Row>[], rows: readonly Row[], sort: TableSort | null): Table {
  const told = columns.filter(({ copied, text, sortBy }) => copied ?? text ?? sortBy)
  const values = sortRows(rows, columns, sort).map((row) => told.map((column) => valueOf(column, row)))
  const paper = told.map((column, at) => paperColumn(column.title, values.map((line) => line[at] ?? null)))
  return { name: title, title, subtitle: { left: '', right: '' }, columns: paper, frozen: 0, rows: values, notes: [], signatures: [] }
}

function valueOf<Row>({ copied, text, sortBy, align }: TableColumn<Row>, row: Row): CellValue {
  if (copied) return copied(row)
  if (!text) return sortBy?.(row) ?? null
  const shown = text(row)
  // What is aligned as a number can be reckoned with where it is pasted.
  return align === 'right' && plainNumber.test(shown) ? Number(shown) : shown
}
const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** As many places as the most exact of its numbers has. */
function paperColumn(title: string, values: readonly CellValue[]): PaperColumn {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return { title, kind: 'text' }
  const decimals = numbers.reduce((most, value) => Math.max(most, (String(value).split('.')[1] ?? '').length), 0)
  return decimals === 0 ? { title, kind: 'integer' } : { title, kind: 'decimal', decimals }
}
