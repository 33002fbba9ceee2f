import { Worker } from 'node:worker_threads'
import type { FindPath } from '../services/context'

/** Searches on a thread of its own, which an abort ends at once. @param file the built worker */
export function pathWorker(file: string): FindPath {
  return (question, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const worker = new Worker(file, { workerData: question })
      const stop = () => {
        void worker.terminate()
        reject(new DOMException('The search was stopped.', 'AbortError'))
      }
      signal?.addEventListener('abort', stop, { once: true })
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => {
        signal?.removeEventListener('abort', stop)
        // After an answer, an error or an abort this changes nothing.
        reject(new Error('the search ended without an answer'))
      })
    })
}
