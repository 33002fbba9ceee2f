import { randomUUID } from 'node:crypto'
import type { FileHandle } from '@shared/domain/file'
import { AppError } from '@shared/errors'
import { lock } from '../../exchange/archive/password'
import { writeArchive } from '../../exchange/archive/write'
import { toLines } from '../../exchange/contents/lines'
import type { LogEntry, Store, TaskRecord } from '../../store'
import { foundRound } from '../evaluation/round-evaluation'
import type { ServiceContext } from '../context'
import { safeFileName } from '../files/safe-name'
import { applicationVersion } from '../version'
import { evidenceFiles } from './evidence-files'

export const scoreExtension = '.sixscore'

/**
 * Makes a score package (评分包): everything this data file knows that the office did not send, as the chains of the devices
 * that wrote it, with the evidence they name. Sending again sends all of it again; merging it twice changes nothing.
 *
 * @throws AppError `not-found`; `invalid-input` for a task that was sent from here
 */
export async function sendScores(context: ServiceContext, { taskId, password }: { taskId: string; password?: string | undefined }): Promise<{ file: FileHandle; entries: number }> {
  const store = context.store()
  const task = receivedTask(store, taskId)
  const { id, name: roundName, schemeId, schemeHash } = foundRound(store, task.roundId)
  const history = historyToReturn(store)
  const evidence = evidenceFiles(context, history)
  const madeAt = context.now().toISOString()
  const name = `${safeFileName(`评分包 ${roundName} ${task.author} ${madeAt.slice(0, 10)}`)}${scoreExtension}`
  const path = context.files.temporaryPath(name)
  await writeArchive(
    path,
    {
      kind: 'score',
      packageId: randomUUID(),
      taskId,
      round: { id, name: roundName },
      scheme: { id: schemeId, hash: schemeHash },
      author: task.author,
      madeAt,
      application: applicationVersion,
      counts: { entries: history.length, evidence: evidence.length },
    },
    [{ name: 'history.jsonl', text: toLines(history) }, { name: 'evaluators.jsonl', text: toLines(store.evaluators.list().map(({ id, name }) => ({ id, name }))) }, ...evidence],
    task.secret,
  )
  if (password !== undefined) await lock(path, password)
  return { file: context.files.register(path, name), entries: history.length }
}

function receivedTask(store: Store, taskId: string): TaskRecord {
  const task = store.tasks.find(taskId)
  if (!task) throw new AppError('not-found', '没有找到这个任务。')
  if (task.direction === 'sent') throw new AppError('invalid-input', '这个任务是从本机下发的，评分包由评分人那边导出。')
  return task
}

/** The whole chains of this device and of every other that was merged here; the office has its own. */
function historyToReturn(store: Store): LogEntry[] {
  const office = new Set(store.tasks.list().flatMap(({ devices }) => devices))
  return store.changes.devices().filter((device) => !office.has(device)).flatMap((device) => store.changes.ofDevice(device))
}
