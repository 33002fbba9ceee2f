import type { CurrentEvaluator } from '@shared/domain/evaluator'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api'
import { inTurn } from '@/in-turn'

/** In whose name marks are entered now. */
export const useEvaluatorStore = defineStore('evaluator', () => {
  const current = shallowRef<CurrentEvaluator | null>(null)

  /** Who scores has been asked for since the program was started. */
  const asked = ref(false)

  /**
   * Whether to ask who is scoring now: once, where people sign in on this machine and nobody has. Those with a PIN do; names
   * that came with packages score elsewhere.
   */
  async function mustAsk(): Promise<boolean> {
    if (asked.value || current.value === null || current.value.signedIn) return false
    asked.value = true
    return (await api.evaluators.list()).filter(({ archived, hasPin }) => !archived && hasPin).length > 1
  }

  /** Questions and changes are answered in their order: nobody signed in meanwhile is taken for who was before. */
  const turn = inTurn()
  const take = (asking: () => Promise<CurrentEvaluator>): Promise<void> => turn(async () => void (current.value = await asking()))

  function load(): Promise<void> {
    return take(() => api.evaluators.current())
  }

  /** @throws AppError `wrong-pin` */
  function signIn(id: string, pin: string): Promise<void> {
    return take(() => api.evaluators.signIn({ id, ...(pin === '' ? {} : { pin }) }))
  }

  function signOut(): Promise<void> {
    return take(() => api.evaluators.signOut())
  }

  return { current, load, mustAsk, signIn, signOut }
})
