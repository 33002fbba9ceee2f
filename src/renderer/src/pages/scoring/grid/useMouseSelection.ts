import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'
import { selectCell, type Cell, type Selection } from './selection'
import type { Surface } from './surface'

/** Click, drag, Shift-click and double click on the grid. */
export function useMouseSelection(
  surface: Surface,
  grid: {
    selection: ShallowRef<Selection>
    select: (selection: Selection, reveal?: Cell) => void
    commit: () => void
    open: () => void
    focus: () => void
  },
) {
  let dragging = false

  function down(event: MouseEvent) {
    const at = surface.pointed(event.target)
    if (!at || event.button !== 0) return
    // The editor keeps the focus, and RevoGrid must not begin a selection of its own.
    event.preventDefault()
    grid.commit()
    const cell = { row: at.row, column: at.column ?? grid.selection.value.anchor.column }
    grid.select(event.shiftKey ? { ...grid.selection.value, end: cell } : selectCell(cell))
    grid.focus()
    dragging = at.column !== null
  }

  function over(event: MouseEvent) {
    if (!dragging) return
    const at = surface.pointed(event.target)
    const { end } = grid.selection.value
    if (!at || at.column === null || (at.row === end.row && at.column === end.column)) return
    grid.select({ ...grid.selection.value, end: { row: at.row, column: at.column } })
  }

  function up() {
    dragging = false
  }

  function twice(event: MouseEvent) {
    const at = surface.pointed(event.target)
    if (at && at.column !== null) grid.open()
  }

  onMounted(() => {
    surface.element.addEventListener('mousedown', down, true)
    surface.element.addEventListener('mousemove', over)
    surface.element.addEventListener('dblclick', twice)
    window.addEventListener('mouseup', up)
  })
  onBeforeUnmount(() => window.removeEventListener('mouseup', up))
}
