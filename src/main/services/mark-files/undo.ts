import { AppError } from '@shared/errors'
import { enter } from '../scoring/enter'
import type { MarkSession } from './sessions'
import { stageStanding } from './standing'

/**
 * Takes the last import of a session back: every cell it wrote is as it was before, in one transaction.
 *
 * @returns how many cells were brought back
 * @throws AppError `not-found` when nothing was imported; `conflict` when something was entered at the stage since; what `enter` throws
 */
export function undoMarks(session: MarkSession): { restored: number } {
  const { store, roundId, imported } = session
  if (!imported) throw new AppError('not-found', '没有可以撤销的导入。')
  const { stage, before, state } = imported
  if (stageStanding(store, roundId, stage).state !== state) throw new AppError('conflict', '导入之后评分又有改动，不能整批撤销。可在“进度与确认”的修改记录中逐家恢复。')
  enter(store, { roundId, stage, entries: before, action: '撤销导入' })
  session.imported = null
  return { restored: before.length }
}
