import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/errors'

/**
 * Makes sure there is a folder that files can be made in. Asked by writing: permissions alone tell neither of a read-only
 * drive nor of a full one.
 *
 * @throws AppError `folder-unwritable`, `disk-full`, naming the folder
 */
export function readyFolder(folder: string): void {
  const trial = join(folder, `.sixstar-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(trial, '六')
    rmSync(trial, { force: true })
  } catch (error) {
    throw refusal(error, folder)
  }
}

/** Null for a folder that files can be made in. */
export function folderFault(folder: string): AppError | null {
  try {
    readyFolder(folder)
    return null
  } catch (error) {
    return asFailure(error)
  }
}

/** What hinders an opening, as a person is told. */
export function asFailure(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', '数据文件没有打开。文件没有改动。', undefined, { cause: error })
}

/** What kept a file from being made in a folder, with what to do. */
export function refusal(error: unknown, folder: string): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', `文件夹“${folder}”所在的磁盘空间不足，不能建立文件。请清理磁盘后再试。`, undefined, { cause: error })
  return new AppError('folder-unwritable', `文件夹“${folder}”${reason(code)}`, undefined, { cause: error })
}

function reason(code: unknown): string {
  if (code === 'ENOTDIR' || code === 'EEXIST') return '用不了：这个位置上是一个文件，不是文件夹。请把那个文件移走或改名后再试。'
  if (code === 'ENOENT') return '建立不了：它所在的磁盘或上级文件夹不存在。请接好存储设备后再试。'
  return '不能写入。请解除它的只读、取得写入权限后再试，或请管理员改用别的文件夹。'
}
