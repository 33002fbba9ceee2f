import type { ComparisonRow } from '@rules'
import type { Comparison } from '@shared/domain/output'
import type { RaceHistory } from '@shared/domain/result'
import { distinctNames } from '@shared/results/distinct-names'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '@/api'
import { useReading } from '@/composables/useReading'
import { useSubjectWords } from '@/composables/useSubjectWords'
import { useResultsStore } from '@/stores/results'
import { useRoundStore } from '@/stores/round'
import type { Named, Reference } from '../charts/lines'

export const figureNames = { mean: '平均', median: '中位数', best: '最好' } as const
type Figure = keyof typeof figureNames

const figures: readonly Figure[] = ['mean', 'median', 'best']
const everyTrack = 'all'

/** What is compared, by the address of the page, and the answer to it. */
export function useComparison() {
  const rounds = useRoundStore()
  const word = useSubjectWords()
  const results = useResultsStore()
  const route = useRoute()
  const router = useRouter()
  const answer = shallowRef<{ comparison: Comparison; rows: ComparisonRow[]; history: RaceHistory } | null>(null)

  const text = (key: string) => (typeof route.query[key] === 'string' ? route.query[key] : '')
  const document = computed(() => rounds.document)
  const subjects = computed(() => new Map((rounds.document?.subjects ?? []).map((subject) => [subject.subjectId, subject])))
  function named(of: readonly string[]): Named[] {
    const names = distinctNames([...subjects.value.values()].filter(({ subjectId }) => of.includes(subjectId)))
    return of.map((id) => ({ id, name: names.get(id) ?? '' }))
  }

  const ids = computed(() => [...new Set(text('ids').split(','))].filter((id) => subjects.value.has(id)).slice(0, 6))
  const chosen = computed(() => named(ids.value))
  const tracks = computed(() => document.value?.tracks.filter(({ count }) => count > 0) ?? [])
  /** The track whose mean, median and best are meant: the one chosen, else the one all the organizations share; null is everybody. */
  const track = computed(() => {
    const wanted = text('track')
    if (wanted === everyTrack) return null
    const own = new Set(ids.value.map((id) => subjects.value.get(id)?.track))
    const [shared] = own.size === 1 ? own : []
    return tracks.value.find(({ code }) => code === wanted)?.code ?? shared ?? null
  })
  const baselineChoice = computed(() => (text('baseline') !== '' && (isFigure(text('baseline')) || ids.value.includes(text('baseline'))) ? text('baseline') : 'mean'))
  const comparison = computed((): Comparison | null => {
    if (ids.value.length === 0) return null
    const choice = baselineChoice.value
    return { subjectIds: ids.value, baseline: isFigure(choice) ? choice : { organizationId: choice }, track: track.value }
  })

  const { failure, load } = useReading(readComparison, (found) => {
    answer.value = found
  })

  async function readComparison() {
    const request = comparison.value
    const round = document.value?.round
    if (!round || !request) return null
    const [rows, history] = await Promise.all([api.results.compare({ roundId: round.id, ...request }), api.results.history({ roundId: round.id, subjectIds: request.subjectIds })])
    const names = new Map(named(request.subjectIds).map(({ id, name }) => [id, name]))
    return { comparison: request, rows, history: { ...history, lines: history.lines.map((line) => ({ ...line, name: names.get(line.subjectId) ?? line.name })) } }
  }

  // Results that changed (a mark entered elsewhere) are read again too.
  watch([() => document.value?.round, comparison, () => results.byId], load, { immediate: true })

  /** Those the answer is about: while another choice is on its way, the last answer stays as it was. */
  const organizations = computed(() => named(answer.value?.comparison.subjectIds ?? []))
  const alone = computed(() => organizations.value.length === 1)
  const fieldName = computed(() => {
    const code = answer.value?.comparison.track
    return code === null || code === undefined ? `全部${word.value.name}` : (tracks.value.find((each) => each.code === code)?.name ?? code)
  })
  /** Figures shown beside the organizations: all of them for one alone, else the baseline. */
  const references = computed((): Reference[] => {
    const baseline = answer.value?.comparison.baseline
    const keys = alone.value ? figures : typeof baseline === 'string' ? [baseline] : []
    return keys.map((key) => ({ key, name: `${fieldName.value}${figureNames[key]}` }))
  })

  function show(changed: { ids?: readonly string[]; baseline?: string; track?: string | null }) {
    const query = {
      ids: (changed.ids ?? ids.value).join(',') || undefined,
      baseline: changed.baseline ?? baselineChoice.value,
      track: changed.track === undefined ? route.query.track : (changed.track ?? everyTrack),
    }
    void router.replace({ query })
  }

  return { document, subjects, ids, chosen, track, tracks, baselineChoice, comparison, answer, failure, load, organizations, alone, references, show }
}

function isFigure(value: string): value is Figure {
  return value in figureNames
}
