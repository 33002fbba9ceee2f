import type { FileHandle } from '@shared/domain/file'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import { tablesOf, type PaperFormat } from '@shared/paper/paper'
import { countRows } from '@shared/paper/table'
import type { ServiceContext } from '../context'
import { safeFileName } from '../files/safe-name'
import { writeError } from '../files/write-error'

/**
 * Writes a kept document into the session's temporary folder and answers the handle to save it by.
 *
 * @throws AppError `not-found`, and as `writeKept`
 */
export async function* producePaper(context: PaperContext & Pick<ServiceContext, 'files'>, id: string, format: PaperFormat, signal?: AbortSignal): AsyncGenerator<Progress<FileHandle>, void> {
  const fileName = `${safeFileName(context.papers.find(id).name)}.${format}`
  const path = context.files.temporaryPath(fileName)
  yield* writeKept(context, id, format, path, signal)
  yield { type: 'done', result: context.files.register(path, fileName) }
}

type PaperContext = Pick<ServiceContext, 'papers' | 'host' | 'writePaper'>

/**
 * Writes a kept document to `path`.
 *
 * @throws AppError `cancelled`, `disk-full`, `read-only`; `host-unavailable` for pdf where the browser's own print
 * dialog makes it; `invalid-input` for a spreadsheet of a document without a table
 */
export async function* writeKept({ papers, host, writePaper }: PaperContext, id: string, format: PaperFormat, path: string, signal?: AbortSignal): AsyncGenerator<Progress<never>, void> {
  const paper = papers.find(id)
  try {
    if (format === 'pdf') {
      if (!host) throw new AppError('host-unavailable', '浏览器中请用打印对话框另存为 PDF。')
      yield { type: 'progress', done: 0, total: 0, label: '排版' }
      await host.printPdf({ id, paper, path, signal })
    } else {
      const tables = tablesOf(paper)
      if (tables.length === 0 && format !== 'docx') throw new AppError('invalid-input', '这份文稿没有表格，不能存为表格文件。')
      const total = Math.max(1, countRows(tables))
      for await (const done of writePaper({ paper, format, path, signal })) yield { type: 'progress', done, total, label: '写入文件' }
    }
  } catch (error) {
    throw writeError(error)
  }
}
