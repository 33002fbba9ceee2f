import { rmSync, statSync } from 'node:fs'
import type { Archive } from '../../exchange/archive/read'
import type { PackageFile } from '../../exchange/archive/write'
import { evidenceIn } from '../../exchange/contents/cell'
import type { LogEntry } from '../../store'
import type { ServiceContext } from '../context'
import { contentPath, keepContent } from '../evidence/folder'

const prefix = 'evidence/'

/** The evidence a history names, as far as its content is on this machine; each content once. */
export function evidenceFiles({ store }: ServiceContext, history: readonly LogEntry[]): PackageFile[] {
  const wanted = new Map<string, number>()
  for (const { entity, after } of history) {
    const file = entity === 'evidence' ? evidenceIn(after) : null
    if (file) wanted.set(file.hash, file.size)
  }
  return [...wanted].flatMap(([sha256, bytes]) => {
    const path = contentPath(store(), sha256)
    return statSync(path, { throwIfNoEntry: false })?.size === bytes ? [{ name: `${prefix}${sha256}`, path, bytes, sha256 }] : []
  })
}

/** Puts a package's evidence into the evidence folder, before the records that name it. Content without a record does no harm. */
export async function takeEvidence({ store, files }: ServiceContext, archive: Archive): Promise<void> {
  for (const name of Object.keys(archive.manifest.files)) {
    if (!name.startsWith(prefix)) continue
    const path = files.temporaryPath(name.slice(prefix.length))
    await archive.extract(name, path)
    await keepContent(store(), path)
    rmSync(path, { force: true })
  }
}
