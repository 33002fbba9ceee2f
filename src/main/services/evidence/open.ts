import { chmodSync, copyFileSync } from 'node:fs'
import type { FileHandle } from '@shared/domain/file'
import { AppError } from '@shared/errors'
import type { Host, ServiceContext } from '../context'
import { contentPath, contentState } from './folder'
import { isHarmless } from './harmless'
import { foundEvidence } from './keep'

/**
 * Opens a read-only copy under the file's own name, so that whatever the other program does, the content kept stays as it is.
 *
 * @throws AppError `not-found` for evidence or content that is not there; `file-unreadable` for altered content
 */
export async function openEvidence({ store, files, host }: ServiceContext, roundId: string, id: string): Promise<{ opened: boolean; file: FileHandle; caution: boolean }> {
  const record = foundEvidence(store(), roundId, id)
  const { subjectId, indicator, name } = record
  const place = { subjectId, indicator, file: name }
  const state = await contentState(store(), record)
  if (state === 'missing') throw new AppError('not-found', `佐证材料“${name}”不在佐证材料文件夹中，可能只复制了数据文件。请把原来的文件夹一并复制过来，或重新添加这份材料。`, place)
  if (state === 'altered') throw new AppError('file-unreadable', `佐证材料“${name}”的内容与添加时不同，没有打开。请重新添加这份材料。`, place)
  const copy = files.temporaryPath(name)
  copyFileSync(contentPath(store(), record.hash), copy)
  const caution = !isHarmless(name, copy)
  const opened = host !== null && !caution && (await openReadOnly(host, copy))
  return { opened, file: files.register(copy, name), caution }
}

function openReadOnly(host: Host, path: string): Promise<boolean> {
  chmodSync(path, 0o444)
  return host.openFile(path)
}
