import type { CarryOverPreview } from '@shared/domain/carry-over'
import type { RoundDocument } from '@shared/domain/round'
import { schemeIndicators } from '@shared/entry'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { api } from '@/api'
import { notifyError, notifySuccess } from '@/components/notify'
import { useAttempt } from '@/composables/useAttempt'
import { useRoundFilter } from '@/composables/useRoundFilter'
import { newestQuestion } from '@/newest'
import { scoredAt } from '@/pages/scoring/state/locks'
import { useRoundStore } from '@/stores/round'
import { rememberedOmissions, rememberOmissions } from './remembered'

/** What is to be carried over: from which round, which indicators, which organizations; and what that would do. */
export function useCarryPlan(document: Ref<RoundDocument>, stage: Ref<string | null>, done: () => Promise<void>) {
  const rounds = useRoundStore()
  const { filter, matches } = useRoundFilter('carry')
  const sources = computed(() => rounds.rounds.filter((round) => round.id !== document.value.round.id && round.subjectKind === document.value.round.subjectKind))
  const source = ref<string | null>(null)
  const omitted = ref<ReadonlySet<string>>(new Set())
  const preview = shallowRef<CarryOverPreview | null>(null)
  const loading = ref(false)
  const { working, attempt } = useAttempt()
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = newestQuestion()

  /** Indicators this stage scores. */
  const offered = computed(() => schemeIndicators(document.value.scheme).filter((indicator) => scoredAt(indicator, stage.value)).map(({ code }) => code))
  const indicators = computed(() => offered.value.filter((code) => !omitted.value.has(code)))
  const subjects = computed(() => document.value.subjects.filter(matches).map(({ subjectId }) => subjectId))
  const request = computed(() => (source.value === null || indicators.value.length === 0 || subjects.value.length === 0 ? null : { roundId: document.value.round.id, stage: stage.value, from: source.value, indicators: indicators.value, subjects: subjects.value }))

  watch(
    () => document.value.round,
    (round) => {
      source.value = sources.value.find(({ id }) => id === round.previousRoundId)?.id ?? sources.value[0]?.id ?? null
      omitted.value = new Set(rememberedOmissions(round.schemeId))
    },
    { immediate: true },
  )

  function omit(codes: readonly string[], wanted: boolean) {
    const next = new Set(omitted.value)
    for (const code of codes) {
      if (wanted) next.add(code)
      else next.delete(code)
    }
    omitted.value = next
    rememberOmissions(document.value.round.schemeId, [...next])
  }

  async function load() {
    timer = undefined
    const newest = ask()
    if (!request.value || document.value.round.status === 'finished') {
      preview.value = null
      loading.value = false
      return
    }
    loading.value = true
    try {
      const found = await api.scoring.carryOverPreview(request.value)
      if (newest()) preview.value = found
    } catch (error) {
      if (newest()) preview.value = null
      notifyError(error)
    } finally {
      if (newest()) loading.value = false
    }
  }
  // Ticking several boxes in a row asks once.
  watch(request, () => {
    clearTimeout(timer)
    loading.value = true
    timer = setTimeout(() => void load(), 200)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  const carryOver = () =>
    attempt(async () => {
      const asking = request.value
      const cells = preview.value?.cells ?? []
      if (!asking || cells.length === 0) return
      const { carried } = await api.scoring.carryOver(asking)
      const { roundId, stage: at } = asking
      notifySuccess(`已带入 ${carried} 项上期评分，确认后才计分`, async () => {
        await api.scoring.discardCarried({ roundId, stage: at, cells: cells.map(({ subjectId, indicator }) => ({ subjectId, indicator })) })
        await done()
        await load()
      })
      await done()
      await load()
    })

  return { filter, sources, source, offered, omitted, omit, indicators, subjects, preview, loading, working, load, carryOver }
}
