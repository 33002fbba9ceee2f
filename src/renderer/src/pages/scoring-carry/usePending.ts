import type { RoundDocument } from '@shared/domain/round'
import { schemeIndicators } from '@shared/entry'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { api } from '@/api'
import { notifyError, notifySuccess } from '@/components/notify'
import { useAttempt } from '@/composables/useAttempt'
import { newestQuestion } from '@/newest'
import { useScoringStore } from '@/stores/scoring'
import { pendingRows, type PendingRow } from './rows'

/** Marks carried over that wait at a stage: accepted or given up, each with a way back. */
export function usePending(document: Ref<RoundDocument>, stage: Ref<string | null>, changed: () => Promise<void>) {
  const scoring = useScoringStore()
  const rows = shallowRef<PendingRow[]>([])
  const picked = ref<ReadonlySet<string>>(new Set())
  const { working, attempt } = useAttempt()
  const chosen = computed(() => rows.value.filter(({ id }) => picked.value.has(id)))
  const at = () => ({ roundId: document.value.round.id, stage: stage.value })
  const ask = newestQuestion()

  async function load() {
    const newest = ask()
    await scoring.settled()
    const { carried } = await api.scoring.sheets(at())
    if (!newest()) return
    const { scheme, subjects } = document.value
    rows.value = pendingRows(carried, subjects.map(({ subjectId }) => subjectId), schemeIndicators(scheme).map(({ code }) => code))
    const present = new Set(rows.value.map(({ id }) => id))
    picked.value = new Set([...picked.value].filter((id) => present.has(id)))
  }
  watch([() => document.value.round.id, stage], () => load().catch(notifyError), { immediate: true })

  async function after() {
    await load()
    await changed()
  }

  function pick(ids: readonly string[], wanted: boolean) {
    const next = new Set(picked.value)
    for (const id of ids) {
      if (wanted) next.add(id)
      else next.delete(id)
    }
    picked.value = next
  }

  const cellsOf = (of: readonly PendingRow[]) => of.map(({ subjectId, indicator }) => ({ subjectId, indicator }))

  const accept = (of: readonly PendingRow[]) =>
    attempt(async () => {
      const where = at()
      const { cells } = await api.scoring.acceptCarried({ ...where, cells: cellsOf(of) })
      notifySuccess(`已确认 ${cells.length} 项上期评分`, async () => {
        await api.scoring.enter({ ...where, entries: cells.map(({ subjectId, indicator, before, beforeReason }) => ({ subjectId, indicator, texts: before, reason: beforeReason })) })
        await after()
      })
      await after()
    })

  const discard = (of: readonly PendingRow[]) =>
    attempt(async () => {
      const where = at()
      const { discarded } = await api.scoring.discardCarried({ ...where, cells: cellsOf(of) })
      notifySuccess(`已放弃 ${discarded} 项上期评分`, async () => {
        await carryAgain(where, of)
        await after()
      })
      await after()
    })

  return { rows, picked, chosen, working, pick, accept, discard, load }
}

/** Copies the same marks again, each from the round it came from; nothing but these cells. */
async function carryAgain(where: { roundId: string; stage: string | null }, of: readonly PendingRow[]) {
  const groups = new Map<string, { from: string; indicator: string; subjects: string[] }>()
  for (const { fromRoundId, indicator, subjectId } of of) {
    const key = `${fromRoundId}/${indicator}`
    const group = groups.get(key) ?? { from: fromRoundId, indicator, subjects: [] }
    groups.set(key, group)
    group.subjects.push(subjectId)
  }
  for (const { from, indicator, subjects } of groups.values()) await api.scoring.carryOver({ ...where, from, indicators: [indicator], subjects })
}
