import { readFileSync, statSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { workbookOf, type WorkbookContent } from '../../../spreadsheet/read'
import type { FileRegistry } from '../../context'
import { zipEntries } from './zip-entries'

/** Bytes of one chosen file. */
const largest = 400 * 1024 * 1024

export interface ChosenFile {
  name: string
  /** The file as a workbook, or why it is none. */
  read: () => Promise<WorkbookContent | string>
}

/** The chosen files, and those within chosen zip files. What cannot be read says so when it is read. @throws AppError `not-found` */
export async function chosenFiles(registry: FileRegistry, ids: readonly string[]): Promise<ChosenFile[]> {
  const files: ChosenFile[] = []
  for (const id of ids) {
    const { path, name } = registry.resolve(id)
    if (!/\.zip$/i.test(name)) {
      files.push({ name, read: () => told(() => workbookOf(bytesOf(path), name, { percents: 'text' })) })
      continue
    }
    const entries = await told(() => zipEntries(bytesOf(path)))
    if (typeof entries === 'string') files.push({ name, read: () => Promise.resolve(entries) })
    else if (entries.length === 0) files.push({ name, read: () => Promise.resolve('压缩包里没有表格文件。') })
    else files.push(...entries.map((entry) => ({ name: entry.name, read: () => told(async () => workbookOf(await entry.bytes(), entry.name, { percents: 'text' })) })))
  }
  return files
}

/** What is read, or the sentence of the error: one bad file does not keep the others from being read. */
async function told<Result>(read: () => Result | Promise<Result>): Promise<Result | string> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

function bytesOf(path: string): Buffer {
  try {
    if (statSync(path).size > largest) throw new AppError('file-too-large', '文件过大，没有读入。')
    return readFileSync(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-unreadable', '文件已被移走、删除，或正被其他程序占用，无法读取。', undefined, { cause: error })
  }
}
