/** Where the cursor is in the grid and what is selected. Rows and columns are indexes, inclusive. */

export interface Cell {
  row: number
  column: number
}

export interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

export interface Selection {
  /** The current cell, which typing goes to. */
  anchor: Cell
  /** The opposite corner; the same cell when one cell is selected. */
  end: Cell
  /** Column Enter returns to after a run of Tab. */
  home: number | null
}

export interface GridSize {
  rows: number
  columns: number
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const steps: Record<Direction, Cell> = { up: { row: -1, column: 0 }, down: { row: 1, column: 0 }, left: { row: 0, column: -1 }, right: { row: 0, column: 1 } }

export function selectCell(cell: Cell, home: number | null = null): Selection {
  return { anchor: cell, end: cell, home }
}

export function areaOf({ anchor, end }: Selection): Area {
  return {
    top: Math.min(anchor.row, end.row),
    left: Math.min(anchor.column, end.column),
    bottom: Math.max(anchor.row, end.row),
    right: Math.max(anchor.column, end.column),
  }
}

export function selectArea(area: Area): Selection {
  return { anchor: { row: area.top, column: area.left }, end: { row: area.bottom, column: area.right }, home: null }
}

/** The nearest cell inside the grid. */
export function clampCell(cell: Cell, size: GridSize): Cell {
  return { row: Math.max(0, Math.min(size.rows - 1, cell.row)), column: Math.max(0, Math.min(size.columns - 1, cell.column)) }
}

/** Moves the cursor, or with `extend` the far corner. @param by how many rows or columns; Infinity goes to the edge */
export function move(selection: Selection, direction: Direction, size: GridSize, { by = 1, extend = false } = {}): Selection {
  const step = steps[direction]
  const from = extend ? selection.end : selection.anchor
  const to = clampCell({ row: step.row === 0 ? from.row : from.row + step.row * by, column: step.column === 0 ? from.column : from.column + step.column * by }, size)
  return extend ? { ...selection, end: to } : selectCell(to)
}

/**
 * The next cell for Enter (down, up) and Tab (right, left), which pass over locked cells. Tab goes on in the next row;
 * Enter after a run of Tab goes back to the column the run began in. Stays where there is no further cell.
 */
export function advance(selection: Selection, direction: Direction, size: GridSize, open: (cell: Cell) => boolean): Selection {
  const { anchor } = selection
  const step = steps[direction]
  if (step.row !== 0) {
    const column = selection.home ?? anchor.column
    for (let row = anchor.row + step.row; row >= 0 && row < size.rows; row += step.row) if (open({ row, column })) return selectCell({ row, column })
    return selectCell({ row: anchor.row, column: anchor.column })
  }
  const home = selection.home ?? anchor.column
  const cells = size.rows * size.columns
  for (let at = anchor.row * size.columns + anchor.column + step.column; at >= 0 && at < cells; at += step.column) {
    const cell = { row: Math.floor(at / size.columns), column: at % size.columns }
    if (open(cell)) return selectCell(cell, cell.row === anchor.row ? home : null)
  }
  return selectCell(anchor)
}
