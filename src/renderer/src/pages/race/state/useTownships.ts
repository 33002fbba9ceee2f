import { groupMeasures, type GroupMeasure } from '@rules'
import type { TownshipRanking } from '@shared/domain/result'
import { shallowRef, watch } from 'vue'
import { z } from 'zod'
import { api } from '@/api'
import { useReading } from '@/composables/useReading'
import { useRemembered } from '@/composables/useRemembered'

/** By what townships are ranked first; remembered, and the same on the boards. */
export function useTownshipMeasure() {
  return useRemembered<GroupMeasure>('race.townships', z.enum(groupMeasures), 'mean')
}

/** The townships of a round, read again when the round or the measure changes. Nothing is read without a round. */
export function useTownships(question: () => { roundId: string; by: GroupMeasure } | null) {
  const ranking = shallowRef<TownshipRanking | null>(null)
  const { failure, load } = useReading(
    async () => {
      const wanted = question()
      return wanted && api.results.townships(wanted)
    },
    (answer) => (ranking.value = answer),
  )
  watch(
    question,
    (wanted, before) => {
      if (wanted?.roundId !== before?.roundId) ranking.value = null
      return load()
    },
    { immediate: true },
  )
  return { ranking, failure, load }
}
