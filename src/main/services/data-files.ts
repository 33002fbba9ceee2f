import { copyFileSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { ApplicationStatus } from '@shared/domain/application'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import { dataFileExtension } from '../store'
import { base, toldErrors } from './base'
import { backupBeforeClosing } from './backups/make'
import type { DataFiles, ServiceContext } from './context'
import { freePath } from './data-files/names'
import { readyFolder } from './data-files/ready-folder'
import { fillSample } from './sample/fill'

/** The data file in use, and the others known on this machine. */
export const dataFiles = base.dataFiles.router({
  list: base.dataFiles.list.handler(({ context }) => context.dataFiles.list()),
  create: base.dataFiles.create.handler(async ({ context, input }) => {
    await leave(context)
    context.dataFiles.create(input.name)
    return context.dataFiles.status()
  }),
  createSample: base.dataFiles.createSample.handler(({ context, signal }) => toldErrors(makeSample(context.dataFiles, signal))),
  open: base.dataFiles.open.handler(async ({ context, input }) => {
    await leave(context)
    const { path, name } = context.files.resolve(input.file)
    const { capabilities, dataFolder } = context.dataFiles.status()
    if (capabilities.openInPlace) context.dataFiles.open(path)
    else openCopy(context.dataFiles, path, join(dataFolder, `${basename(name, extname(name))}${dataFileExtension}`))
    return context.dataFiles.status()
  }),
  switch: base.dataFiles.switch.handler(async ({ context, input }) => {
    await leave(context)
    context.dataFiles.switch(input.id)
    return context.dataFiles.status()
  }),
  reopen: base.dataFiles.reopen.handler(({ context }) => {
    context.dataFiles.reopen()
    return context.dataFiles.status()
  }),
  keepCopy: base.dataFiles.keepCopy.handler(async ({ context }) => {
    const store = context.store()
    const { dataFolder } = context.dataFiles.status()
    readyFolder(dataFolder)
    const target = freePath(join(dataFolder, basename(store.path)))
    await store.copyTo(target)
    context.dataFiles.open(target)
    return context.dataFiles.status()
  }),
  copy: base.dataFiles.copy.handler(async ({ context }) => {
    const store = context.store()
    const path = context.files.temporaryPath(basename(store.path))
    await store.copyTo(path)
    return context.files.register(path)
  }),
})

/** The file that is about to be closed is backed up if it changed; one that cannot be is closed all the same: it is whole. */
async function leave({ dataFiles: files, store, now }: ServiceContext): Promise<void> {
  const status = files.status()
  if (status.state === 'ready' && !status.readOnly) await backupBeforeClosing(store(), now).catch(() => undefined)
}

/** An upload lies in a temporary folder: the data folder gets a copy that stays, under a free name, unless it cannot be opened. */
function openCopy(files: DataFiles, path: string, wanted: string): void {
  readyFolder(dirname(wanted))
  const target = freePath(wanted)
  copyFileSync(path, target)
  try {
    files.open(target)
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}

/** A cancelled or failed sample leaves no file behind. */
async function* makeSample(files: DataFiles, signal: AbortSignal | undefined): AsyncGenerator<Progress<ApplicationStatus>> {
  const file = files.createSample()
  let whole = false
  try {
    for (const step of fillSample(file.store)) {
      yield { type: 'progress', ...step }
      await new Promise((resolve) => setImmediate(resolve))
      if (signal?.aborted) throw new AppError('cancelled', '已取消，没有生成示例数据。')
    }
    file.adopt()
    whole = true
  } finally {
    if (!whole) file.discard()
  }
  yield { type: 'done', result: files.status() }
}
