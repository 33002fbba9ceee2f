import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useRoundFilter } from '@/composables/useRoundFilter'
import { useScoringStore } from '@/stores/scoring'
import { filterContents, type RowFilter } from './state/rows'

/**
 * The organizations listed, in the round's order. “只看未评” and “只看退回” are applied when chosen, not while typing: a
 * row must not vanish under the hands that fill it.
 */
export function useScoringRows(codes: Ref<readonly string[]>) {
  const scoring = useScoringStore()
  const { filter, matches } = useRoundFilter()
  const state = ref<RowFilter>('all')
  const subjects = shallowRef<readonly string[]>([])

  function apply() {
    const all = scoring.opened?.document.subjects ?? []
    const chosen = state.value
    subjects.value = all
      .filter((subject) => matches(subject) && (chosen === 'all' || scoring.hasContent(subject.subjectId, filterContents[chosen], codes.value)))
      .map((subject) => subject.subjectId)
  }

  watch([filter, state, codes, () => scoring.opened, () => scoring.stage], apply, { deep: 1, immediate: true })

  /** Shows a row again that a filter hides, so that the cursor can go there. */
  function showAll() {
    filter.value = { text: '', track: null, township: null }
    state.value = 'all'
    apply()
  }

  return { filter, state, rows: computed(() => subjects.value), apply, showAll }
}
