import { dirname } from 'node:path'
import { rmSync } from 'node:fs'
import type { Progress } from '@shared/domain/progress'
import type { FileCheck } from '@shared/domain/recovery'
import { AppError } from '@shared/errors'
import { examine } from '../../store'
import type { ServiceContext } from '../context'
import { contentStates } from './contents'
import { byTable } from './steps'

/** Checks the file that is open, or that could not be opened. @throws AppError `no-data-file`, `data-file-missing`, `data-file-unreadable` */
export async function* checkFile(context: ServiceContext, signal: AbortSignal | undefined): AsyncGenerator<Progress<FileCheck>, void> {
  if (context.dataFiles.status().state === 'ready') {
    yield { type: 'progress', done: 0, total: 0, label: '检查数据文件' }
    yield { type: 'done', result: checkOpen(context) }
    return
  }
  const path = troubledPath(context)
  const copy = context.files.temporaryPath('check')
  try {
    yield* byTable(examine(path, copy), '检查', signal, ({ tables, problems }): FileCheck => {
      const sound = problems === 0 && tables.every(({ lost }) => lost === 0)
      return { sound, text: sound ? '没有发现损坏。文件打不开另有原因，请看上面的说明。' : '文件有损坏。下面列出能读出的内容和缺失的条数。', contents: contentStates(tables) }
    })
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true })
  }
}

function checkOpen(context: ServiceContext): FileCheck {
  const store = context.store()
  if (!store.isSound()) return { sound: false, text: '数据文件有损坏。请立即在“备份与恢复”中另存一份，再恢复最近的备份。', contents: [] }
  const { ok, entries } = store.verifyChain()
  return { sound: ok, text: ok ? `数据文件完好，${entries} 条留痕前后相连。` : '数据文件的结构完好，但留痕有断开的地方，请在“留痕”页核对。', contents: [] }
}

/** Where the file lies that could not be opened. @throws AppError `no-data-file` */
export function troubledPath({ dataFiles }: ServiceContext): string {
  const path = dataFiles.place()
  if (path === null || dataFiles.status().state !== 'failed') throw new AppError('no-data-file', '没有打不开的数据文件。')
  return path
}
