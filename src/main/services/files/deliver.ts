import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '@shared/errors'

/**
 * Writes a produced file to where the user wants it. What stood there is replaced only when the new file is whole.
 *
 * @throws AppError `disk-full`, `read-only`
 */
export function deliver(from: string, to: string): void {
  const partial = `${to}.part`
  try {
    copyFileSync(from, partial)
    renameSync(partial, to)
  } catch (error) {
    rmSync(partial, { force: true })
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC') throw new AppError('disk-full', '磁盘空间不足，文件没有保存。', undefined, { cause: error })
    throw new AppError('read-only', '不能写入所选的位置：文件可能正被其他程序打开，或没有写入权限。请关闭该文件或换一个位置再试。', undefined, { cause: error })
  }
}
