import type { CellValue } from '@shared/paper/table'

/** A column of a table that is read. Cells are drawn by the slot `cell-<key>`, else as text of `text(row)`. */
export interface TableColumn<Row> {
  key: string
  title: string
  /** Pixels; the column that grows takes what is left. */
  width: number
  grow?: boolean
  align?: 'left' | 'right' | 'center'
  /** Stays in view while the table scrolls sideways. Frozen columns come first. */
  frozen?: boolean
  text?: (row: Row) => string
  /** What is copied, where the slot draws more than `text` says; absent: the text, else what is sorted by. */
  copied?: (row: Row) => CellValue
  /** What the header sorts by; null comes last either way. Absent: not sortable. */
  sortBy?: (row: Row) => number | string | null
  /** Said when the pointer rests on the header. */
  hint?: string
}

export interface TableSort {
  key: string
  order: 'asc' | 'desc'
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Rows in the order of a column; equal rows keep their order, nulls come last. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], sort: TableSort | null): readonly Row[] {
  const value = columns.find((column) => column.key === sort?.key)?.sortBy
  if (!sort || !value) return rows
  const sign = sort.order === 'asc' ? 1 : -1
  return [...rows].sort((left, right) => {
    const a = value(left)
    const b = value(right)
    if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
  })
}
