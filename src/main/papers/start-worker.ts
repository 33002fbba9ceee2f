import { Worker } from 'node:worker_threads'
import type { Paper } from '@shared/paper/paper'
import { AppError, errorCodes } from '@shared/errors'
import type { WritePaper } from '../services/context'

export type PaperWork = Omit<Parameters<WritePaper>[0], 'signal' | 'paper'> & { paper: Paper }
export type PaperWorkerMessage = { type: 'progress'; done: number } | { type: 'done' } | { type: 'failed'; app: boolean; code: string; message: string }

/** Milliseconds a thread waits for another document: those of a batch follow each other at once, and starting costs more than writing a page. */
const patience = 2000

/** Writes documents on a thread of their own, which an abort ends at once. @param file the built worker */
export function paperWorker(file: string): WritePaper {
  let waiting: Worker | null = null
  let ending: NodeJS.Timeout | undefined

  function start(): Worker {
    const worker = new Worker(file)
    // One that dies while it waits is not asked again.
    const forget = () => {
      if (waiting === worker) waiting = null
    }
    return worker.on('error', forget).on('exit', forget)
  }

  function take(): Worker {
    clearTimeout(ending)
    const worker = waiting ?? start()
    waiting = null
    worker.ref()
    return worker
  }

  function keep(worker: Worker) {
    if (waiting) return void worker.terminate()
    waiting = worker
    // It does not keep the program from ending.
    worker.unref()
    ending = setTimeout(() => {
      waiting = null
      void worker.terminate()
    }, patience).unref()
  }

  return async function* ({ paper, format, path, signal }) {
    const cancelled = () => new AppError('cancelled', '导出已取消，没有生成文件。')
    if (signal?.aborted) throw cancelled()
    const worker = take()
    const messages: PaperWorkerMessage[] = []
    let failure: unknown = null
    let wake = () => {}
    const woken = (change: () => void) => {
      change()
      wake()
    }
    const stop = () => woken(() => (failure = cancelled()))
    const listeners = {
      message: (message: PaperWorkerMessage) => woken(() => messages.push(message)),
      error: (error: unknown) => woken(() => (failure = error)),
      exit: () => woken(() => (failure ??= new Error('the writer ended without an answer'))),
    }
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', listeners.message).on('error', listeners.error).on('exit', listeners.exit)
    let written = false
    try {
      const work: PaperWork = { paper, format, path }
      worker.postMessage(work)
      while (true) {
        const message = messages.shift()
        if (message?.type === 'progress') yield message.done
        else if (message?.type === 'done') {
          written = true
          return
        } else if (message) throw failed(message)
        else if (failure) throw failure
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      signal?.removeEventListener('abort', stop)
      worker.off('message', listeners.message).off('error', listeners.error).off('exit', listeners.exit)
      if (written) keep(worker)
      else await worker.terminate()
    }
  }
}

/** The error as the thread met it: our own with its sentence, the system's with its code. */
function failed({ app, code, message }: PaperWorkerMessage & { type: 'failed' }): Error {
  const own = errorCodes.find((each) => each === code)
  return app && own ? new AppError(own, message) : Object.assign(new Error(message), { code })
}
