import type { Round, RoundDocument } from '@shared/domain/round'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api'
import { errorText } from '@/components/notify'
import { newestQuestion } from '@/newest'

const remembered = 'sixstar.round'

/** The rounds of the data file and the one chosen, which every page is about. The choice is remembered. */
export const useRoundStore = defineStore('round', () => {
  const rounds = shallowRef<Round[]>([])
  const document = shallowRef<RoundDocument | null>(null)
  /** Whether the rounds are known: until then that there is no document says nothing. */
  const loaded = ref(false)
  /** Why the last reading of them failed, in a sentence. */
  const failure = ref<string | null>(null)
  const roundId = computed(() => document.value?.round.id ?? null)

  /** The round asked for last: ahead of `document` until it is here, so that reading anew meanwhile does not undo a choice. */
  let wanted = localStorage.getItem(remembered)
  const ask = newestQuestion()
  const askRounds = newestQuestion()

  async function show(id: string | null): Promise<void> {
    wanted = id
    const newest = ask()
    try {
      const read = id === null ? null : await api.rounds.get({ roundId: id })
      if (newest()) document.value = read
    } catch (error) {
      if (newest()) wanted = roundId.value
      throw error
    }
  }

  /** Reads the rounds again; keeps the chosen one if it still exists, else takes the newest open one, else the newest. */
  async function load(): Promise<void> {
    const newest = askRounds()
    failure.value = null
    try {
      const read = await api.rounds.list()
      if (!newest()) return
      rounds.value = read
      const chosen = rounds.value.find((round) => round.id === wanted) ?? rounds.value.find((round) => round.status === 'open') ?? rounds.value[0]
      await show(chosen?.id ?? null)
      if (newest()) loaded.value = true
    } catch (error) {
      if (newest()) failure.value = errorText(error)
      throw error
    }
  }

  async function choose(id: string): Promise<void> {
    await show(id)
    localStorage.setItem(remembered, id)
  }

  /** Reads everything anew, as after another data file was opened: nothing of before stays. What goes wrong is told by `failure`, wherever the round is missed. */
  async function reset(): Promise<void> {
    document.value = null
    loaded.value = false
    wanted = localStorage.getItem(remembered)
    await load().catch(() => undefined)
  }

  return { rounds, document, roundId, loaded, failure, load, choose, reset }
})
