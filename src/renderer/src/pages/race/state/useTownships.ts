import { groupMeasures, type GroupMeasure } from '@rules'
import type { TownshipRanking } from '@shared/domain/result'
import { shallowRef, watch } from 'vue'
import { z } from 'zod'
import { api } from '@/api'
import { notifyError } from '@/components/notify'
import { useRemembered } from '@/composables/useRemembered'

/** By what townships are ranked first; remembered, and the same on the boards. */
export function useTownshipMeasure() {
  return useRemembered<GroupMeasure>('race.townships', z.enum(groupMeasures), 'mean')
}

/** The townships of a round, read again when the round or the measure changes. Nothing is read without a round. */
export function useTownships(question: () => { roundId: string; by: GroupMeasure } | null) {
  const ranking = shallowRef<TownshipRanking | null>(null)
  let asked = 0
  watch(
    question,
    async (wanted, before) => {
      const mine = (asked += 1)
      if (wanted?.roundId !== before?.roundId) ranking.value = null
      if (!wanted) return
      try {
        const answer = await api.results.townships(wanted)
        if (mine === asked) ranking.value = answer
      } catch (error) {
        notifyError(error)
      }
    },
    { immediate: true },
  )
  return ranking
}
