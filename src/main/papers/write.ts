/** Documents as files. Runs on the thread of `worker.ts`; tests run it on their own. */
import { tablesOf } from '@shared/paper/paper'
import type { WritePaper } from '../services/context'
import { writeCsv } from '../spreadsheet/write/csv'
import { writeXlsx } from '../spreadsheet/write/xlsx'
import { writeDocx } from './docx/write'
import { writePdf } from './pdf/write'

export const writePaper: WritePaper = ({ paper, format, path, signal }) => {
  const options = { date: paper.date, signal }
  if (format === 'docx') return writeDocx(path, paper, options)
  if (format === 'pdf') return writePdf(path, paper, options)
  return format === 'xlsx' ? writeXlsx(path, tablesOf(paper), { ...options, page: paper }) : writeCsv(path, tablesOf(paper), options)
}
