/**
 * A table for people: what stands on the sheet, free of any file format. `writeXlsx` and `writeCsv` put the same table
 * into a file; neither reads a clock, so the same table gives the same bytes.
 */

/** Null is an empty cell. A text in a numeric column (未评, 不适用) stands for a number that is not there. */
export type CellValue = string | number | null

export interface TableColumn {
  title: string
  /** Neighbouring columns of one group share a head cell above their titles. */
  group?: string
  kind: 'text' | 'integer' | 'decimal'
  /** Places shown of a `decimal`. */
  decimals?: number
  align?: 'left' | 'center' | 'right'
}

/** A line of cells in column order, or a heading across the whole table. */
export type TableRow = CellValue[] | { heading: string }

export interface Table {
  /** Name of the sheet; made valid and unique by the writer. */
  name: string
  title: string
  /** Under the title: the unit at the left, the date at the right. */
  subtitle: { left: string; right: string }
  columns: TableColumn[]
  /** Columns at the left that stay in sight. */
  frozen: number
  rows: TableRow[]
  notes: string[]
  signatures: string[]
}

export interface WriteOptions {
  /** ISO date that dates the file (the round's end), in place of a clock. */
  date: string
  signal?: AbortSignal
}

/** Writes tables to a file, yielding the rows written so far. Nothing is left at `path` when it throws `cancelled`. */
export type TableWriter = (path: string, tables: readonly Table[], options: WriteOptions) => AsyncGenerator<number, void>

export function countRows(tables: readonly Table[]): number {
  return tables.reduce((sum, table) => sum + table.rows.length, 0)
}

/** Columns joined under their group, as stretches: `{ group, from, length }`. */
export function columnGroups(columns: readonly TableColumn[]): { group: string | undefined; from: number; length: number }[] {
  const groups: { group: string | undefined; from: number; length: number }[] = []
  columns.forEach((column, at) => {
    const last = groups.at(-1)
    if (last && column.group !== undefined && last.group === column.group) last.length += 1
    else groups.push({ group: column.group, from: at, length: 1 })
  })
  return groups
}
