/** The RevoGrid element as a drawing surface: it draws, scrolls and freezes columns; cursor, keys and clipboard are the page's own. */
import type { ColumnGrouping, ColumnRegular } from '@revolist/revogrid'
import { defineCustomElements } from '@revolist/revogrid/loader'
import { createMarker } from './marker'
import { nearest } from './nearest'
import { createPainter, type Painter } from './painter'
import type { Cell, Selection } from './selection'

// Whoever imports this module may call the element's methods at once.
await defineCustomElements()

export const rowHeight = 30

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A place pointed at: `column` is null on columns that are only read, frozen or behind the parts. */
export interface Pointed {
  row: number
  column: number | null
}

export interface Surface {
  element: HTMLElement
  /** Tells every time the grid has been drawn or scrolled. */
  onDrawn(listener: () => void): void
  setColumns(columns: (painter: Painter) => (ColumnGrouping | ColumnRegular)[], widths: readonly number[]): void
  setRows(ids: readonly string[]): void
  /** Paints the visible cells that have changed. */
  repaint(): void
  select(selection: Selection | null): void
  /** Scrolls as little as needed to show a cell. */
  reveal(cell: Cell): void
  /** Where a cell is in the window; null before the first drawing. */
  boxOf(cell: Cell): Box | null
  pointed(target: EventTarget | null): Pointed | null
  /** Whole rows that fit on the screen. */
  pageRows(): number
}

export function createSurface(): Surface {
  const grid = document.createElement('revo-grid')
  Object.assign(grid, { theme: 'compact', rowSize: rowHeight, readonly: true, range: false, resize: false, canMoveColumns: false, canDrag: false, filter: false, exporting: false, useClipboard: false, hideAttribution: true, frameSize: 2 })
  // The page moves the focus and marks what is selected; RevoGrid's own keys would run beside it.
  for (const event of ['beforekeydown', 'beforekeyup', 'beforefocuslost', 'beforescrollintoview', 'afterfocus']) grid.addEventListener(event, (each) => each.preventDefault(), true)

  const painter = createPainter()
  grid.addEventListener('mouseover', ({ target }) => painter.explain(target))
  const marker = createMarker(grid, rowHeight)
  onDrawn(() => marker.place())

  let starts: number[] = [0]
  let rows = 0
  let revealing = 0
  const body = () => grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner')
  const overlay = () => grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner revogr-overlay-selection')

  function onDrawn(listener: () => void) {
    for (const event of ['aftergridinit', 'aftergridrender', 'viewportscroll']) grid.addEventListener(event, listener)
  }

  /** @returns false while the element has not yet laid out rows or columns just set: it would then believe in a place it cannot scroll to */
  function scrollTo({ row, column }: Cell): boolean {
    if (!grid.isConnected) return true
    const view = body()
    const scroller = view?.closest('revogr-viewport-scroll')
    // A pixel less is rounding at a zoom.
    if (!view || !scroller || view.scrollHeight + 1 < rows * rowHeight || scroller.scrollWidth + 1 < (starts.at(-1) ?? 0)) return false
    const x = nearest(scroller.scrollLeft, scroller.clientWidth, starts[column] ?? 0, starts[column + 1] ?? 0)
    const y = nearest(view.scrollTop, view.clientHeight, row * rowHeight, (row + 1) * rowHeight)
    if (x !== null || y !== null) void grid.scrollToCoordinate({ ...(x === null ? {} : { x }), ...(y === null ? {} : { y }) })
    return true
  }

  return {
    element: grid,
    onDrawn,
    setColumns(columns, widths) {
      starts = widths.reduce((all, width) => [...all, (all.at(-1) ?? 0) + width], [0])
      grid.columns = columns(painter)
    },
    setRows(ids) {
      rows = ids.length
      grid.source = ids.map((id) => ({ id }))
    },
    repaint: () => painter.repaint(grid),
    select(selection) {
      marker.show(selection, starts)
    },
    reveal(cell) {
      cancelAnimationFrame(revealing)
      if (!scrollTo(cell)) revealing = requestAnimationFrame(() => this.reveal(cell))
    },
    boxOf({ row, column }) {
      const origin = overlay()?.getBoundingClientRect()
      const left = starts[column]
      const right = starts[column + 1]
      if (!origin || left === undefined || right === undefined) return null
      return { left: origin.left + left, top: origin.top + row * rowHeight, width: right - left, height: rowHeight }
    },
    pointed(target) {
      const cell = target instanceof Element ? target.closest<HTMLElement>('[data-rgrow]') : null
      const inCell = target instanceof Element ? target.closest<HTMLElement>('[data-rgcol]') : null
      const data = cell?.closest('revogr-data')
      if (!cell || !data) return null
      const row = Number(cell.dataset['rgrow'])
      const column = inCell && data.getAttribute('col-type') === 'rgCol' ? Number(inCell.dataset['rgcol']) : null
      return { row, column: column !== null && column < starts.length - 1 ? column : null }
    },
    pageRows: () => Math.max(1, Math.floor((body()?.clientHeight ?? rowHeight) / rowHeight) - 1),
  }
}
