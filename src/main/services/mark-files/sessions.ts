import type { MarkFile, MarkMapping, MarkPreview } from '@shared/domain/mark-import'
import type { Entry } from '@shared/domain/sheet'
import type { WorkbookContent } from '../../spreadsheet/read'
import type { Store } from '../../store'
import { createSessions } from '../imports/open-sessions'
import type { FileContent } from './read/filled'

/** What importing one item writes. */
export interface PlannedEntry {
  entry: Entry
  outcome: 'new' | 'changed' | 'refused'
}

/** What the last preview found, ready to be written. */
export interface Prepared {
  preview: MarkPreview
  /** By the id of the item: what may be written. */
  entries: Map<number, PlannedEntry>
  /** How the stage stood when the preview was made. */
  state: string
  mapping: MarkMapping | null
}

/** Files chosen for one import, read. */
export interface MarkSession {
  store: Store
  roundId: string
  files: MarkFile[]
  /** By file: of templates and forms. */
  contents: Map<number, FileContent>
  /** By file: whose form it is. */
  forms: Map<number, string>
  /** A single file without ids. */
  workbook: WorkbookContent | null
  stage: string | null
  stageFixed: boolean
  prepared: Prepared | null
  /** What taking the last import back writes, and how the stage stood after the import. */
  imported: { stage: string | null; before: Entry[]; state: string } | null
}

export const markSessions = createSessions<MarkSession>()
