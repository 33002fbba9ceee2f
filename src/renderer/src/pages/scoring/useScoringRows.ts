import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useRoundFilter } from '@/composables/useRoundFilter'
import { useScoringStore } from '@/stores/scoring'
import type { RowFilter } from './state/rows'
import { useCellFacts } from './useCellFacts'

/**
 * The organizations listed, in the round's order. “只看未评” and its like are applied when chosen, not while typing: a row
 * must not vanish under the hands that fill it.
 */
export function useScoringRows(codes: Ref<readonly string[]>) {
  const scoring = useScoringStore()
  const { rowTest } = useCellFacts()
  const { filter, matches } = useRoundFilter('scoring')
  const state = ref<RowFilter>('all')
  const subjects = shallowRef<readonly string[]>([])

  function apply() {
    const answersFilter = rowTest(state.value, codes.value)
    subjects.value = (scoring.opened?.document.subjects ?? []).filter((subject) => matches(subject) && answersFilter(subject.subjectId)).map((subject) => subject.subjectId)
  }

  watch([() => ({ ...filter.value }), state, codes, () => scoring.opened, () => scoring.stage], apply, { immediate: true })

  /** Shows a row again that a filter hides, so that the cursor can go there. */
  function showAll() {
    filter.value = { text: '', track: null, township: null }
    state.value = 'all'
    apply()
  }

  return { filter, state, rows: computed(() => subjects.value), showAll }
}
