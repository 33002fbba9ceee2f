/** A table on paper: fitted to the width, its head on every page, notes and signature lines below. */
import { fitted } from '@shared/paper/fitted'
import type { PaperPage } from '@shared/paper/paper'
import { cellAlign, shownText, type CellValue, type Table, type TableColumn } from '@shared/paper/table'
import { cellText, isCode } from '@shared/paper/text'
import { createGrid, padding, type Column, type GridCell } from './grid'
import { createHead } from './head'
import { millimetre, type Pages } from './pages'
import { createTableEnd } from './table-end'
import { drawLines, flowLines, linesOf, titleLines, type Type } from './text'
import { captionType, titleType } from './types'
import type { Typefaces } from './typeface'

/** Rows between two steps of progress. */
const step = 200
/** Rows that stay with the title and the head. */
const together = 3

/** Draws a table, yielding the rows drawn so far. @param caption its title is a small one, within a text */
export function* drawTable(pages: Pages, table: Table, paper: PaperPage, faces: Typefaces, caption: boolean): Generator<number, void> {
  const { shares, points } = fitted(table, paper)
  const columns = columnsOf(shares, pages)
  const body: Type = { typeface: faces.body, points, line: 1.3 * points }
  const heading: Type = { ...body, typeface: faces.heading }
  const head = createHead(pages, table.columns, columns, heading)
  drawTitle(pages, table, paper, faces, { caption, points, below: head.height + together * (body.line + 2 * padding.above * points) })
  head.draw()
  const grid = createGrid(pages, columns, body, head.draw)
  const end = createTableEnd(pages, table, faces.body)
  for (const [at, row] of table.rows.entries()) {
    if (Array.isArray(row)) grid.row(table.columns.map((column, place) => cellOf(row[place] ?? null, column, columns[place]?.width ?? 0, body)), at === table.rows.length - 1 ? end.height : 0)
    else grid.across({ lines: linesOf(row.heading, heading, pages.width - 2 * padding.beside * points), align: 'left' }, heading)
    if (at % step === step - 1) yield at + 1
  }
  grid.close()
  end.draw()
  yield table.rows.length
}

function columnsOf(shares: readonly number[], pages: Pages): Column[] {
  let { left } = pages
  return shares.map((share) => {
    const column = { left, width: share * pages.width }
    left += column.width
    return column
  })
}

/** A number or a code is broken only where no column of its width was to be had. */
function cellOf(value: CellValue, column: TableColumn, width: number, type: Type): GridCell {
  const text = shownText(value, column)
  const align = cellAlign(value, column)
  const across = width - 2 * padding.beside * type.points
  const whole = (align === 'right' || isCode(text)) && type.typeface.width(text, type.points) <= across
  return { align, lines: whole ? [cellText(text)] : linesOf(text, type, across) }
}

/** The title, and under it the unit and the date. `below` is the height that stays on the page with them. */
function drawTitle(pages: Pages, table: Table, paper: PaperPage, faces: Typefaces, { caption, points, below }: { caption: boolean; points: number; below: number }): void {
  const { type, before, after } = caption ? captionType(faces) : titleType(faces, paper)
  const lines = table.title === '' ? [] : titleLines(table.title, type, pages.width)
  const unit: Type = { typeface: faces.body, points, line: (paper.look === 'official' ? 1.4 : 1.6) * points }
  const rows = subtitleRows(table.subtitle, unit, pages.width)
  const subtitle = rows.length === 0 ? 0 : rows.length * unit.line + millimetre
  if (pages.room() < lines.length * type.line + subtitle + below) pages.turn()
  if (lines.length > 0) {
    if (!pages.empty()) pages.top += before
    flowLines(pages, lines, type, 'center')
    pages.top += after
  }
  rows.forEach(({ left, right }, at) => {
    drawLines(pages, [left], unit, { ...pages, align: 'left' }, pages.top + at * unit.line)
    drawLines(pages, [right], unit, { ...pages, align: 'right' }, pages.top + at * unit.line)
  })
  pages.top += subtitle
}

/** The unit and the date on one line, or below each other where both do not fit on it. */
function subtitleRows(subtitle: Table['subtitle'], type: Type, width: number): Table['subtitle'][] {
  const [left, right] = [cellText(subtitle.left), cellText(subtitle.right)]
  if (left === '' && right === '') return []
  const gap = 2 * type.points
  if (type.typeface.width(left, type.points) + gap + type.typeface.width(right, type.points) <= width) return [{ left, right }]
  return [...linesOf(left, type, width).map((line) => ({ left: line, right: '' })), ...linesOf(right, type, width).map((line) => ({ left: '', right: line }))]
}
