/** How an office wants a table to be: which columns, in which order, under which names, with how many places, sorted by what. */
import { z } from 'zod'
import type { CellValue, Table, TableColumn, TableRow } from './table'

const key = z.string().min(1).max(200)

export const layoutSchema = z.object({
  /** In their order. Columns that are neither here nor hidden (another scheme has other stars) stand behind the one they follow. */
  columns: z.array(z.object({ key, title: z.string().trim().min(1).max(40).optional(), decimals: z.int().min(0).max(6).optional() })).max(300),
  hidden: z.array(key).max(300),
  sort: z.object({ key, order: z.enum(['asc', 'desc']) }).nullable(),
})
export type TableLayout = z.infer<typeof layoutSchema>

/** Numbers its rows, whatever their order. */
const numberTitle = '序号'

/** What tells a column from the others of its table, the same until the round is finished and after. */
export function columnKey({ title, group }: Pick<TableColumn, 'title' | 'group'>): string {
  const plain = title.replace(/^暂计/, '')
  return group === undefined ? plain : `${group}·${plain}`
}

/** The table in a layout. With no column left it stays as it was. */
export function laidOut(table: Table, layout: TableLayout): Table {
  const order = orderOf(table.columns, layout)
  if (order.length === 0) return table
  const wanted = new Map(layout.columns.map((column) => [column.key, column]))
  const columns = order.flatMap((at): TableColumn[] => {
    const column = table.columns[at]
    if (!column) return []
    const { title, decimals } = wanted.get(columnKey(column)) ?? {}
    return [{ ...column, ...(title === undefined ? {} : { title }), ...(decimals === undefined || column.kind !== 'decimal' ? {} : { decimals }) }]
  })
  const numbered = order.findIndex((at) => table.columns[at]?.title === numberTitle)
  let number = 0
  const rows = sorted(table, layout.sort).map((row): TableRow => {
    if (!Array.isArray(row)) return row
    number += 1
    return order.map((at, position) => (position === numbered ? number : (row[at] ?? null)))
  })
  const frozen = order.findIndex((at) => at >= table.frozen)
  return { ...table, columns, rows, frozen: frozen < 0 ? order.length : frozen }
}

/** Places of the old columns in the order of the new ones. */
function orderOf(columns: readonly TableColumn[], layout: TableLayout): number[] {
  const keys = columns.map(columnKey)
  const order = layout.columns.flatMap(({ key: wanted }) => (layout.hidden.includes(wanted) ? [] : [keys.indexOf(wanted)])).filter((at) => at >= 0)
  keys.forEach((each, at) => {
    if (layout.hidden.includes(each) || order.includes(at)) return
    const before = Array.from({ length: at }, (_, back) => at - 1 - back).find((earlier) => order.includes(earlier))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, at)
  })
  return order
}

/** Rows between two headings are sorted among themselves; equal ones keep their order. */
function sorted({ columns, rows }: Table, sort: TableLayout['sort']): TableRow[] {
  const at = sort ? columns.findIndex((column) => columnKey(column) === sort.key) : -1
  if (!sort || at < 0) return [...rows]
  const sign = sort.order === 'asc' ? 1 : -1
  const result: TableRow[] = []
  let stretch: CellValue[][] = []
  const close = () => {
    result.push(...stretch.sort((left, right) => compare(left[at] ?? null, right[at] ?? null, sign)))
    stretch = []
  }
  for (const row of rows) {
    if (Array.isArray(row)) stretch.push(row)
    else {
      close()
      result.push(row)
    }
  }
  close()
  return result
}

/** Numbers before texts before what is not there, in either order. Texts by UTF-16 code units: the same on every machine. */
function compare(left: CellValue, right: CellValue, sign: number): number {
  const kind = (value: CellValue) => (typeof value === 'number' ? 0 : value === null ? 2 : 1)
  if (kind(left) !== kind(right)) return kind(left) - kind(right)
  if (left === right || left === null || right === null) return 0
  return left < right ? -sign : sign
}
