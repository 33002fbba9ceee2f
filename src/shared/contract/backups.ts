import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { ApplicationStatus } from '../domain/application'
import type { Backup, BackupPreview, CarriedCopy } from '../domain/backup'
import type { Progress } from '../domain/progress'

const one = z.object({ id: z.string().max(300) })

/** Copies of the open data file, made and thinned out by the program. */
export const backups = {
  /** Newest first. */
  list: oc.output(type<Backup[]>()),
  make: oc.output(type<Backup>()),
  /** Whether SQLite finds the open data file whole; the log is checked by `audit.check`. */
  check: oc.output(type<{ sound: boolean }>()),
  /** 一键导出: the data file and its evidence into a folder (handle of `files.chooseFolder`), or with null as one zip file; read back afterwards. */
  carry: oc.input(z.object({ folder: z.uuid().nullable() })).output(type<AsyncIterable<Progress<CarriedCopy>>>()),
  /** Opens a copy of the backup and tells what is in it. Errors: `data-file-unreadable` when it is not good. */
  preview: oc.input(one).output(type<BackupPreview>()),
  /** Puts the backup in the place of the open data file. What is there now is backed up first. */
  restore: oc.input(one).output(type<ApplicationStatus>()),
}
