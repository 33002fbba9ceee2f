import type { CurrentEvaluator } from '@shared/domain/evaluator'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api } from '@/api'

/** In whose name marks are entered now. */
export const useEvaluatorStore = defineStore('evaluator', () => {
  const current = shallowRef<CurrentEvaluator | null>(null)

  async function load(): Promise<void> {
    current.value = await api.evaluators.current()
  }

  /** @throws AppError `wrong-pin` */
  async function signIn(id: string, pin: string): Promise<void> {
    current.value = await api.evaluators.signIn({ id, ...(pin === '' ? {} : { pin }) })
  }

  async function signOut(): Promise<void> {
    current.value = await api.evaluators.signOut()
  }

  return { current, load, signIn, signOut }
})
