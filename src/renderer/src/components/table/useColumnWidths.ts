import { computed, type ComputedRef } from 'vue'
import { z } from 'zod'
import { useRemembered } from '@/composables/useRemembered'

interface SizedColumn {
  key: string
  width: number
  grow?: boolean
}

/** Pixels: room for the title's first character and the edge; and no frozen column ever fills a small window. */
const [narrowest, widest] = [48, 640]

/**
 * How wide the columns of a table are: as they were last dragged on this machine, else as the table wants them.
 *
 * @param table under which the widths are remembered
 */
export function useColumnWidths(table: string, columns: () => readonly SizedColumn[]) {
  const dragged = useRemembered<Record<string, number>>(`widths.${table}`, z.record(z.string(), z.number()), {})
  const widths = computed(() => columns().map(({ key, width }) => dragged.value[key] ?? width))
  const growing = computed(() => columns().map(({ key, grow }) => grow === true && dragged.value[key] === undefined))
  /** Pixels of the whole table; null while a column takes what is left. */
  const total: ComputedRef<number | null> = computed(() => (columns().every(({ key }) => dragged.value[key] === undefined) || growing.value.includes(true) ? null : widths.value.reduce((sum, width) => sum + width, 0)))

  /**
   * Follows the pointer that holds a column's edge. The other columns stay as they are: where none is left to take the
   * room, each keeps the width it has on the screen.
   *
   * @param shown the widths on the screen, in the order of the columns
   */
  function drag(event: PointerEvent, at: number, shown: readonly number[]) {
    const handle = event.currentTarget
    const column = columns()[at]
    if (!(handle instanceof HTMLElement) || !column || event.button !== 0) return
    const others = columns().some((_, index) => index !== at && growing.value[index] === true)
    const before = others ? dragged.value : Object.fromEntries(columns().map(({ key }, index) => [key, shown[index] ?? 0]))
    const [from, width] = [event.clientX, shown[at] ?? column.width]
    const follow = (now: PointerEvent) => (dragged.value = { ...before, [column.key]: Math.min(widest, Math.max(narrowest, Math.round(width + now.clientX - from))) })
    handle.setPointerCapture(event.pointerId)
    handle.addEventListener('pointermove', follow)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', follow), { once: true })
  }

  return { widths, growing, total, drag, reset: () => (dragged.value = {}) }
}
