import { setImmediate } from 'node:timers/promises'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import { contentName } from './contents'

/** Runs work that goes table by table: how far it is, other calls answered in between, and an end when it is cancelled. */
export async function* byTable<Work, Result>(steps: Generator<{ done: number; total: number; table: string }, Work>, label: string, signal: AbortSignal | undefined, finish: (work: Work) => Result): AsyncGenerator<Progress<Result>, void> {
  try {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        yield { type: 'done', result: finish(step.value) }
        return
      }
      yield { type: 'progress', done: step.value.done, total: step.value.total, label: `${label}：${contentName(step.value.table)}` }
      await setImmediate()
      if (signal?.aborted) throw new AppError('cancelled', '已取消。原来的文件没有改动。')
    }
  } finally {
    // Lets the work close its files when it was left in the middle.
    Reflect.apply(steps.return, steps, [undefined])
  }
}
