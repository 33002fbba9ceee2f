import { writeFileSync } from 'node:fs'
import type { FileHandle } from '@shared/domain/file'
import { AppError } from '@shared/errors'
import type { FileRegistry } from '../context'
import { safeFileName } from './safe-name'

/** How every PNG begins. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Writes a picture the page has drawn into the session's temporary folder. @throws AppError `invalid-input` when it is no PNG */
export function keepPicture(files: FileRegistry, name: string, png: string): FileHandle {
  const bytes = Buffer.from(png, 'base64')
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new AppError('invalid-input', '图片没有生成，请再试一次。')
  const fileName = `${safeFileName(name)}.png`
  const path = files.temporaryPath(fileName)
  writeFileSync(path, bytes)
  return files.register(path, fileName)
}
