import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { canonicalJson } from '../../store'
import { formatVersion, type Manifest } from './manifest'
import { manifestName } from './names'
import { sign } from './signature'

/** A table of the package as text, or an evidence file where it lies. */
export type PackageFile = { name: string; text: string } | { name: string; path: string; bytes: number; sha256: string }

export type ManifestHead = Omit<Manifest, 'format' | 'formatVersion' | 'files' | 'signature'>

/** Zip keeps local times without a zone: a fixed one makes equal contents equal bytes. */
const mtime = new Date(1980, 0, 1, 12)

/**
 * Writes a package. It appears under its name only when it is whole.
 *
 * @param secret signs it, in hex; null for a task package, which brings the secret itself
 */
export async function writeArchive(path: string, head: ManifestHead, files: readonly PackageFile[], secret: string | null): Promise<Manifest> {
  const plain: Manifest = { format: 'sixstar-package', formatVersion, ...head, files: Object.fromEntries(files.map((file) => [file.name, described(file)])) }
  const manifest = secret === null ? plain : sign(plain, secret)
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(canonicalJson(manifest)), manifestName, { mtime })
  for (const file of files) {
    if ('text' in file) zip.addBuffer(Buffer.from(file.text), file.name, { mtime })
    else zip.addReadStreamLazy(file.name, { mtime, compress: false }, (take) => take(null, createReadStream(file.path)))
  }
  zip.end()
  const partial = `${path}.part`
  try {
    await pipeline(zip.outputStream, createWriteStream(partial))
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  return manifest
}

function described(file: PackageFile): { bytes: number; sha256: string } {
  if (!('text' in file)) return { bytes: file.bytes, sha256: file.sha256 }
  const bytes = Buffer.from(file.text)
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
