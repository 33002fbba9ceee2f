import { AppError, type ErrorCode } from '@shared/errors'

const sentences: Partial<Record<ErrorCode, string>> = {
  'data-file-locked': '数据文件正被另一个程序使用，请关闭那个程序后再试。',
  'data-file-unreadable': '数据文件已损坏或读写出错，没有写入任何内容。请保留这个文件，改用备份或别的数据文件。',
  'data-file-missing': '数据文件不见了：它可能被移动、改名或删除。请把它放回原处，或打开别的数据文件。',
  'read-only': '数据文件或所在文件夹不能写入。请把文件复制到可以写入的文件夹后再打开。',
  'disk-full': '磁盘空间不足，这次修改没有保存。请清理磁盘后再试。',
}

/** SQLite and operating-system codes, by prefix: extended codes such as SQLITE_BUSY_RECOVERY follow their family. */
const families: readonly (readonly [string, ErrorCode])[] = [
  ['SQLITE_BUSY', 'data-file-locked'],
  ['SQLITE_LOCKED', 'data-file-locked'],
  ['SQLITE_NOTADB', 'data-file-unreadable'],
  ['SQLITE_CORRUPT', 'data-file-unreadable'],
  ['SQLITE_READONLY_DBMOVED', 'data-file-missing'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR', 'data-file-unreadable'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['ENOENT', 'data-file-missing'],
  ['EBUSY', 'data-file-locked'],
  ['EIO', 'data-file-unreadable'],
]

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** An error of the store with its usual sentence, or a more exact one. */
export function storeFailure(code: ErrorCode, message = sentences[code] ?? '数据文件出错。', cause?: unknown): AppError {
  return new AppError(code, message, undefined, { cause })
}

/**
 * Turns what SQLite or the file system threw into an error a person can act on. Anything unknown is a fault of the
 * program and comes back unchanged.
 */
export function storeError(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  const family = families.find(([prefix]) => code.startsWith(prefix))
  return family ? storeFailure(family[1], undefined, error) : error
}

/** Runs `work`; whatever it throws comes out as `storeError` puts it. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeError(error)
  }
}
