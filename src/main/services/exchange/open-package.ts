import { canonicalHash } from '../../store'
import { damaged } from '../../exchange/archive/damaged'
import type { Manifest } from '../../exchange/archive/manifest'
import { isLocked, unlock } from '../../exchange/archive/password'
import { openArchive, type Archive } from '../../exchange/archive/read'
import { AppError } from '@shared/errors'
import type { FileRegistry } from '../context'

/** A package a user chose, and the password where there is one. */
export interface ChosenPackage {
  file: string
  password?: string | undefined
}

/**
 * Opens a package, uses it, and closes it again.
 *
 * @throws AppError `password-needed`, `wrong-password`; `package-refused` when it is of the other kind; what `openArchive` throws
 */
export async function withPackage<Result>(files: FileRegistry, { file, password }: ChosenPackage, kind: Manifest['kind'], use: (archive: Archive) => Promise<Result>): Promise<Result> {
  const archive = await openArchive(await unlockedPath(files, file, password))
  try {
    if (archive.manifest.kind !== kind)
      throw new AppError('package-refused', kind === 'task' ? '这是评分包，不是任务包。请用“合并评分包”打开。' : '这是任务包，不是评分包。请用“打开任务包”打开。')
    return await use(archive)
  } finally {
    archive.close()
  }
}

async function unlockedPath(files: FileRegistry, id: string, password: string | undefined): Promise<string> {
  const { path, name } = files.resolve(id)
  if (!isLocked(path)) return path
  if (password === undefined) throw new AppError('password-needed', '这个文件设了密码，请输入密码。')
  const target = files.temporaryPath(name)
  await unlock(path, target, password)
  return target
}

/** @throws AppError `package-damaged` when a scheme is not the one the manifest names */
export function checkScheme(manifest: Manifest, scheme: unknown): void {
  if (canonicalHash(scheme) !== manifest.scheme.hash) throw damaged('数据包中的评价方案与说明不符')
}
