import { columnKey, type TableLayout } from '@shared/paper/layout'
import type { Table, TableColumn } from '@shared/paper/table'

/** A column as it is edited. */
export interface LayoutLine {
  key: string
  /** As the program names it, with its group. */
  original: string
  shown: boolean
  /** Empty: as the program names it. */
  title: string
  /** Null where the column has no places. */
  decimals: number | null
  usual: number | null
}

/** The columns of some tables of one kind, each once, in the order of a layout. */
export function linesOf(tables: readonly Pick<Table, 'columns'>[], layout: TableLayout | null): LayoutLine[] {
  const columns = new Map<string, TableColumn>()
  for (const table of tables) for (const column of table.columns) if (!columns.has(columnKey(column))) columns.set(columnKey(column), column)
  const wanted = new Map(layout?.columns.map((column) => [column.key, column]))
  const hidden = new Set(layout?.hidden)
  const lines = [...columns].map(([key, column]): LayoutLine => {
    const usual = column.kind === 'decimal' ? (column.decimals ?? 0) : null
    return { key, original: key, shown: !hidden.has(key), title: wanted.get(key)?.title ?? '', decimals: usual === null ? null : (wanted.get(key)?.decimals ?? usual), usual }
  })
  const place = new Map(layout?.columns.map(({ key }, at) => [key, at]))
  // What the layout does not know stays behind the column it follows.
  let last = -1
  const keys = new Map(lines.map(({ key }) => [key, (last = place.get(key) ?? last)]))
  return lines.map((line, at) => ({ line, at })).sort((left, right) => (keys.get(left.line.key) ?? 0) - (keys.get(right.line.key) ?? 0) || left.at - right.at).map(({ line }) => line)
}

export function layoutOf(lines: readonly LayoutLine[], sort: TableLayout['sort']): TableLayout {
  return {
    columns: lines.map(({ key, title, decimals, usual }) => ({ key, ...(title.trim() === '' ? {} : { title: title.trim() }), ...(decimals === null || decimals === usual ? {} : { decimals }) })),
    hidden: lines.filter(({ shown }) => !shown).map(({ key }) => key),
    sort,
  }
}

export function moved(lines: readonly LayoutLine[], from: number, to: number): LayoutLine[] {
  const next = [...lines]
  const [line] = next.splice(from, 1)
  if (line) next.splice(to, 0, line)
  return next
}
