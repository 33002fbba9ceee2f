import type { ImportSource } from './register-import'
import type { RegisterField } from './subject'

/**
 * What a chosen file is: a 评分模板 or 自评表 of this round, recognised by the ids hidden in it; a table without ids, whose
 * columns are to be mapped; or one that is not taken, with the reason.
 */
export interface MarkFile {
  /** Index among the files of the import. */
  id: number
  name: string
  kind: 'template' | 'form' | 'table' | 'refused'
  /** Whose 自评表 it is; '' otherwise. */
  subjectName: string
  /** Why it is refused; '' otherwise. */
  reason: string
}

export interface MarkSource {
  importId: string
  files: MarkFile[]
  /** A single file without ids: its columns are mapped first. */
  table: { source: ImportSource; fields: RegisterField[] } | null
  /** Stage the files say, or the first one; null for a single panel. */
  stage: string | null
  /** Templates name their stage; another one cannot be chosen. */
  stageFixed: boolean
}

/** How the columns of a table are to be read. */
export interface MarkMapping {
  sheet: number
  /** 1-based. */
  headerRow: number
  /** Field code by column, null for a column left out. */
  columns: (string | null)[]
}

/**
 * What importing one indicator of one organization does. `refused`: the text is not accepted; `closed`: the sheet is confirmed,
 * or the indicator is not scored there.
 */
export const markOutcomes = ['new', 'changed', 'same', 'refused', 'closed'] as const
export type MarkOutcome = (typeof markOutcomes)[number]

export interface MarkItem {
  id: number
  /** Where it stands: index of the file, and the place in it, e.g. “第 12 行”. */
  file: number
  place: string
  subjectId: string
  subjectName: string
  indicator: string
  indicatorName: string
  outcome: MarkOutcome
  /** In one line; '' for nothing. */
  before: string
  after: string
  /** Why it is refused or closed; '' otherwise. */
  message: string
  /** A refused text that may be kept as a draft: it would not take the place of a mark. */
  keepable: boolean
}

/** Content of a file that is not imported, with the reason. */
export interface LeftOut {
  file: number
  place: string
  text: string
  reason: string
}

export interface MarkPreview {
  importId: string
  stage: string | null
  counts: Record<MarkOutcome, number>
  /** Refused texts that may be kept. */
  keepable: number
  /** All but `same`: refused and changed first. New ones beyond `shownItems` are counted but not listed. */
  items: MarkItem[]
  unlisted: number
  /** Organizations with something filled in. */
  organizations: number
  leftOut: LeftOut[]
  /** Organizations with several files of different content; nothing of them is taken until one is chosen. */
  doubled: { subjectId: string; name: string; files: { file: number; filled: number }[]; chosen: number | null }[]
  /** Files in which nothing is filled in. */
  blank: number[]
  /** Names of organizations of the round no 自评表 came back from; empty where no 自评表 is among the files. */
  absent: string[]
}

export const shownItems = 20_000

/** What is written of a preview: by kind, but for single items. */
export interface MarkChoice {
  /** Whether a mark of the file takes the place of one that stands. */
  overwrite: boolean
  /** Whether refused texts are kept as drafts. */
  keepDrafts: boolean
  /** Ids of items for which the opposite is chosen. */
  except: number[]
}

export interface MarkImportResult {
  /** Marks written. */
  accepted: number
  /** Texts kept as drafts. */
  drafts: number
  organizations: number
}
