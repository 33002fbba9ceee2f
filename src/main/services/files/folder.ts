import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { markFileExtensions } from '@shared/domain/file'
import { AppError } from '@shared/errors'

/** More than any office collects; a whole disk is not searched by mistake. */
const limits = { files: 5_000, depth: 5 }

/**
 * The spreadsheets in a folder and those below it, named by where they lie in it.
 *
 * @throws AppError `file-unreadable`, `file-too-large`
 */
export function spreadsheetsBelow(folder: string): { path: string; name: string }[] {
  const found: { path: string; name: string }[] = []
  look(folder, '', 0, found)
  return found
}

function look(folder: string, prefix: string, depth: number, found: { path: string; name: string }[]): void {
  for (const entry of entriesOf(folder)) {
    // Office programs leave `~$…` beside an open file; names with a dot in front are the system's own.
    if (entry.name.startsWith('~$') || entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    const name = `${prefix}${entry.name}`
    if (entry.isDirectory() && depth < limits.depth) look(path, `${name}/`, depth + 1, found)
    else if (entry.isFile() && markFileExtensions.some((extension) => entry.name.toLowerCase().endsWith(`.${extension}`))) found.push({ path, name })
    if (found.length > limits.files) throw new AppError('file-too-large', `文件夹里的表格超过 ${limits.files} 个，没有读入。请选择更小的文件夹。`)
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1))
  } catch (error) {
    throw new AppError('file-unreadable', '文件夹不能读取，可能没有权限或已被移走。', undefined, { cause: error })
  }
}
