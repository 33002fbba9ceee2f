import { randomUUID } from 'node:crypto'
import { copyFileSync, rmSync } from 'node:fs'
import type { ApplicationStatus } from '@shared/domain/application'
import { AppError } from '@shared/errors'
import { openStore } from '../../store'
import { refuseReadOnly } from '../acting'
import type { ServiceContext } from '../context'
import { foundBackup } from './folder'
import { makeBackup } from './make'

/**
 * Puts a backup in the place of the open data file. The backup is opened and checked first, and what is there now is backed
 * up, so that restoring can itself be undone.
 *
 * @throws AppError `not-found`; `data-file-unreadable` for a backup that is not good: everything is then as it was
 */
export async function restoreBackup(context: ServiceContext, id: string): Promise<ApplicationStatus> {
  const store = context.store()
  refuseReadOnly(store)
  const { path: target } = store
  const { path } = foundBackup(target, id)
  const restoring = `${target}.restoring`
  try {
    copyFileSync(path, restoring)
    checkWhole(restoring, context.now)
    await makeBackup(context, 'restore')
    context.dataFiles.replaceOpen(restoring)
  } finally {
    for (const leftover of ['', '-wal', '-shm']) rmSync(`${restoring}${leftover}`, { force: true })
  }
  return context.dataFiles.status()
}

function checkWhole(path: string, now: () => Date): void {
  const store = openStore(path, { device: randomUUID(), now })
  try {
    if (!store.isSound() || !store.verifyChain().ok) throw new AppError('data-file-unreadable', '这个备份没有通过检查，没有恢复。请换一个备份。')
  } finally {
    store.close()
  }
}
