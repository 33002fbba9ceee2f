import { createHash } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '@shared/errors'
import { damaged } from './damaged'
import { formatVersion, manifestShape, type Manifest } from './manifest'
import { isPackageName, manifestName, packageLimits, type PackageLimits } from './names'

/** An opened package whose list of files agrees with its manifest. Contents are checked as they are read. */
export interface Archive {
  manifest: Manifest
  /** A table as text. @throws AppError `package-damaged` when it is not what the manifest says */
  text(name: string): Promise<string>
  /** Writes an evidence file to `path`; nothing stays there when its content is not what the manifest says. */
  extract(name: string, path: string): Promise<void>
  close(): void
}

/**
 * Opens a package without trusting it: only known names, no links, no more than the limits, every file named in the manifest
 * and none beside it.
 *
 * @throws AppError `package-damaged`, `package-newer`, `file-too-large`
 */
export async function openArchive(path: string, limits: PackageLimits = packageLimits): Promise<Archive> {
  const zip = await opened(path)
  try {
    const entries = await listed(zip, limits)
    const manifest = await readManifest(zip, entries)
    agree(manifest, entries)
    return {
      manifest,
      text: (name) => readText(zip, entries, name, limits.table, manifest.files[name]?.sha256 ?? null),
      extract: (name, target) => extract(zip, entries, name, target, manifest.files[name]?.sha256 ?? null),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
  } catch (error) {
    throw damaged('这不是六星评价的数据包，或者文件没有复制完整', error)
  }
}

async function listed(zip: ZipFile, limits: PackageLimits): Promise<Map<string, Entry>> {
  if (zip.fileSize > limits.packed || zip.entryCount > limits.files) throw tooLarge()
  const entries = new Map<string, Entry>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize, externalFileAttributes } = entry
      const isLink = ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
      if (!isPackageName(fileName) || isLink || entries.has(fileName) || entry.isEncrypted()) throw damaged(`数据包里有不该有的文件“${fileName.slice(0, 80)}”`)
      total += uncompressedSize
      if (total > limits.unpacked) throw tooLarge()
      entries.set(fileName, entry)
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged('数据包的目录已损坏', error)
  }
  return entries
}

async function readManifest(zip: ZipFile, entries: Map<string, Entry>): Promise<Manifest> {
  const text = await readText(zip, entries, manifestName, 20 * 1024 * 1024, null)
  const found = parsed(text)
  if (typeof found === 'object' && found !== null && 'formatVersion' in found && typeof found.formatVersion === 'number' && found.formatVersion > formatVersion)
    throw new AppError('package-newer', '这个数据包由更新版本的程序生成，请先升级本机的程序。')
  const checked = manifestShape.safeParse(found)
  if (!checked.success) throw damaged('数据包的说明（manifest）不完整', checked.error)
  return checked.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw damaged('数据包的说明（manifest）不完整', error)
  }
}

function agree(manifest: Manifest, entries: Map<string, Entry>): void {
  const names = Object.keys(manifest.files)
  const missing = names.find((name) => entries.get(name)?.uncompressedSize !== manifest.files[name]?.bytes)
  if (missing !== undefined) throw damaged(`数据包里的“${missing}”缺失或大小不符`)
  if (names.length !== entries.size - 1) throw damaged('数据包里有说明以外的文件')
}

async function readText(zip: ZipFile, entries: Map<string, Entry>, name: string, most: number, sha256: string | null): Promise<string> {
  const entry = entries.get(name)
  if (!entry) throw damaged(`数据包里缺少“${name}”`)
  if (entry.uncompressedSize > most) throw tooLarge()
  const chunks: Buffer[] = []
  await unpack(zip, entry, sha256, async (stream) => {
    for await (const chunk of stream) chunks.push(chunk)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    throw damaged(`数据包里的“${name}”不是文本`, error)
  }
}

async function extract(zip: ZipFile, entries: Map<string, Entry>, name: string, target: string, sha256: string | null): Promise<void> {
  const entry = entries.get(name)
  if (!entry) throw damaged(`数据包里缺少“${name}”`)
  try {
    await unpack(zip, entry, sha256, (stream) => pipeline(stream, createWriteStream(target, { flags: 'wx' })))
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}

/** Unpacks one file through its hash; sizes are watched by the zip library, so a lying header ends the stream. */
async function unpack(zip: ZipFile, entry: Entry, sha256: string | null, use: (stream: AsyncIterable<Buffer> & NodeJS.ReadableStream) => Promise<void>): Promise<void> {
  const hash = createHash('sha256')
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    const stream = await zip.openReadStreamPromise(entry)
    await Promise.all([pipeline(stream, through), use(through)])
  } catch (error) {
    throw damaged(`数据包里的“${entry.fileName}”已损坏`, error)
  }
  if (sha256 !== null && hash.digest('hex') !== sha256) throw damaged(`数据包里的“${entry.fileName}”被改动过或已损坏`)
}

function tooLarge(): AppError {
  return new AppError('file-too-large', '数据包太大，没有打开。')
}
