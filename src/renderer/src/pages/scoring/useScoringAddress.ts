import { watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'
import { matchesText, type RoundFilter } from '@/composables/useRoundFilter'
import { useRoundStore } from '@/stores/round'
import { useScoringStore } from '@/stores/scoring'
import type { IndicatorGroup } from './grid/columns'
import { rowFilters, type RowFilter } from './state/rows'
import { useCellFacts } from './useCellFacts'

interface Shown {
  /** Star or other tab, by code. */
  tab: Ref<string>
  /** The one indicator shown, or null. */
  only: Ref<string | null>
  filter: Ref<RoundFilter>
  state: Ref<RowFilter>
}

/**
 * What a link to this page asks to see: `stage`, `star` (code of a tab), `indicator`, `township`, `track`, `find` (a name), `show` (a filter). Applied once,
 * when the round is open. With `show` alone the first stage and star that has such cells is taken, so that nobody lands on an
 * empty list while there is something elsewhere.
 */
export function useScoringAddress({ tab, only, filter, state }: Shown, groups: Ref<readonly IndicatorGroup[]>) {
  const scoring = useScoringStore()
  const { query } = useRoute()
  const rounds = useRoundStore()
  const { rowTest } = useCellFacts()
  let done = false
  const text = (key: string) => (typeof query[key] === 'string' ? query[key] : null)

  function firstPlace(show: Exclude<RowFilter, 'all'>) {
    const { township, track, text: find } = filter.value
    const subjects = (scoring.opened?.document.subjects ?? []).filter(
      (subject) => (township === null || subject.township === township) && (track === null || subject.track === track) && matchesText(subject, find),
    )
    const before = scoring.stage
    const stages = text('stage') === null && scoring.stages.length > 0 ? scoring.stages.map((stage) => stage.code) : [before]
    // Nobody owes a bonus: only stars can miss something.
    const stars = groups.value.filter((group) => (text('star') === null ? show !== 'missing' || group.kind === 'star' : group.code === text('star')))
    for (const stage of stages) {
      scoring.stage = stage
      for (const star of stars) {
        const test = rowTest(
          show,
          star.indicators.map((indicator) => indicator.code),
        )
        if (subjects.some((subject) => test(subject.subjectId))) return star.code
      }
    }
    scoring.stage = before
    return null
  }

  function apply() {
    const [stage, star, township] = [text('stage'), text('star'), text('township')]
    if (stage !== null && scoring.stages.some((each) => each.code === stage)) scoring.stage = stage
    if (star !== null) tab.value = star
    const indicator = text('indicator')
    const home = groups.value.find((group) => group.indicators.some(({ code }) => code === indicator))
    if (home) {
      tab.value = home.code
      only.value = indicator
    }
    if (township !== null) filter.value = { ...filter.value, township }
    const track = text('track')
    if (track !== null) filter.value = { ...filter.value, track }
    const find = text('find')
    if (find !== null) filter.value = { ...filter.value, text: find }
    const show = rowFilters.find((each) => each.code === text('show'))?.code ?? 'all'
    if (show === 'all') return
    const found = firstPlace(show)
    if (found === null) return
    tab.value = found
    state.value = show
  }

  watch(
    () => scoring.opened,
    (opened) => {
      if (done || !opened || opened.document.round.id !== rounds.roundId) return
      done = true
      apply()
    },
    { immediate: true },
  )
}
