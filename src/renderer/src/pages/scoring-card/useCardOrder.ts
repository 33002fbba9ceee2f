import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useRoundFilter } from '@/composables/useRoundFilter'
import { indicatorGroups } from '@/pages/scoring/grid/columns'
import { useScoringStore } from '@/stores/scoring'
import { lackOf } from './state/progress'
import { neighboursOf } from './state/neighbours'

/** Which organizations are gone through, in the round's order, and who comes before and after the present one. */
export function useCardOrder(subjectId: Ref<string>) {
  const scoring = useScoringStore()
  const { filter, matches } = useRoundFilter('scoring')
  /** Only those whose sheet still needs something. */
  const unfinished = ref(false)
  const through = shallowRef<readonly string[]>([])

  function needsSomething(id: string): boolean {
    const { opened } = scoring
    if (!opened) return false
    const register = opened.standings.get(id)?.fromRegister
    return indicatorGroups(opened.document.scheme).some(({ kind, indicators }) => indicators.some(({ code }) => lackOf(scoring.cells.view(id, code), kind !== 'star' || register?.has(code) === true) !== null))
  }

  // Applied when chosen and when going on, not while typing: the list must not change under the hands that fill it.
  function apply() {
    const subjects = scoring.opened?.document.subjects ?? []
    through.value = subjects.filter((subject) => matches(subject) && (!unfinished.value || needsSomething(subject.subjectId))).map((subject) => subject.subjectId)
  }
  watch([filter, unfinished, subjectId, () => scoring.opened, () => scoring.stage], apply, { deep: 1, immediate: true })

  const neighbours = computed(() => neighboursOf(scoring.opened?.document.subjects.map((subject) => subject.subjectId) ?? [], through.value, subjectId.value))
  return { filter, unfinished, neighbours }
}
