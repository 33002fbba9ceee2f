import { Worker } from 'node:worker_threads'
import type { OpenRoundData } from '../services/context'
import type { RoundDataReply, RoundDataRequest, RoundDataWork } from './messages'

/** Writes rounds as Parquet files on a thread of their own. @param file the built worker */
export function roundDataWorker(file: string): OpenRoundData {
  return (path, texts) => {
    const workerData: RoundDataWork = { path, texts }
    const worker = new Worker(file, { workerData })
    const waiting: ((reply: RoundDataReply | Error) => void)[] = []
    let broken: Error | null = null
    const fail = (error: Error) => {
      broken ??= error
      for (const settle of waiting.splice(0)) settle(broken)
    }
    worker.on('message', (reply: RoundDataReply) => waiting.shift()?.(reply))
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('the writer ended without an answer')))
    const ask = (request: RoundDataRequest) =>
      new Promise<void>((resolve, reject) => {
        if (broken) return reject(broken)
        waiting.push((reply) => {
          if (reply instanceof Error) reject(reply)
          else if (reply.ok) resolve()
          else reject(Object.assign(new Error(reply.message), { code: reply.code }))
        })
        worker.postMessage(request)
      })
    const last = (request: RoundDataRequest) => ask(request).finally(() => worker.terminate())
    return { add: (table, rows) => ask({ do: 'add', table, rows }), finish: () => last({ do: 'finish' }), discard: () => last({ do: 'discard' }) }
  }
}
