import type { Indicator } from '@rules'
import { computed, type Ref } from 'vue'
import { useResultsStore } from '@/stores/results'
import { useScoringStore } from '@/stores/scoring'
import { indicatorGroups } from '@/pages/scoring/grid/columns'
import { lackOf, progressOf, sumProgress, type Lack } from './state/progress'

/** One organization of the opened round at the chosen stage, as the card shows it. */
export function useCard(subjectId: Ref<string>) {
  const scoring = useScoringStore()
  const results = useResultsStore()

  const subject = computed(() => scoring.opened?.document.subjects.find((each) => each.subjectId === subjectId.value) ?? null)
  const trackName = computed(() => scoring.opened?.document.tracks.find(({ code }) => code === subject.value?.track)?.name ?? '')
  const result = computed(() => results.byId.get(subjectId.value) ?? null)
  const groups = computed(() => (scoring.opened ? indicatorGroups(scoring.opened.document.scheme) : []))
  const fromRegister = (code: string, id = subjectId.value) => scoring.opened?.standings.get(id)?.fromRegister.has(code) === true

  /** Stars and extras with how far each is; changes with every cell. */
  const sections = computed(() => {
    void scoring.tick
    if (!subject.value) return []
    return groups.value.map((group) => ({
      ...group,
      progress: progressOf(group.indicators, (code) => scoring.cells.view(subjectId.value, code), (code) => group.kind !== 'star' || fromRegister(code)),
    }))
  })
  const progress = computed(() => sumProgress(sections.value.filter(({ kind }) => kind === 'star').map((section) => section.progress)))

  /** What an indicator of an organization still needs. Nobody owes a bonus or a deduction, but its text can be refused. */
  function lack(indicator: Indicator, id = subjectId.value): Lack | null {
    const extra = !groups.value.some((group) => group.kind === 'star' && group.indicators.includes(indicator))
    return lackOf(scoring.cells.view(id, indicator.code), extra || fromRegister(indicator.code, id))
  }

  return { subject, trackName, result, groups, sections, progress, lack, fromRegister }
}
