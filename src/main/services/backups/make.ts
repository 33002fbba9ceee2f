import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dataFileExtension } from '../../store'
import type { ServiceContext } from '../context'

/** Beside the data file. */
const folderName = '备份'

/** What a backup was made before, as its name says it. */
export type BackupReason = 'merge'
const words: Record<BackupReason, string> = { merge: '合并前' }

/** Makes a complete, checked copy of the open data file. @returns where it lies */
export async function makeBackup({ store, now }: ServiceContext, reason: BackupReason): Promise<string> {
  const { path } = store()
  const folder = join(dirname(path), folderName)
  mkdirSync(folder, { recursive: true })
  const stamp = now().toISOString().replace(/\D/g, '').slice(0, 17)
  const target = join(folder, `${basename(path, dataFileExtension)} ${stamp} ${words[reason]}${dataFileExtension}`)
  await store().copyTo(target)
  return target
}
