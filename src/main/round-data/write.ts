/** A round as Parquet files in one zip. Runs on the thread of `worker.ts`; tests run it on their own. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { dataTableNames, dataTables } from '@shared/round-data/columns'
import type { OpenRoundData } from '../services/context'
import { parquetFile } from './parquet'

/** Zip keeps local times without a zone: a fixed one makes equal contents equal bytes. */
const mtime = new Date(1980, 0, 1, 12)

export const openRoundData: OpenRoundData = (path, texts) => {
  const folder = mkdtempSync(join(dirname(path), 'parquet-'))
  const files = new Map(dataTableNames.map((name) => [name, parquetFile(join(folder, `${name}.parquet`), dataTables[name])]))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  return {
    add: (name, rows) => Promise.resolve(files.get(name)?.add(rows)),
    async finish() {
      try {
        for (const file of files.values()) file.close()
        const zip = new ZipFile()
        for (const { name, text } of texts) zip.addBuffer(Buffer.from(text, 'utf8'), name, { mtime })
        // Parquet is compressed already.
        for (const name of dataTableNames) zip.addFile(join(folder, `${name}.parquet`), `${name}.parquet`, { mtime, mode: 0o100644, compress: false })
        zip.end()
        await pipeline(zip.outputStream, createWriteStream(path))
      } catch (error) {
        rmSync(path, { force: true })
        throw error
      } finally {
        clear()
      }
    },
    discard: () => Promise.resolve(clear()),
  }
}
