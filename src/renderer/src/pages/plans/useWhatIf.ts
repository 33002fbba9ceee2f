import type { WhatIf } from '@shared/domain/plan'
import { ref, shallowRef, watch, type Ref } from 'vue'
import { api } from '@/api'
import { notifyError } from '@/components/notify'

/** What is tried for an indicator: points, or texts as they would be typed. */
export type Trial = { points: number } | { texts: Record<string, string> }

/** Tries points and marks of one organization. While an answer is on its way only the newest question waits. */
export function useWhatIf(at: Ref<{ roundId: string; subjectId: string }>) {
  const trials = shallowRef<ReadonlyMap<string, Trial>>(new Map())
  const answer = shallowRef<WhatIf | null>(null)
  const busy = ref(false)
  let waiting = false

  function set(indicator: string, trial: Trial | null) {
    const next = new Map(trials.value)
    if (trial) next.set(indicator, trial)
    else next.delete(indicator)
    trials.value = next
  }

  async function ask(): Promise<void> {
    if (busy.value) {
      waiting = true
      return
    }
    busy.value = true
    try {
      do {
        waiting = false
        const points: Record<string, number> = {}
        const marks: { indicator: string; texts: Record<string, string> }[] = []
        for (const [indicator, trial] of trials.value) {
          if ('points' in trial) points[indicator] = trial.points
          else if (Object.values(trial.texts).some((text) => text.trim() !== '')) marks.push({ indicator, texts: trial.texts })
        }
        const asked = at.value
        const found = await api.plans.whatIf({ ...asked, points, marks })
        if (asked === at.value) answer.value = found
      } while (waiting)
    } catch (error) {
      notifyError(error)
    } finally {
      busy.value = false
    }
  }

  watch(trials, () => void ask())
  watch(
    at,
    () => {
      trials.value = new Map()
      answer.value = null
    },
    { immediate: true },
  )

  return { trials, answer, busy, set, replace: (next: ReadonlyMap<string, Trial>) => (trials.value = next) }
}
