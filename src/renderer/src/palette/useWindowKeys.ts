import { onBeforeUnmount, onMounted } from 'vue'

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The keys that work on every page. What a page takes for itself (`preventDefault`) stays its own. */
export function useWindowKeys(show: { palette: () => void; keys: () => void; help: () => void }) {
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return
    const control = event.ctrlKey || event.metaKey
    if (control && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') show.palette()
    else if (event.key === 'F1') show.help()
    // A Chinese keyboard types it full-width.
    else if (['?', '？'].includes(event.key) && !control && !typing(event.target)) show.keys()
    else return
    event.preventDefault()
  }

  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
