import { randomUUID } from 'node:crypto'
import { copyFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { ApplicationStatus } from '@shared/domain/application'
import type { Progress } from '@shared/domain/progress'
import type { TriedBackup } from '@shared/domain/recovery'
import { AppError } from '@shared/errors'
import { openStore } from '../../store'
import { backupsOf, foundBackup } from '../backups/folder'
import type { ServiceContext } from '../context'
import { troubledPath } from './check'

/** Tries the backups of the file, newest first, until one is good. */
export async function* triedBackups(context: ServiceContext, signal: AbortSignal | undefined): AsyncGenerator<Progress<TriedBackup[]>, void> {
  const path = troubledPath(context)
  const backups = backupsOf(path)
  const tried: TriedBackup[] = backups.map((backup) => ({ ...backup, good: null }))
  for (const [done, backup] of tried.entries()) {
    yield { type: 'progress', done, total: tried.length, label: `检查备份 ${backup.id}` }
    await setImmediate()
    if (signal?.aborted) throw new AppError('cancelled', '已取消。')
    backup.good = withCopy(context, foundBackup(path, backup.id).path, isGood)
    if (backup.good) break
  }
  yield { type: 'done', result: tried }
}

/** @throws AppError `not-found`; `data-file-unreadable` for a backup that is not good: everything is then as it was */
export function useBackup(context: ServiceContext, id: string): ApplicationStatus {
  const path = troubledPath(context)
  withCopy(context, foundBackup(path, id).path, (copy, now) => {
    if (!isGood(copy, now)) throw new AppError('data-file-unreadable', '这个备份也没有通过检查，没有使用。请换一个备份。')
    const incoming = `${path}.restoring`
    try {
      copyFileSync(copy, incoming)
      context.dataFiles.putInPlaceOfFailed(incoming)
    } finally {
      rmSync(incoming, { force: true })
    }
  })
  return context.dataFiles.status()
}

/** Opens a copy: looking into a backup must not change it. */
function withCopy<Result>({ files, now }: ServiceContext, path: string, use: (copy: string, now: () => Date) => Result): Result {
  const copy = files.temporaryPath('backup.sixstar')
  try {
    copyFileSync(path, copy)
    return use(copy, now)
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true })
  }
}

function isGood(copy: string, now: () => Date): boolean {
  try {
    const store = openStore(copy, { device: randomUUID(), now })
    try {
      return store.isSound() && store.verifyChain().ok
    } finally {
      store.close()
    }
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
