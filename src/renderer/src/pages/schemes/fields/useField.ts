import { computed, ref, watch } from 'vue'
import { useScheme } from '../state/context'

/**
 * A text kept while it is typed and handed on with Enter or when the field is left; Escape brings back what was there.
 * @param shown the present value as text
 * @param accept takes the text, or answers why not: a refused text stays in the field
 */
export function useField(field: { path: () => string; shown: () => string; accept: (text: string) => string | null }) {
  const { problemAt } = useScheme()
  const text = ref(field.shown())
  const refusal = ref<string | null>(null)

  function reset() {
    text.value = field.shown()
    refusal.value = null
  }
  watch(field.shown, reset)

  function commit() {
    if (text.value === field.shown()) reset()
    else refusal.value = field.accept(text.value)
  }

  function onKey(event: Event) {
    if (!(event instanceof KeyboardEvent) || event.isComposing) return
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') reset()
  }

  const problem = computed(() => problemAt(field.path()))
  const message = computed(() => refusal.value ?? problem.value?.message ?? null)
  const severity = computed(() => (refusal.value === null ? (problem.value?.severity ?? null) : 'error'))
  /** Typed but not handed on: Ctrl+Z then belongs to the field, not to the page. */
  const typing = computed(() => text.value !== field.shown())
  return { text, refusal, message, severity, typing, commit, onKey }
}
