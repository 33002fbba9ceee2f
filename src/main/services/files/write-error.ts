import { AppError } from '@shared/errors'

/** What went wrong while a file was written, as a clerk can act on it; other errors as they are. */
export function writeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC') return new AppError('disk-full', '磁盘空间不足，文件没有生成。请清理磁盘后再试。', undefined, { cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new AppError('read-only', '临时文件夹不能写入，文件没有生成。', undefined, { cause: error })
  return error
}
