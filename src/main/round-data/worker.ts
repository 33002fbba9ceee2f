/** The thread that writes a round as Parquet files, so that packing some hundred thousand marks never holds up a page. */
import { parentPort, workerData } from 'node:worker_threads'
import type { RoundDataReply, RoundDataRequest, RoundDataWork } from './messages'
import { openRoundData } from './write'

const { path, texts }: RoundDataWork = workerData
const data = openRoundData(path, texts)

async function reply(request: RoundDataRequest): Promise<RoundDataReply> {
  try {
    await (request.do === 'add' ? data.add(request.table, request.rows) : request.do === 'finish' ? data.finish() : data.discard())
    return { ok: true }
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
    return { ok: false, code, message: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (request: RoundDataRequest) => void reply(request).then((answer) => parentPort?.postMessage(answer)))
