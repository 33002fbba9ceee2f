import type { FileHandle } from './file'

/** What a backup was made before, or why. */
export const backupReasons = ['merge', 'restore', 'closing', 'manual', 'upgrade'] as const
export type BackupReason = (typeof backupReasons)[number]

/** A complete copy of the data file, made by this program beside it. */
export interface Backup {
  /** Names it to the main process. */
  id: string
  name: string
  reason: BackupReason
  /** ISO time by this machine's clock. */
  at: string
  /** Bytes. */
  size: number
}

/** A copy of the data file with all its evidence, made and read back where the user wanted it (一键导出). */
export interface CarriedCopy {
  name: string
  /** The folder, where the shell could choose one. */
  location: string | null
  /** Else one zip file to be saved. */
  file: FileHandle | null
  /** Evidence files in it. */
  evidence: number
  /** Evidence that is noted, but whose file is not on this machine. */
  missing: number
}

/** What a data file holds of one round. */
export interface RoundContent {
  id: string
  name: string
  subjects: number
  /** Cells with a mark or a refused text. */
  cells: number
}

/** What restoring a backup would bring back, beside what is there now. */
export interface BackupPreview {
  backup: Backup
  /** The latest change in it; null when nothing was ever changed. */
  lastChange: { at: string; by: string; action: string } | null
  /** Changes of the present file that are not in it: they go to the backup made before restoring. */
  laterChanges: number
  subjects: { then: number; now: number }
  rounds: { name: string; then: RoundContent | null; now: RoundContent | null }[]
}
