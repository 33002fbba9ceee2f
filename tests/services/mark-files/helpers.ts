import { readFileSync, writeFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { read, utils, write, type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { FileHandle } from '@shared/domain/file'
import type { MarkChoice, MarkImportResult, MarkMapping, MarkPreview, MarkSource } from '@shared/domain/mark-import'
import type { Progress } from '@shared/domain/progress'
import type { ServiceContext } from '../../../src/main/services/context'
import { markFiles } from '../../../src/main/services/mark-files'

export async function last<Result>(steps: AsyncIterable<Progress<Result>>): Promise<Result> {
  for await (const step of steps) if (step.type === 'done') return step.result
  throw new Error('no result')
}

/** The procedures of the area on one data file. */
export function area(context: ServiceContext, roundId: string) {
  const options = { context }
  const bytesOf = (file: FileHandle) => readFileSync(context.files.resolve(file.id).path)
  const put = (name: string, bytes: Uint8Array): string => {
    const path = context.files.temporaryPath(name)
    writeFileSync(path, bytes)
    return context.files.register(path, name).id
  }
  return {
    put,
    template: async (input: { stage: string | null; subjects?: string[]; marks?: boolean }) => bytesOf(await last(await call(markFiles.template, { roundId, marks: false, ...input }, options))),
    forms: async (input: { stage: string | null; subjects?: string[]; marks?: boolean }) => bytesOf(await last(await call(markFiles.forms, { roundId, marks: false, ...input }, options))),
    open: async (files: string[]): Promise<MarkSource> => last(await call(markFiles.open, { roundId, files }, options)),
    preview: (source: MarkSource, more: { stage?: string | null; mapping?: MarkMapping | null; chosen?: Record<string, number> } = {}): Promise<MarkPreview> =>
      call(markFiles.preview, { importId: source.importId, stage: source.stage, mapping: null, chosen: {}, ...more }, options),
    undo: async (importId: string): Promise<{ restored: number }> => call(markFiles.undo, { importId }, options),
    commit: async (importId: string, choice: Partial<MarkChoice> = {}): Promise<MarkImportResult> => last(await call(markFiles.commit, { importId, overwrite: true, keepDrafts: true, except: [], ...choice }, options)),
  }
}

export interface FilledBook {
  book: WorkBook
  sheet: WorkSheet
  rows: unknown[][]
  /** Types into a cell, as a person does: nothing but its value changes. 1-based. */
  type(row: number, column: number, value: string | number): void
  /** Row of a text in the sheet, by the column it stands in; 1-based. */
  rowOf(column: number, text: string): number
  /** Column (1-based) of a slot of a template. */
  columnOf(indicator: string, part: string | null): number
  /** Row (1-based) of a slot of a form. */
  lineOf(indicator: string, part: string): number
  bytes(type?: BookType): Buffer
}

/** A form opened by another library. */
export function opened(bytes: Buffer): FilledBook {
  const book = read(bytes, { cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null })
  const slot = (indicator: string, part: string | null) => JSON.stringify(part === null ? [indicator] : [indicator, part])
  const found = (at: number, what: string) => {
    if (at < 0) throw new Error(`no ${what}`)
    return at + 1
  }
  return {
    book,
    sheet,
    rows,
    type(row, column, value) {
      sheet[utils.encode_cell({ r: row - 1, c: column - 1 })] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value }
    },
    rowOf: (column, text) => found(rows.findIndex((row) => row[column - 1] === text), text),
    columnOf: (indicator, part) => found((rows[0] ?? []).indexOf(slot(indicator, part)), slot(indicator, part)),
    lineOf: (indicator, part) => found(rows.findIndex((row) => row[0] === slot(indicator, part)), slot(indicator, part)),
    bytes(type = 'xlsx') {
      const written: unknown = write(book, { bookType: type, type: 'buffer' })
      if (!Buffer.isBuffer(written)) throw new Error('not written')
      return written
    },
  }
}
