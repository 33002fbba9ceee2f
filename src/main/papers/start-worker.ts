import { Worker } from 'node:worker_threads'
import type { Paper } from '@shared/paper/paper'
import { AppError, errorCodes } from '@shared/errors'
import type { WritePaper } from '../services/context'

export type PaperWork = Omit<Parameters<WritePaper>[0], 'signal' | 'paper'> & { paper: Paper }
export type PaperWorkerMessage = { type: 'progress'; done: number } | { type: 'done' } | { type: 'failed'; app: boolean; code: string; message: string }

/** Writes documents on a thread of their own, which an abort ends at once. @param file the built worker */
export function paperWorker(file: string): WritePaper {
  return async function* ({ paper, format, path, signal }) {
    const cancelled = () => new AppError('cancelled', '导出已取消，没有生成文件。')
    if (signal?.aborted) throw cancelled()
    const work: PaperWork = { paper, format, path }
    const worker = new Worker(file, { workerData: work })
    const messages: PaperWorkerMessage[] = []
    let failure: unknown = null
    let wake = () => {}
    const woken = (change: () => void) => {
      change()
      wake()
    }
    const stop = () => woken(() => (failure = cancelled()))
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: PaperWorkerMessage) => woken(() => messages.push(message)))
    worker.on('error', (error) => woken(() => (failure = error)))
    worker.on('exit', () => woken(() => (failure ??= new Error('the writer ended without an answer'))))
    try {
      while (true) {
        const message = messages.shift()
        if (message?.type === 'progress') yield message.done
        else if (message?.type === 'done') return
        else if (message) throw failed(message)
        else if (failure) throw failure
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      signal?.removeEventListener('abort', stop)
      await worker.terminate()
    }
  }
}

/** The error as the thread met it: our own with its sentence, the system's with its code. */
function failed({ app, code, message }: PaperWorkerMessage & { type: 'failed' }): Error {
  const own = errorCodes.find((each) => each === code)
  return app && own ? new AppError(own, message) : Object.assign(new Error(message), { code })
}
