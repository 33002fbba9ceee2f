import type { OrganizationResult } from '@rules'
import type { ResultChanges } from '@shared/domain/sheet'
import { unpackPlaces } from '@shared/packed-places'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { api } from '@/api'
import { notifyError } from '@/components/notify'
import { useRoundStore } from './round'

/** Results of the chosen round as the service computed them; marks entered here update single ones. */
export const useResultsStore = defineStore('results', () => {
  const round = useRoundStore()
  const byId = shallowRef<ReadonlyMap<string, OrganizationResult>>(new Map())
  const provisional = computed(() => round.document?.round.status === 'open')
  /** Counts loads: an answer that comes after a newer question is dropped. */
  let asked = 0

  async function load(): Promise<void> {
    const roundId = round.roundId
    asked += 1
    const mine = asked
    if (roundId === null) {
      byId.value = new Map()
      return
    }
    const { results } = await api.results.table({ roundId })
    if (mine === asked) byId.value = new Map(results.map((result) => [result.organizationId, result]))
  }

  /** Takes what a write made of the results. */
  function apply(roundId: string, { results, places }: ResultChanges) {
    const placed = unpackPlaces(places)
    if (roundId !== round.roundId || results.length + placed.length === 0) return
    const next = new Map(byId.value)
    for (const result of results) next.set(result.organizationId, result)
    for (const place of placed) {
      const result = next.get(place.organizationId)
      if (result) next.set(place.organizationId, { ...result, ...place })
    }
    byId.value = next
  }

  watch(
    () => round.document,
    (now, before) => {
      if (now?.round.id !== before?.round.id) byId.value = new Map()
      load().catch(notifyError)
    },
    { immediate: true },
  )

  return { byId, provisional, load, apply }
})
