import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readdirSync, rmSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { AppError } from '@shared/errors'

/** Puts a folder with all in it into a zip file, and reads that back: every file must come out as it went in. */
export async function zipFolder(folder: string, path: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const nameOf = (file: string) => [basename(folder), ...relative(folder, file).split(sep)].join('/')
  try {
    const zip = new ZipFile()
    for (const file of files) zip.addFile(file, nameOf(file))
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(path))
    await readBack(path, new Map(await Promise.all(files.map(async (file) => [nameOf(file), await hashOf(createReadStream(file))] as const))))
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

async function readBack(path: string, expected: ReadonlyMap<string, string>): Promise<void> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true })
  try {
    let found = 0
    for await (const entry of zip.eachEntry()) {
      if ((await hashOf(await zip.openReadStreamPromise(entry))) === expected.get(entry.fileName)) found++
    }
    if (found !== expected.size) throw new AppError('internal', '打包后读回的内容与原来的不同，没有完成。请检查磁盘后再试。')
  } finally {
    zip.close()
  }
}

async function hashOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk)
  return hash.digest('hex')
}
