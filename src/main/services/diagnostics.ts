import { createReadStream, createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { base } from './base'
import type { ServiceContext } from './context'
import { dataFileState, systemState } from './diagnostics/state'

/** 导出诊断包. */
export const diagnostics = base.diagnostics.router({
  collect: base.diagnostics.collect.handler(({ context, input }) => collect(context, input.withData)),
})

async function collect(context: ServiceContext, withData: boolean) {
  const { files, log, dataFiles, store, now } = context
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(JSON.stringify({ madeAt: now().toISOString(), ...systemState(), dataFile: dataFileState(context) }, null, 2)), '状态.json')
  for (const path of log.files()) zip.addReadStreamLazy(basename(path), (take) => take(null, createReadStream(path)))
  if (withData && dataFiles.status().state === 'ready') {
    const copy = files.temporaryPath(basename(store().path))
    await store().copyTo(copy)
    zip.addReadStreamLazy(basename(copy), (take) => take(null, createReadStream(copy)))
  }
  zip.end()
  const path = files.temporaryPath(`诊断包${now().toISOString().slice(0, 10)}.zip`)
  await pipeline(zip.outputStream, createWriteStream(path))
  return files.register(path)
}
