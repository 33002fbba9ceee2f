import type { Pages } from './pages'
import { drawLines, type Align, type Type } from './text'

/** Where a column stands, points. */
export interface Column {
  left: number
  width: number
}

export interface GridCell {
  lines: readonly string[]
  align: Align
}

/** Room around the text of a cell, for type of one point. */
export const padding = { above: 0.35, beside: 0.3 }

export interface Grid {
  /** @param below height that stays on the page with the row */
  row(cells: readonly GridCell[], below: number): void
  /** One cell across all columns, on the same page as the row after it. */
  across(cell: GridCell, type: Type): void
  /** Draws what is still missing of the lines; at the end of the table. */
  close(): void
}

/**
 * The rows of a table with the lines around them. A row goes to the next page as a whole, unless no page can hold it.
 *
 * @param type of its cells
 * @param head what stands above the rows, drawn again on every page
 */
export function createGrid(pages: Pages, columns: readonly Column[], type: Type, head: () => void): Grid {
  const above = padding.above * type.points
  const beside = padding.beside * type.points
  const [left, right] = [pages.left, pages.left + pages.width]
  const edges = [...columns.map((column) => column.left), right]
  /** Where the rows began whose upright lines are not drawn yet. */
  let begun = pages.top
  /** Nothing is under the head yet. */
  let fresh = false

  function uprights(places: readonly number[]): void {
    if (pages.top > begun) pages.rules(places.map((place) => [place, begun, place, pages.top]))
    begun = pages.top
  }

  function turn(): void {
    uprights(edges)
    pages.turn()
    head()
    begun = pages.top
    fresh = true
  }

  /** Draws cells one line high and more, and the line below them. */
  function draw(cells: readonly (GridCell & Column)[], lines: number, kind: Type): void {
    const height = lines * kind.line + 2 * above
    for (const cell of cells) drawLines(pages, cell.lines, kind, { left: cell.left + beside, width: cell.width - 2 * beside, align: cell.align }, pages.top + (height - cell.lines.length * kind.line) / 2)
    pages.top += height
    pages.rules([[left, pages.top, right, pages.top]])
    fresh = false
  }

  return {
    row(cells, below) {
      const lines = Math.max(1, ...cells.map((cell) => cell.lines.length))
      for (let from = 0; from < lines; ) {
        const rest = lines - from
        if (pages.room() < rest * type.line + 2 * above + below && !fresh) turn()
        const fitting = Math.floor((pages.room() - 2 * above) / type.line)
        const count = Math.max(1, Math.min(fitting, rest))
        const slices = cells.flatMap((cell, at) => {
          const column = columns[at]
          return column ? [{ ...column, align: cell.align, lines: cell.lines.slice(from, from + count) }] : []
        })
        draw(slices, count, type)
        from += count
      }
    },
    across(cell, kind) {
      uprights(edges)
      if (pages.room() < cell.lines.length * kind.line + type.line + 4 * above && !fresh) turn()
      draw([{ ...cell, left, width: pages.width }], cell.lines.length, kind)
      uprights([left, right])
    },
    close: () => uprights(edges),
  }
}
