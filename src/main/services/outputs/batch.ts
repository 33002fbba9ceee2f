import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { FileHandle } from '@shared/domain/file'
import type { Batch } from '@shared/domain/output'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import type { Paper } from '@shared/paper/paper'
import type { ServiceContext } from '../context'
import { safeFileName } from '../files/safe-name'
import { writeError } from '../files/write-error'
import { producePaper, writeDocument } from '../papers/produce'
import { documentMaker } from './make'
import { joinedPaper } from './joined-paper'

/** Zip keeps local times without a zone: a fixed one makes equal contents equal bytes. */
const mtime = new Date(1980, 0, 1, 12)

/**
 * Several documents as one file, or each as a file of its own in one zip. All show the same moment. None is kept on the
 * shelf: what a page shows stays there.
 *
 * @throws AppError as `makeDocument` and `producePaper`; nothing is then left behind
 */
export async function* produceBatch(context: ServiceContext, { requests, format, into, name }: Batch, signal: AbortSignal | undefined): AsyncGenerator<Progress<FileHandle>, void> {
  const make = documentMaker(context.store())
  const total = requests.length
  const made: Paper[] = []
  for (const request of requests) {
    yield { type: 'progress', done: made.length, total, label: '整理' }
    made.push(make(request))
    await setImmediate()
    if (signal?.aborted) throw cancelled()
  }
  if (into === 'one') yield* producePaper(context, joinedPaper(made, name), format, signal)
  else yield* zipped(context, made, format, name, signal)
}

async function* zipped(context: ServiceContext, papers: readonly Paper[], format: Batch['format'], name: string, signal: AbortSignal | undefined): AsyncGenerator<Progress<FileHandle>, void> {
  const fileName = `${safeFileName(name)}.zip`
  const path = context.files.temporaryPath(fileName)
  const folder = `${path}.parts`
  mkdirSync(folder)
  const taken = new Set<string>()
  const parts: string[] = []
  let whole = false
  try {
    for (const [at, paper] of papers.entries()) {
      yield { type: 'progress', done: at, total: papers.length, label: paper.name }
      const part = `${safeFileName(freeName(paper.name, taken))}.${format}`
      const steps = writeDocument(context, paper, format, join(folder, part), signal)
      // Rows of one part say nothing of how far the batch is.
      for (let step = await steps.next(); !step.done; step = await steps.next()) if (signal?.aborted) throw cancelled()
      parts.push(part)
    }
    yield { type: 'progress', done: papers.length, total: papers.length, label: '打包' }
    // Only now: the packer opens a file when it comes to it, and a batch may have been cancelled by then.
    const zip = new ZipFile()
    for (const part of parts) zip.addFile(join(folder, part), part, { mtime, mode: 0o100644 })
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(path))
    whole = true
  } catch (error) {
    throw writeError(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    if (!whole) rmSync(path, { force: true })
  }
  yield { type: 'done', result: context.files.register(path, fileName) }
}

const cancelled = () => new AppError('cancelled', '导出已取消，没有生成文件。')

function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let at = 2; taken.has(free.toLowerCase()); at += 1) free = `${name}（${at}）`
  taken.add(free.toLowerCase())
  return free
}
