import type { ImportPreview } from '@shared/domain/register-import'
import type { SubjectKind } from '@shared/domain/subject'
import type { WorkbookContent } from '../../spreadsheet/read'
import type { Store } from '../../store'
import type { RowMatch } from './match'
import type { RowValues } from './cells'
import { createSessions } from './open-sessions'

/** What the last preview found, ready to be written. */
export interface Prepared {
  store: Store
  preview: ImportPreview
  /** By row number: what is written for it. */
  rows: Map<number, { values: RowValues; match: RowMatch }>
  /** State of the register the preview was made from. */
  register: string
  /** Identifies the header, to remember the mapping by. */
  signature: string
  mapping: (string | null)[]
}

export interface ImportSession {
  kind: SubjectKind
  fileName: string
  workbook: WorkbookContent
  prepared: Prepared | null
}

export const { open: openSession, found: foundSession, close: closeSession } = createSessions<ImportSession>()

/** Changes with every change of the register of this kind. */
export function registerState(store: Store, kind: SubjectKind): string {
  return store.subjects.list(kind).map(({ id, version }) => `${id}:${version}`).join(' ')
}
