import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { CarriedCopy } from '@shared/domain/backup'
import type { FileHandle } from '@shared/domain/file'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import { dataFileExtension, openReadOnly, type Store } from '../../store'
import { refuseReadOnly } from '../acting'
import type { ServiceContext } from '../context'
import { contentPath, contentState, keepContent } from '../evidence/folder'
import { safeFileName } from '../files/safe-name'
import { zipFolder } from './zip-folder'

/** How one copy is asked for: the handle of a folder the user chose, or null where the shell cannot choose one. */
interface Carrying {
  folder: string | null
}

/**
 * Copies the data file and all its evidence to where the user wants it (一键导出), and reads back what was written: the copy is
 * opened and its change log computed again, evidence is held against its hash. Where no folder can be chosen everything goes
 * into one zip file.
 *
 * @throws AppError `disk-full`, `read-only`, `cancelled`: nothing is then left behind
 */
export async function* carryAway(context: ServiceContext, { folder }: Carrying, signal: AbortSignal | undefined): AsyncGenerator<Progress<CarriedCopy>, void> {
  const store = context.store()
  refuseReadOnly(store)
  const name = basename(store.path, dataFileExtension)
  const stamp = new Date(context.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ').replace(':', '')
  const title = safeFileName(`${name} ${stamp}`)
  const parent = folder === null ? mkdtempSync(join(tmpdir(), 'sixstar-carry-')) : context.files.resolve(folder).path
  const target = join(parent, title)
  let whole = false
  try {
    const { files, missing } = yield* copyAll(context, store, join(target, `${name}${dataFileExtension}`), signal)
    const common = { name: title, evidence: files, missing }
    let file: FileHandle | null = null
    if (folder === null) {
      yield { type: 'progress', done: 0, total: 0, label: '打包' }
      const zip = context.files.temporaryPath(`${title}.zip`)
      await zipFolder(target, zip)
      file = context.files.register(zip)
    }
    whole = true
    yield { type: 'done', result: { ...common, location: file === null ? target : null, file } }
  } catch (error) {
    throw told(error)
  } finally {
    if (folder === null) rmSync(parent, { recursive: true, force: true })
    else if (!whole) rmSync(target, { recursive: true, force: true })
  }
}

async function* copyAll(context: ServiceContext, store: Store, copy: string, signal: AbortSignal | undefined): AsyncGenerator<Progress<CarriedCopy>, { files: number; missing: number }> {
  const evidence = new Map(store.evidence.all().map((record) => [record.hash, record]))
  const total = evidence.size + 2
  const progress = (done: number, label: string): Progress<CarriedCopy> => ({ type: 'progress', done, total, label })
  mkdirSync(dirname(copy), { recursive: true })
  yield progress(0, '复制数据文件')
  await store.copyTo(copy)
  let files = 0
  for (const [at, record] of [...evidence.values()].entries()) {
    if (signal?.aborted) throw new AppError('cancelled', '已取消，没有留下任何文件。')
    yield progress(at + 1, '复制佐证材料')
    if ((await contentState(store, record)) !== 'present') continue
    const kept = await keepContent({ path: copy }, contentPath(store, record.hash))
    if (kept.hash !== record.hash || (await contentState({ path: copy }, record)) !== 'present') throw new AppError('file-unreadable', `佐证材料“${record.name}”复制后与原来的不同，没有完成。请换一个移动存储再试。`)
    files++
  }
  yield progress(total - 1, '核对复制出的数据文件')
  checkCopy(context, store, copy)
  writeFileSync(join(dirname(copy), '说明.txt'), explanation(basename(copy), files), 'utf8')
  return { files, missing: evidence.size - files }
}

/** Opens what was written, without changing it, and computes its log again. */
function checkCopy({ files, now }: ServiceContext, store: Store, copy: string): void {
  const opened = openReadOnly(copy, files.temporaryPath(basename(copy)), { device: randomUUID(), now }, '这是核对用的副本。')
  try {
    const [mine, its] = [store.verifyChain(), opened.verifyChain()]
    if (!opened.isSound() || mine.entries !== its.entries) throw new AppError('data-file-unreadable', '复制出来的数据文件没有通过核对，没有完成。请换一个移动存储再试。')
  } finally {
    opened.close()
  }
}

function explanation(name: string, evidence: number): string {
  return [
    '这个文件夹是六星评价数据的完整副本。',
    `${name}：数据文件。在六星评价的开始页点“选择文件”打开。`,
    ...(evidence > 0 ? ['佐证材料：与数据文件放在一起才能打开，请整个文件夹一起复制。'] : []),
    '直接在移动存储上打开也可以；长期使用请先复制到电脑上。',
    '',
  ].join('\r\n')
}

function told(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof AppError) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', '所选位置的空间不足，没有留下任何文件。请清理后再试，或换一个位置。', undefined, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EIO'].includes(code)) return new AppError('read-only', '不能写入所选的位置：它可能已被拔出，或没有写入权限。没有留下任何文件。', undefined, { cause: error })
  return error
}
