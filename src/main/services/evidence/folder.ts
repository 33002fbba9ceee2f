import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '@shared/errors'
import type { EvidenceState } from '@shared/domain/evidence'
import type { Store } from '../../store'

/** Beside the data file. Data files in one folder share it: content is named by its hash, so nothing can stand in another's place. */
const folderName = '佐证材料'
/** Bytes. */
export const largestEvidence = 100 * 1024 * 1024

/** Where content of this hash (SHA-256, hex) lies, whether or not it is there. */
export function contentPath(store: Pick<Store, 'path'>, hash: string): string {
  return join(dirname(store.path), folderName, hash.slice(0, 2), hash)
}

/**
 * Copies a file into the evidence folder. The same content is kept once; content that was altered there is put right.
 *
 * @returns its SHA-256 and its size in bytes; both are on the disk when this returns
 * @throws AppError `file-too-large`, `file-unreadable`, `disk-full`, `read-only`
 */
export async function keepContent(store: Pick<Store, 'path'>, source: string): Promise<{ hash: string; size: number }> {
  const size = sizeOf(source)
  if (size > largestEvidence) throw new AppError('file-too-large', `文件超过 ${largestEvidence / 1024 / 1024} MB，没有保存。请压缩或拆分后再添加。`)
  if (size === 0) throw new AppError('file-unreadable', '这个文件是空的，没有保存。')
  const partial = join(ownFolder(store), `${randomUUID()}.part`)
  try {
    const copied = await copyHashed(source, partial)
    const target = contentPath(store, copied.hash)
    mkdirSync(dirname(target), { recursive: true })
    if ((await contentState(store, copied)) === 'present') rmSync(partial)
    else renameSync(partial, target)
    return copied
  } catch (error) {
    rmSync(partial, { force: true })
    throw told(error)
  }
}

/** Whether content is there and is what its name says. */
export async function contentState(store: Pick<Store, 'path'>, { hash, size }: { hash: string; size: number }): Promise<EvidenceState> {
  const path = contentPath(store, hash)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) return 'missing'
  if (found.size !== size) return 'altered'
  const key = `${found.mtimeMs}/${found.ctimeMs}/${found.size}`
  if (verified.get(path) === key) return 'present'
  if ((await hashOf(path)) !== hash) return 'altered'
  verified.set(path, key)
  return 'present'
}

/** Path → times and size when its content was last found to be what its name says: content is not read again for every list. */
const verified = new Map<string, string>()

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

async function copyHashed(from: string, to: string): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256')
  const target = await open(to, 'wx')
  let size = 0
  try {
    for await (const chunk of createReadStream(from)) {
      hash.update(chunk)
      await target.writeFile(chunk)
      size += chunk.length
    }
    await target.sync()
  } finally {
    await target.close()
  }
  return { hash: hash.digest('hex'), size }
}

/** The evidence folder of a data file, made when it is not there. */
function ownFolder({ path }: Pick<Store, 'path'>): string {
  const folder = join(dirname(path), folderName)
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch (error) {
    throw told(error)
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    throw told(error)
  }
}

function told(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', '磁盘空间不足，文件没有保存。请清理磁盘后再试。', undefined, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR'].includes(String(code))) return new AppError('read-only', '不能读取这个文件，或不能写入佐证材料文件夹，没有保存。', undefined, { cause: error })
  if (code === 'ENOENT' || code === 'EISDIR') return new AppError('file-unreadable', '没有读到这个文件，它可能已被移动或删除。', undefined, { cause: error })
  return error
}
