import type { OrganizationResult, RaceStanding } from '@rules'
import type { RaceOptions, RoundRace } from '@shared/domain/result'
import type { RoundSubject } from '@shared/domain/round'
import { unpackRace } from '@shared/packed-race'
import { computed, shallowRef, watch } from 'vue'
import { api } from '@/api'
import { useResultsStore } from '@/stores/results'
import { useRoundStore } from '@/stores/round'
import { useReading } from './useReading'

/** One organization of the round: who it is, its result, its place in the race. */
export interface RaceLine {
  subject: RoundSubject
  result: OrganizationResult
  race: RaceStanding
}

/** The race of the chosen round, read again when the round or what is counted changes. */
export function useRaceLines(options: () => Required<RaceOptions>) {
  const rounds = useRoundStore()
  const results = useResultsStore()
  const race = shallowRef<RoundRace | null>(null)

  const document = computed(() => rounds.document)
  const subjects = computed(() => new Map((rounds.document?.subjects ?? []).map((subject) => [subject.subjectId, subject])))

  const { failure, load } = useReading(readRace, (answer) => (race.value = answer))

  async function readRace(): Promise<RoundRace | null> {
    if (rounds.roundId === null) return null
    const { race: packed, ...rest } = await api.results.race({ roundId: rounds.roundId, ...options() })
    return { ...rest, rows: unpackRace(packed) }
  }

  watch(
    () => ({ document: rounds.document, ...options() }),
    ({ document: shown }, before) => {
      if (shown?.round.id !== before?.document?.round.id) race.value = null
      return load()
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

  return { document, race, failure, load, lines, nameOf }
}
