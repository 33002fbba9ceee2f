import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import type { Step } from './frames'

/** Keys of keyboards and presenters. */
const forward = new Set([' ', 'ArrowRight', 'ArrowDown', 'PageDown', 'Enter', 'n'])
const back = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace', 'p'])

/** Where the show is, and what moves it: keys, buttons, or time when `auto` is on. */
export function usePlayer(steps: Ref<readonly Step[]>, pace: { auto: boolean; seconds: number }, leave: () => void) {
  const index = ref(0)
  const auto = ref(pace.auto)
  const current = computed(() => steps.value[Math.min(index.value, steps.value.length - 1)] ?? null)
  /** Steps would come by themselves, but this one waits for a key. */
  const waiting = computed(() => auto.value && (current.value?.pause ?? false))
  let timer: ReturnType<typeof setTimeout> | undefined

  function go(to: number) {
    index.value = Math.max(0, Math.min(steps.value.length - 1, to))
  }
  const next = () => go(index.value + 1)
  const previous = () => go(index.value - 1)

  watch(
    [index, auto],
    () => {
      clearTimeout(timer)
      if (auto.value && !waiting.value && index.value < steps.value.length - 1) timer = setTimeout(next, pace.seconds * 1000)
    },
    { immediate: true },
  )

  function onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // A button that has the focus is pressed by its own keys.
    const onButton = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')
    if (onButton) return
    if (forward.has(event.key)) next()
    else if (back.has(event.key)) previous()
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(steps.value.length - 1)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  window.addEventListener('keydown', onKey)
  onBeforeUnmount(() => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKey)
  })

  return { index, auto, current, waiting, go, next, previous }
}
