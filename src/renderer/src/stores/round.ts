import type { Round, RoundDocument } from '@shared/domain/round'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api'

const remembered = 'sixstar.round'

/** The rounds of the data file and the one chosen, which every page is about. The choice is remembered. */
export const useRoundStore = defineStore('round', () => {
  const rounds = shallowRef<Round[]>([])
  const document = shallowRef<RoundDocument | null>(null)
  const loading = ref(false)
  const roundId = computed(() => document.value?.round.id ?? null)

  /** Reads the rounds again; keeps the chosen one if it still exists, else takes the newest open one, else the newest. */
  async function load(): Promise<void> {
    loading.value = true
    try {
      rounds.value = await api.rounds.list()
      const wanted = roundId.value ?? localStorage.getItem(remembered)
      const chosen = rounds.value.find((round) => round.id === wanted) ?? rounds.value.find((round) => round.status === 'open') ?? rounds.value[0]
      document.value = chosen ? await api.rounds.get({ roundId: chosen.id }) : null
    } finally {
      loading.value = false
    }
  }

  async function choose(id: string): Promise<void> {
    document.value = await api.rounds.get({ roundId: id })
    localStorage.setItem(remembered, id)
  }

  /** After another data file was opened: nothing of the last one stays. */
  async function reset(): Promise<void> {
    document.value = null
    await load()
  }

  return { rounds, document, roundId, loading, load, choose, reset }
})
