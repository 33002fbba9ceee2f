import Sortable from 'sortablejs'
import { onBeforeUnmount, watch, type Ref } from 'vue'

/**
 * Lets the direct children of an element be dragged by their `.handle`. The elements go back to where they were: the list of
 * the scheme changes, and with it what is drawn.
 */
export function useDragging(container: Readonly<Ref<HTMLElement | null>>, moved: (from: number, to: number) => void) {
  let sortable: Sortable | null = null
  let after: ChildNode | null = null

  function stop() {
    sortable?.destroy()
    sortable = null
  }
  watch(
    container,
    (element) => {
      stop()
      if (!element) return
      sortable = Sortable.create(element, {
        handle: '.handle',
        draggable: '>.row',
        animation: 120,
        onStart(event) {
          after = event.item.nextSibling
        },
        onEnd({ item, from, oldDraggableIndex, newDraggableIndex }) {
          from.insertBefore(item, after)
          if (oldDraggableIndex !== undefined && newDraggableIndex !== undefined && oldDraggableIndex !== newDraggableIndex) moved(oldDraggableIndex, newDraggableIndex)
        },
      })
    },
    { flush: 'post', immediate: true },
  )
  onBeforeUnmount(stop)
}
