import type { Paper } from '@shared/paper/paper'
import type { Table } from '@shared/paper/table'
import { columnWidths, paperSize } from '@shared/paper/widths'
import { tableDate, type TableSource } from '../tables/source'

/** Tables one after another, landscape, on the smallest paper that holds the widest of them. */
export function paperOfTables(source: TableSource, name: string, tables: readonly Table[]): Paper {
  const size = tables.some((table) => paperSize(columnWidths(table)) === 'A3') ? 'A3' : 'A4'
  return { name, size, orientation: 'landscape', date: tableDate(source), blocks: tables.map((table) => ({ kind: 'table', table })) }
}
