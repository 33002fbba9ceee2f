import type { FileHandle } from '@shared/domain/file'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import { tablesOf, type Paper, type PaperFormat } from '@shared/paper/paper'
import { countRows } from '@shared/paper/table'
import type { ServiceContext } from '../context'
import { safeFileName } from '../files/safe-name'
import { writeError } from '../files/write-error'

/**
 * Writes a document into the session's temporary folder and answers the handle to save it by.
 *
 * @throws AppError as `writeDocument`
 */
export async function* producePaper(context: Pick<ServiceContext, 'files' | 'writePaper'>, paper: Paper, format: PaperFormat, signal?: AbortSignal): AsyncGenerator<Progress<FileHandle>, void> {
  const fileName = `${safeFileName(paper.name)}.${format}`
  const path = context.files.temporaryPath(fileName)
  yield* writeDocument(context, paper, format, path, signal)
  yield { type: 'done', result: context.files.register(path, fileName) }
}

/**
 * Writes a document to `path`.
 *
 * @throws AppError `cancelled`, `disk-full`, `read-only`; `invalid-input` for a spreadsheet of a document without a table;
 * `not-found` for a pdf on a computer without a Chinese font
 */
export async function* writeDocument({ writePaper }: Pick<ServiceContext, 'writePaper'>, paper: Paper, format: PaperFormat, path: string, signal?: AbortSignal): AsyncGenerator<Progress<never>, void> {
  try {
    const tables = tablesOf(paper)
    if (tables.length === 0 && (format === 'xlsx' || format === 'csv')) throw new AppError('invalid-input', '这份文稿没有表格，不能存为表格文件。')
    const total = Math.max(1, countRows(tables))
    for await (const done of writePaper({ paper, format, path, signal })) yield { type: 'progress', done, total, label: '写入文件' }
  } catch (error) {
    throw writeError(error)
  }
}
