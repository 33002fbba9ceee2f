import { fitted, type FittedTable } from './fitted'
import { tablesOf, type Paper } from './paper'
import type { Table } from './table'

/** The whole of a table that is shown in part. */
export interface WholeTable {
  layout: FittedTable
  rows: number
}

/** A document shown in part: its tables have their first rows only, and are laid out as the whole ones are. */
export interface PaperPreview {
  paper: Paper
  /** Of each table of the document, in order. */
  tables: WholeTable[]
}

/** Rows that every table keeps. */
const fewest = 10

/** @param cells that all tables together keep, about: drawing more holds a page up */
export function previewOf(paper: Paper, cells: number): PaperPreview {
  const each = cells / Math.max(1, tablesOf(paper).length)
  const tables: WholeTable[] = []
  const shown = (table: Table): Table => {
    tables.push({ layout: fitted(table, paper), rows: table.rows.length })
    return { ...table, rows: table.rows.slice(0, Math.max(fewest, Math.floor(each / table.columns.length))) }
  }
  return { paper: { ...paper, blocks: paper.blocks.map((block) => (block.kind === 'table' ? { ...block, table: shown(block.table) } : block)) }, tables }
}
