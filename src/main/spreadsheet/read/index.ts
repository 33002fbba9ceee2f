import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { isNamedWorkbook } from '@shared/domain/file'
import { readBinaryWorkbook } from './binary'
import { isOldVersion, workbookRecords } from './compound'
import { decodeSingleBytes } from './decode'
import { readDelimited } from './delimited'
import { tooLarge, unreadable, unsupported } from './errors'
import { fileTypeOf } from './file-type'
import { limits, type ReadOptions, type WorkbookContent } from './workbook'
import { checkWorkbookZip } from './zip-check'

export type { SheetContent, WorkbookContent } from './workbook'

/**
 * Reads a spreadsheet file whole; what it is, its content decides.
 *
 * @throws AppError `file-unreadable`, `file-too-large`, `file-protected`, `unsupported-file`
 */
export function readWorkbook(path: string, name = basename(path), options: ReadOptions = {}): WorkbookContent {
  return workbookOf(fileBytes(path), name, options)
}

/** The same for bytes already read. */
export function workbookOf(bytes: Buffer, name: string, options: ReadOptions = {}): WorkbookContent {
  if (bytes.length === 0) throw unreadable('文件是空的')
  if (bytes.length > limits.fileSize) throw tooLarge('文件超过 50 MB')
  const type = fileTypeOf(bytes)
  if (typeof type === 'object') throw unsupported(type.other)
  switch (type) {
    case 'zip':
      checkWorkbookZip(bytes)
      return readBinaryWorkbook(bytes, options)
    case 'compound': {
      const records = workbookRecords(bytes)
      return isOldVersion(records) ? readBinaryWorkbook(records, options, decodeSingleBytes) : readBinaryWorkbook(records, options)
    }
    case 'web-page':
    case 'spreadsheet-xml':
      throw unsupported('这其实是网页格式的表格', '请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。')
    case 'text':
      return readDelimited(bytes, basename(name, extname(name)), isNamedWorkbook(name))
  }
}

function fileBytes(path: string): Buffer {
  try {
    if (statSync(path).size > limits.fileSize) throw tooLarge('文件超过 50 MB')
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EBUSY' || error.code === 'EPERM')) {
      throw unreadable(error.code === 'ENOENT' ? '文件已被移走或删除' : '文件正被其他程序占用或没有读取权限', undefined, error)
    }
    throw error
  }
}
