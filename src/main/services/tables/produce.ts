import type { ExportFormat } from '@shared/domain/export'
import type { FileHandle } from '@shared/domain/file'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import { writeCsv } from '../../spreadsheet/write/csv'
import { countRows, type Table, type TableWriter } from '../../spreadsheet/write/table'
import { writeXlsx } from '../../spreadsheet/write/xlsx'
import type { FileRegistry } from '../context'
import { safeFileName } from '../files/safe-name'
import { tableDate, type TableSource } from './source'

const writers: Record<ExportFormat, TableWriter> = { xlsx: writeXlsx, csv: writeCsv }

/** Writes the tables into the session's temporary folder and answers the handle to save them by. */
export async function* produceFile(
  files: FileRegistry,
  source: TableSource,
  wanted: { name: string; format: ExportFormat; tables: () => Table[]; signal: AbortSignal | undefined },
): AsyncGenerator<Progress<FileHandle>, void> {
  yield { type: 'progress', done: 0, total: 1, label: '整理数据' }
  yield* writeTables(files, { ...wanted, tables: wanted.tables(), date: tableDate(source) })
}

/** The same for tables that are there already. `date` stands in for a clock. */
export async function* writeTables(
  files: FileRegistry,
  { name, format, tables, date, signal }: { name: string; format: ExportFormat; tables: Table[]; date: string; signal: AbortSignal | undefined },
): AsyncGenerator<Progress<FileHandle>, void> {
  const total = Math.max(1, countRows(tables))
  const fileName = `${safeFileName(name)}.${format}`
  const path = files.temporaryPath(fileName)
  try {
    for await (const done of writers[format](path, tables, { date, signal })) yield { type: 'progress', done, total, label: '写入表格' }
  } catch (error) {
    throw writeError(error)
  }
  yield { type: 'done', result: files.register(path, fileName) }
}

function writeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC') return new AppError('disk-full', '磁盘空间不足，表格没有生成。请清理磁盘后再试。', undefined, { cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new AppError('read-only', '临时文件夹不能写入，表格没有生成。', undefined, { cause: error })
  return error
}
