import type { Backup } from './backup'

/** One kind of content of a data file. */
export interface ContentState {
  /** In Chinese. */
  name: string
  rows: number
  /** Null when nobody can tell how many there were. */
  lost: number | null
}

/** What a check of a data file found. */
export interface FileCheck {
  sound: boolean
  /** In sentences: what is whole, what is not. */
  text: string
  contents: ContentState[]
}

/** What could be read out of a damaged file, and where it lies now. */
export interface SalvageReport {
  /** Names the new file in the list of known files. */
  id: string
  name: string
  contents: ContentState[]
  /** Rows left out because what they belong to is lost. */
  orphans: number
  /** Marks and the like that were lost from their tables and came back out of the change log. */
  replayed: number
  /** Whether every chain of the change log is whole. */
  chainsWhole: boolean
}

/** A backup that may take the place of a damaged file; `good` is null while it has not been tried. */
export interface TriedBackup extends Backup {
  good: boolean | null
}
