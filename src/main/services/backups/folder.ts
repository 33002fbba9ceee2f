import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { backupReasons, type Backup, type BackupReason } from '@shared/domain/backup'
import { AppError } from '@shared/errors'
import { dataFileExtension } from '../../store'

/** Why a backup of the folder was made. */
export type NamedReason = Exclude<BackupReason, 'upgrade'>
const words: Record<NamedReason, string> = { merge: '合并前', restore: '恢复前', closing: '关闭时', manual: '手动' }
const namedReasons = backupReasons.filter((reason) => reason !== 'upgrade')

/** Beside the data file, so that both go to the same stick and are found without this program. */
export function backupFolder(dataFile: string): string {
  return join(dirname(dataFile), '备份')
}

/** The name says of which file, when (by UTC) and why: it is all that is known of a backup. */
export function backupName(dataFile: string, at: Date, reason: NamedReason): string {
  const stamp = at.toISOString().replace(/[-:]/g, '').replace('T', '-').replace('.', '-').slice(0, 19)
  return `${basename(dataFile, dataFileExtension)} ${stamp} ${words[reason]}${dataFileExtension}`
}

/** The backups of a data file, newest first; among them the copies the store kept before it brought the file up to date. */
export function backupsOf(dataFile: string): Backup[] {
  return [...namedBackups(dataFile), ...copiesOfOlderVersions(dataFile)].sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** They lie beside the file, under its name and the version it had. */
function copiesOfOlderVersions(dataFile: string): Backup[] {
  const folder = dirname(dataFile)
  const name = basename(dataFile)
  return namesIn(folder)
    .filter((file) => file.startsWith(`${name}.v`) && /^\.v\d+$/.test(file.slice(name.length)))
    .map((file) => {
      const { mtime, size } = statSync(join(folder, file))
      return { id: file, name: basename(name, dataFileExtension), reason: 'upgrade', at: mtime.toISOString(), size }
    })
}

function namedBackups(dataFile: string): Backup[] {
  const name = basename(dataFile, dataFileExtension)
  const folder = backupFolder(dataFile)
  return namesIn(folder).flatMap((file): Backup[] => {
    const found = /^(.*) (\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(\d{3}) (\S+)\.sixstar$/.exec(file)
    const reason = namedReasons.find((each) => words[each] === found?.[9])
    if (!found || found[1] !== name || reason === undefined) return []
    const [, , year, month, date, hour, minute, second, millisecond] = found
    return [{ id: file, name, reason, at: `${year}-${month}-${date}T${hour}:${minute}:${second}.${millisecond}Z`, size: statSync(join(folder, file)).size }]
  })
}

/** @throws AppError `not-found` */
export function foundBackup(dataFile: string, id: string): Backup & { path: string } {
  const backup = backupsOf(dataFile).find((each) => each.id === id)
  if (!backup) throw new AppError('not-found', '没有找到这个备份，可能已被删除。')
  return { ...backup, path: join(backup.reason === 'upgrade' ? dirname(dataFile) : backupFolder(dataFile), backup.id) }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
