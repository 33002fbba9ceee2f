import { AppError } from '@shared/errors'
import type { Store, TaskRecord } from '../../store'

/** The tasks of this round that were received from an office; none in the office's own file. */
function receivedTasks(store: Pick<Store, 'tasks'>, roundId: string): TaskRecord[] {
  return store.tasks.list().filter((task) => task.direction === 'received' && task.roundId === roundId)
}

/** Whom a received task gives at this stage; null in the office's own file, where it is everybody. */
export function taskSubjects(store: Pick<Store, 'tasks'>, roundId: string, stage: string | null): Set<string> | null {
  const tasks = receivedTasks(store, roundId)
  if (tasks.length === 0) return null
  return new Set(tasks.filter(({ stages }) => stage === null || stages.includes(stage)).flatMap(({ subjectIds }) => subjectIds))
}

/** A received task is scored at its stages only. @throws AppError `invalid-input` with the first cell beyond it */
export function refuseBeyondTask(store: Pick<Store, 'tasks'>, roundId: string, stage: string | null, cells: readonly { subjectId: string; indicator: string }[]): void {
  const own = taskSubjects(store, roundId, stage)
  const beyond = own && cells.find(({ subjectId }) => !own.has(subjectId))
  if (beyond) throw new AppError('invalid-input', '这不在任务包交给本机的范围内，没有写入任何内容。', { subjectId: beyond.subjectId, indicator: beyond.indicator })
}

/** Who received a task sees a part of the round only: finishing it is for the office. @throws AppError `invalid-input` */
export function refuseInTask(store: Pick<Store, 'tasks'>, roundId: string): void {
  if (receivedTasks(store, roundId).length > 0) throw new AppError('invalid-input', '这是任务包建立的数据文件，只用来评分。定级由下发任务的单位进行。')
}
