/** The thread that writes documents one after another, so that a long table never holds up a page. */
import { parentPort } from 'node:worker_threads'
import { AppError } from '@shared/errors'
import type { PaperWork, PaperWorkerMessage } from './start-worker'
import { writePaper } from './write'

const say = (message: PaperWorkerMessage) => parentPort?.postMessage(message)

async function run(work: PaperWork): Promise<void> {
  try {
    for await (const done of writePaper({ ...work, signal: undefined })) say({ type: 'progress', done })
    say({ type: 'done' })
  } catch (error) {
    const system = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
    say({ type: 'failed', app: error instanceof AppError, code: error instanceof AppError ? error.code : system, message: error instanceof Error ? error.message : String(error) })
  }
}

parentPort?.on('message', (work: PaperWork) => void run(work))
