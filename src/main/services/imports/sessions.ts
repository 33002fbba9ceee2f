import { randomUUID } from 'node:crypto'
import type { ImportPreview } from '@shared/domain/register-import'
import type { SubjectKind } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import type { WorkbookContent } from '../../spreadsheet/read'
import type { Store } from '../../store'
import type { RowMatch } from './match'
import type { RowValues } from './cells'

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

/** A file stays in memory until its import is closed; of forgotten ones only the newest stay. */
const mostOpen = 2
const sessions = new Map<string, ImportSession>()

export function openSession(session: ImportSession): string {
  const id = randomUUID()
  sessions.set(id, session)
  for (const oldest of sessions.keys()) {
    if (sessions.size <= mostOpen) break
    sessions.delete(oldest)
  }
  return id
}

/** @throws AppError `not-found` when the import was closed */
export function foundSession(id: string): ImportSession {
  const session = sessions.get(id)
  if (!session) throw new AppError('not-found', '这次导入已经关闭，请重新选择文件。')
  return session
}

export function closeSession(id: string): void {
  sessions.delete(id)
}

/** Changes with every change of the register of this kind. */
export function registerState(store: Store, kind: SubjectKind): string {
  return store.subjects.list(kind).map(({ id, version }) => `${id}:${version}`).join(' ')
}
