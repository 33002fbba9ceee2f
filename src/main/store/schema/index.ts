import { changeLogTable } from './change-log'
import { editionTable } from './editions'
import { fileTables } from './file'
import { planTables } from './plans'
import { roundTables } from './rounds'
import { schemeTables } from './schemes'
import { scoringTables } from './scoring'
import { sheetTables } from './sheets'
import { subjectTables } from './subjects'
import { taskTable } from './tasks'
import { changeLogIndex, toVersion3 } from './to-version-3'
import { toVersion5 } from './to-version-5'
import { yearTables } from './years'

/** A whole schema: how a new file is made, and how files of older versions are brought up to it, step by step. */
export interface Schema {
  /** Makes the newest version in an empty file. Written separately from the migrations; both must arrive at the same schema. */
  create: string
  /** `migrations[n]` brings version n + 1 to n + 2. The newest version is `migrations.length + 1`. */
  migrations: readonly string[]
}

/** "SIXS" in ASCII: tells a data file from any other SQLite file. */
export const applicationId = 0x53495853

export const schema: Schema = {
  create: [fileTables, subjectTables, schemeTables, roundTables, scoringTables, sheetTables, planTables, taskTable, changeLogTable, changeLogIndex, toVersion5, editionTable, yearTables].join('\n'),
  migrations: [taskTable, toVersion3, planTables, toVersion5, editionTable, yearTables],
}

/** The version a schema's files carry in `user_version`. */
export function versionOf({ migrations }: Schema): number {
  return migrations.length + 1
}
