import { groupPlaces, levelGap } from '@rules'
import type { RegisterField } from '@shared/domain/subject'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '@/api'
import { notifyError } from '@/components/notify'
import { useTableSort } from '@/components/table/useTableSort'
import { useRaceLines, type RaceLine } from '@/composables/useRaceLines'
import { useRoundFilter } from '@/composables/useRoundFilter'
import { useSubjectWords } from '@/composables/useSubjectWords'
import type { ColumnContext } from '../columns'
import { groupBy, groupingFields, groupList, groupsOf, type GroupBy } from './groups'
import { useRaceView, usualColumns, type NamedView } from './view'

export const panels = [
  { key: 'table', name: '排名' },
  { key: 'progress', name: '进步榜' },
  { key: 'stars', name: '单星之最' },
  { key: 'lists', name: '红黑榜' },
  { key: 'means', name: '平均' },
  { key: 'townships', name: '镇街道' },
] as const
export type Panel = (typeof panels)[number]['key']

/** Everything the page shows, by what its address and the remembered view say. */
export function useRacePage() {
  const route = useRoute()
  const router = useRouter()
  const { view, named } = useRaceView()
  const { filter, matches } = useRoundFilter('race')
  const word = useSubjectWords()
  const { document, race, failure, load, lines, nameOf } = useRaceLines(() => ({ progress: view.value.progress, streakPlaces: view.value.streakPlaces }))
  const sort = useTableSort('race')
  const fields = shallowRef<RegisterField[]>([])

  watch(
    () => document.value?.round.subjectKind,
    async (kind) => {
      try {
        fields.value = kind ? await api.subjects.fields({ kind }) : []
      } catch (error) {
        notifyError(error)
      }
    },
    { immediate: true },
  )

  const text = (key: string) => (typeof route.query[key] === 'string' ? route.query[key] : '')
  const by = computed<GroupBy>(() => groupBy(text('by')))
  const groups = computed(() => (document.value ? groupList(document.value, by.value) : []))
  const group = computed(() => groups.value.find(({ key }) => key === text('track')) ?? groups.value.find(({ count }) => count > 0) ?? groups.value[0] ?? null)
  const panel = computed<Panel>(() => panels.find(({ key }) => key === text('panel'))?.key ?? 'table')
  const groupings = computed(() => [
    { value: 'track', name: '按跑道' },
    { value: 'all', name: '全部' },
    { value: 'township', name: '按镇街道' },
    ...(document.value ? groupingFields(fields.value, document.value) : []).map(({ code, name }) => ({ value: `field:${code}`, name: `按${name}` })),
  ])

  /** Of the chosen group, before the search box has its say: places are counted among these. */
  const members = computed(() => lines.value.filter(({ subject }) => group.value !== null && groupsOf(subject, by.value).includes(group.value.key)))
  const places = computed(() =>
    by.value === 'track' ? null : groupPlaces(members.value.map(({ result }) => result), document.value?.scheme.ranking.ties ?? 'competition'),
  )
  const placeOf = ({ subject, result }: RaceLine) =>
    places.value ? (places.value.get(subject.subjectId) ?? null) : result.rank === null ? null : { rank: result.rank, tied: result.tied }
  const shown = computed(() =>
    members.value.filter(({ subject }) => matches(subject)).sort((a, b) => (placeOf(a)?.rank ?? Infinity) - (placeOf(b)?.rank ?? Infinity)),
  )
  const context = computed<ColumnContext | null>(() => {
    if (!document.value) return null
    const { scheme, tracks } = document.value
    return { scheme, word: word.value, tracks, view: view.value, byTrack: by.value === 'track', nameOf, placeOf, levelGapOf: ({ result }) => levelGap(scheme, result) }
  })

  function show(query: Record<string, string | undefined>) {
    void router.replace({ query: { ...route.query, ...query } })
  }

  function applyView(kept: NamedView) {
    view.value = kept.view
    void router.replace({ query: { ...kept.query, open: route.query.open } })
  }

  function keepView(name: string) {
    const query = { by: by.value, panel: panel.value, ...(group.value ? { track: group.value.key } : {}) }
    named.value = [...named.value.filter((each) => each.name !== name), { name, query, view: view.value }]
  }

  function resetColumns() {
    view.value = { ...view.value, columns: usualColumns }
  }

  return { document, race, failure, load, lines, members, shown, nameOf, view, named, filter, sort, by, groups, group, panel, groupings, context, show, applyView, keepView, resetColumns, placeOf }
}
