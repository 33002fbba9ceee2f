import { areaOf, type Selection } from './selection'

/** Where the columns to type in begin, and last where they end, in pixels from the first. */
export type Starts = readonly number[]

/**
 * What is selected, drawn over the rows: its area, the current cell, its rows and the headings of its columns. RevoGrid's own
 * marking would draw all headings again with every step.
 */
export interface Marker {
  show(selection: Selection | null, starts: Starts): void
  /** Brings the marks back after the grid has drawn its parts again. */
  place(): void
}

/** @param grid the RevoGrid element @param rowHeight pixels */
export function createMarker(grid: HTMLElement, rowHeight: number): Marker {
  const [area, cell, rows, frozenRows] = ['marked-area', 'marked-cell', 'marked-rows', 'marked-rows'].map(layer)
  let shown: { selection: Selection; starts: Starts } | null = null

  function put(element: HTMLElement | undefined, within: string, box: { left: number; top: number; width: number | null; height: number } | null) {
    if (!element) return
    const view = grid.querySelector(`revogr-viewport-scroll.${within} .vertical-inner`)
    if (view && element.parentElement !== view) view.append(element)
    element.hidden = box === null
    if (box) Object.assign(element.style, { left: `${box.left}px`, top: `${box.top}px`, width: box.width === null ? '100%' : `${box.width}px`, height: `${box.height}px` })
  }

  function place() {
    const selected = shown && areaOf(shown.selection)
    const at = (index: number) => shown?.starts[index] ?? 0
    const down = selected && { top: selected.top * rowHeight, height: (selected.bottom - selected.top + 1) * rowHeight }
    const { anchor } = shown?.selection ?? {}
    put(rows, 'rgCol', down && { ...down, left: 0, width: shown?.starts.at(-1) ?? 0 })
    put(frozenRows, 'colPinStart', down && { ...down, left: 0, width: null })
    put(area, 'rgCol', down && { ...down, left: at(selected.left), width: at(selected.right + 1) - at(selected.left) })
    put(cell, 'rgCol', anchor ? { left: at(anchor.column), top: anchor.row * rowHeight, width: at(anchor.column + 1) - at(anchor.column), height: rowHeight } : null)
    for (const heading of grid.querySelectorAll<HTMLElement>('revogr-viewport-scroll.rgCol .rgHeaderCell[data-rgcol]')) {
      const column = Number(heading.dataset['rgcol'])
      heading.classList.toggle('marked-heading', selected !== null && column >= selected.left && column <= selected.right)
    }
  }

  return {
    show(selection, starts) {
      shown = selection && { selection, starts }
      place()
    },
    place,
  }
}

function layer(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  element.hidden = true
  return element
}
