/**
 * A table for people: what stands on the sheet, free of any file format. The writers of xlsx, csv and docx and the print view
 * put the same table on paper; none reads a clock, so the same table gives the same bytes.
 */
import { z } from 'zod'

/** Null is an empty cell. A text in a numeric column (未评, 不适用) stands for a number that is not there. */
export type CellValue = string | number | null

const columnSchema = z.object({
  title: z.string(),
  /** Neighbouring columns of one group share a head cell above their titles. */
  group: z.string().optional(),
  kind: z.enum(['text', 'integer', 'decimal']),
  /** Places shown of a `decimal`. */
  decimals: z.number().int().min(0).max(6).optional(),
  /** Further places, shown only where a number has them. */
  upTo: z.number().int().min(0).max(6).optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  /** The most half-width characters before its text wraps, where that is more than usual. */
  widest: z.number().int().max(120).optional(),
})
export type TableColumn = z.infer<typeof columnSchema>

/** A line of cells in column order, or a heading across the whole table. */
const rowSchema = z.union([z.array(z.union([z.string(), z.number(), z.null()])), z.object({ heading: z.string() })])
export type TableRow = z.infer<typeof rowSchema>

export const tableSchema = z.object({
  /** Name of the sheet; made valid and unique by the writer. */
  name: z.string(),
  title: z.string(),
  /** Under the title: the unit at the left, the date at the right. */
  subtitle: z.object({ left: z.string(), right: z.string() }),
  columns: z.array(columnSchema).min(1),
  /** Columns at the left that stay in sight. */
  frozen: z.number().int().min(0),
  rows: z.array(rowSchema),
  notes: z.array(z.string()),
  signatures: z.array(z.string()),
})
export type Table = z.infer<typeof tableSchema>

export function countRows(tables: readonly Pick<Table, 'rows'>[]): number {
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

/** A cell as it is read. */
export function shownText(value: CellValue, column: Pick<TableColumn, 'kind' | 'decimals' | 'upTo'>): string {
  if (value === null) return ''
  if (typeof value !== 'number' || column.kind !== 'decimal') return String(value)
  let places = column.decimals ?? 0
  while (places < (column.upTo ?? 0) && Number(value.toFixed(places)) !== value) places += 1
  return value.toFixed(places)
}

/** Numbers and what stands for them are aligned as the column says; text in a numeric column stands in the middle. */
export function cellAlign(value: CellValue, column: TableColumn): 'left' | 'center' | 'right' {
  if (column.kind === 'text') return column.align ?? 'left'
  return typeof value === 'string' ? 'center' : (column.align ?? 'right')
}
