import { createWriteStream, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { FileHandle } from '@shared/domain/file'
import type { Progress } from '@shared/domain/progress'
import { writeForm } from '../../../spreadsheet/write/form-xlsx'
import type { FormSheet } from '../../../spreadsheet/write/form'
import { pause } from '../../../spreadsheet/write/pace'
import type { ServiceContext } from '../../context'
import { safeFileName } from '../../files/safe-name'
import { writeError } from '../../files/write-error'
import { chosen, type Chosen, type OutRequest } from './chosen'
import { guideSheet } from './guide'
import { selfForm } from './self-form'
import { templateSheet } from './template'

/** Zip keeps local times without a zone: a fixed one makes equal contents equal bytes. */
const mtime = new Date(1980, 0, 1, 12)

/**
 * 评分模板: one workbook with all chosen organizations, and what each column rests on.
 *
 * @throws AppError `not-found`, `round-finished`, `invalid-input`, `cancelled`, `disk-full`, `read-only`
 */
export async function* produceTemplate(context: ServiceContext, request: OutRequest, signal: AbortSignal | undefined): AsyncGenerator<Progress<FileHandle>, void> {
  const taken = chosen(context.store(), request)
  const { compiled, round } = taken.standing.loaded
  yield { type: 'progress', done: 0, total: taken.subjects.length, label: '整理数据' }
  const sheets = [templateSheet(taken.standing, taken), guideSheet(compiled.scheme, request.stage)]
  const name = `${safeFileName(`${round.name}评分模板${taken.stageName === '' ? '' : `（${taken.stageName}）`}`)}.xlsx`
  const path = context.files.temporaryPath(name)
  const steps = writeForm(sheets, { date: round.endsOn, signal })
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) {
      await written(writeFile(path, step.value))
      break
    }
    yield { type: 'progress', done: Math.min(step.value, taken.subjects.length), total: taken.subjects.length, label: '写入模板' }
  }
  yield { type: 'done', result: context.files.register(path, name) }
}

/**
 * 自评表: one workbook for each chosen organization, by township, in one zip file.
 *
 * @throws AppError as `produceTemplate`
 */
export async function* produceForms(context: ServiceContext, request: OutRequest, signal: AbortSignal | undefined): AsyncGenerator<Progress<FileHandle>, void> {
  const taken = chosen(context.store(), request)
  const { round } = taken.standing.loaded
  const names = formNames(taken)
  const zip = new ZipFile()
  const total = taken.subjects.length
  for (const [at, subject] of taken.subjects.entries()) {
    yield { type: 'progress', done: at, total, label: subject.name }
    const bytes = await finished([selfForm(taken.standing, subject, taken)], round.endsOn, signal)
    zip.addBuffer(Buffer.from(bytes), names.get(subject.subjectId) ?? `${at + 1}.xlsx`, { mtime, compress: false })
    await pause(signal)
  }
  zip.end()
  const name = `${safeFileName(`${round.name}自评表（${total} 份）`)}.zip`
  const path = context.files.temporaryPath(name)
  await written(pipeline(zip.outputStream, createWriteStream(path)).catch((error: unknown) => {
    rmSync(path, { force: true })
    throw error
  }))
  yield { type: 'done', result: context.files.register(path, name) }
}

async function finished(sheets: FormSheet[], date: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const steps = writeForm(sheets, { date, signal })
  for (let step = await steps.next(); ; step = await steps.next()) if (step.done) return step.value
}

/** A path in the zip for each organization: its township, then its name, each only once. */
function formNames({ subjects }: Chosen): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    subjects.map(({ subjectId, township, name }) => {
      const folder = township === '' ? '' : `${safeFileName(township)}/`
      const plain = `${folder}自评表 ${safeFileName(name)}`
      let path = plain
      for (let at = 2; taken.has(path.toLowerCase()); at += 1) path = `${plain}（${at}）`
      taken.add(path.toLowerCase())
      return [subjectId, `${path}.xlsx`]
    }),
  )
}

async function written(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw writeError(error)
  }
}
