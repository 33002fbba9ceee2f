import type { OrganizationResult } from '@rules'
import type { ResultChanges } from '@shared/domain/sheet'
import { unpackPlaces } from '@shared/packed-places'
import { unpackResults } from '@shared/packed-results'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { api } from '@/api'
import { useReading } from '@/composables/useReading'
import { useRoundStore } from './round'

/** Results of the chosen round as the service computed them; marks entered here update single ones. */
export const useResultsStore = defineStore('results', () => {
  const round = useRoundStore()
  const byId = shallowRef<ReadonlyMap<string, OrganizationResult>>(new Map())
  const provisional = computed(() => round.document?.round.status === 'open')
  let readings = 0
  /** `failure` is why the results could not be read; shown where they would be, and nowhere else. */
  const { failure, load } = useReading(readResults, (read) => (byId.value = read))

  async function readResults(): Promise<ReadonlyMap<string, OrganizationResult>> {
    if (round.roundId === null) return new Map()
    readings += 1
    try {
      const { results } = await api.results.table({ roundId: round.roundId })
      return new Map(unpackResults(results).map((result) => [result.organizationId, result]))
    } finally {
      readings -= 1
    }
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
    // What is being read may be from before this write.
    if (readings > 0) void load()
  }

  watch(
    () => round.document,
    (now, before) => {
      if (now?.round.id !== before?.round.id) byId.value = new Map()
      void load()
    },
    { immediate: true },
  )

  return { byId, failure, provisional, load, apply }
})
