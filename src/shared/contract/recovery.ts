import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { ApplicationStatus } from '../domain/application'
import type { Progress } from '../domain/progress'
import type { FileCheck, SalvageReport, TriedBackup } from '../domain/recovery'

/** The way on when a data file is damaged (检查 → 抢救 → 备份). Each step is a person's choice; the damaged file is kept. */
export const recovery = {
  /** Reads the whole file, open or not, and changes nothing. */
  check: oc.output(type<AsyncIterable<Progress<FileCheck>>>()),
  /** Reads what can be read into a new file in the data folder. Errors: `data-file-unreadable` when that is nothing. */
  salvage: oc.output(type<AsyncIterable<Progress<SalvageReport>>>()),
  /** The backups of the file, newest first, tried until one is good. */
  backups: oc.output(type<AsyncIterable<Progress<TriedBackup[]>>>()),
  /** Puts a copy of the backup in the place of the file that could not be opened, which keeps another name beside it. */
  useBackup: oc.input(z.object({ id: z.string().max(300) })).output(type<ApplicationStatus>()),
}
