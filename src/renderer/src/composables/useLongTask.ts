import type { Progress } from '@shared/domain/progress'
import { ref } from 'vue'

/** Long work of the service as a page sees it: how far it is, and a way to cancel. One at a time. */
export function useLongTask<Result>() {
  const running = ref(false)
  const progress = ref<{ done: number; total: number; label: string }>({ done: 0, total: 0, label: '' })
  let controller: AbortController | null = null

  /** @returns the result, or null when the user cancelled. Rejects with the service's error. */
  async function run(start: (signal: AbortSignal) => Promise<AsyncIterable<Progress<Result>>>): Promise<Result | null> {
    const mine = new AbortController()
    controller = mine
    progress.value = { done: 0, total: 0, label: '' }
    running.value = true
    try {
      for await (const each of await start(mine.signal)) {
        if (mine.signal.aborted) return null
        if (each.type === 'done') return each.result
        progress.value = { done: each.done, total: each.total, label: each.label }
      }
      return null
    } catch (error) {
      if (mine.signal.aborted) return null
      throw error
    } finally {
      running.value = false
    }
  }

  function cancel() {
    controller?.abort()
  }

  return { running, progress, run, cancel }
}

/** What `ProgressDialog` needs to know of a task, whatever its result is. */
export type ShownTask = Pick<ReturnType<typeof useLongTask>, 'running' | 'progress' | 'cancel'>
