import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup } from '@shared/domain/backup'
import type { Store } from '../../store'
import { refuseReadOnly } from '../acting'
import type { ServiceContext } from '../context'
import { backupFolder, backupName, backupsOf, foundBackup, type NamedReason } from './folder'
import { superseded } from './retention'

/** Makes a complete, checked copy of the data file, and lets go of those the retention rule does not keep. */
export async function makeBackup({ store, now }: Pick<ServiceContext, 'store' | 'now'>, reason: NamedReason): Promise<Backup> {
  const open = store()
  refuseReadOnly(open)
  const folder = backupFolder(open.path)
  mkdirSync(folder, { recursive: true })
  const name = backupName(open.path, now(), reason)
  await open.copyTo(join(folder, name))
  for (const id of superseded(backupsOf(open.path), now())) rmSync(join(folder, id), { force: true })
  return foundBackup(open.path, name)
}

/** Backs up a file that was written to since it was opened, before it is closed. Sample data can be made anew. */
export async function backupBeforeClosing(store: Store, now: () => Date): Promise<void> {
  if (store.revision === 0 || store.info.sample) return
  await makeBackup({ store: () => store, now }, 'closing')
}
