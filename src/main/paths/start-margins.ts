import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { MarginsStep } from '@shared/domain/sensitivity'
import { AppError } from '@shared/errors'
import type { FindMargins } from '../services/context'

/** Searches on a thread of its own, which an abort ends at once. @param file the built worker */
export function marginsWorker(file: string): FindMargins {
  return async function* (question, signal) {
    const worker = new Worker(file, { workerData: question })
    try {
      for await (const [message] of on(worker, 'message', { close: ['exit'], ...(signal ? { signal } : {}) })) {
        const step: MarginsStep = message
        yield step
        if (step.type === 'done') return
      }
      throw new Error('the search ended without an answer')
    } catch (error) {
      throw signal?.aborted ? new AppError('cancelled', '已取消试算。') : error
    } finally {
      await worker.terminate()
    }
  }
}
