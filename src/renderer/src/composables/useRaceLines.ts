import type { OrganizationResult, RaceRow } from '@rules'
import type { RaceOptions, RoundRace } from '@shared/domain/result'
import type { RoundSubject } from '@shared/domain/round'
import { computed, shallowRef, watch } from 'vue'
import { api } from '@/api'
import { notifyError } from '@/components/notify'
import { useResultsStore } from '@/stores/results'
import { useRoundStore } from '@/stores/round'

/** One organization of the round: who it is, its result, its place in the race. */
export interface RaceLine {
  subject: RoundSubject
  result: OrganizationResult
  race: RaceRow
}

/** The race of the chosen round, read again when the round or what is counted changes. */
export function useRaceLines(options: () => Required<RaceOptions>) {
  const rounds = useRoundStore()
  const results = useResultsStore()
  const race = shallowRef<RoundRace | null>(null)
  let asked = 0

  const document = computed(() => rounds.document)
  const subjects = computed(() => new Map((rounds.document?.subjects ?? []).map((subject) => [subject.subjectId, subject])))

  watch(
    () => ({ document: rounds.document, ...options() }),
    async ({ document: shown, progress, streakPlaces }, before) => {
      const mine = (asked += 1)
      if (shown?.round.id !== before?.document?.round.id) race.value = null
      if (!shown) return
      try {
        const answer = await api.results.race({ roundId: shown.round.id, progress, streakPlaces })
        if (mine === asked) race.value = answer
      } catch (error) {
        notifyError(error)
      }
    },
    { immediate: true },
  )

  const lines = computed<RaceLine[]>(() =>
    (race.value?.rows ?? []).flatMap((row) => {
      const subject = subjects.value.get(row.organizationId)
      const result = results.byId.get(row.organizationId)
      return subject && result ? [{ subject, result, race: row }] : []
    }),
  )
  const nameOf = (id: string) => subjects.value.get(id)?.name ?? '（已不在本期）'

  return { document, race, lines, nameOf }
}
