import { AppError } from '@shared/errors'
import { damaged } from '../../exchange/archive/damaged'
import type { Manifest } from '../../exchange/archive/manifest'
import type { Archive } from '../../exchange/archive/read'
import { isSignedWith } from '../../exchange/archive/signature'
import { fromLines } from '../../exchange/contents/lines'
import { entryShape, evaluatorShape, type EvaluatorContent } from '../../exchange/contents/shapes'
import { entryHash, type LogEntry, type Store, type TaskRecord } from '../../store'
import { findOpenRound } from '../rounds/find'

/** A score package that belongs here. */
export interface ReceivedScores {
  manifest: Manifest
  task: TaskRecord
  history: LogEntry[]
  evaluators: EvaluatorContent[]
}

/**
 * Reads a score package and holds it against the task it answers.
 *
 * @throws AppError `package-refused` with the reason when it answers no task of this file, or another version of its scheme;
 * `package-damaged`; `round-finished`
 */
export async function readScores(store: Store, archive: Archive): Promise<ReceivedScores> {
  const { manifest } = archive
  const task = store.tasks.find(manifest.taskId)
  if (task?.direction !== 'sent') throw refused(`这个评分包属于“${manifest.round.name}”，它的任务包不是从当前数据文件下发的。请打开下发任务的数据文件再合并`)
  if (!isSignedWith(manifest, task.secret)) throw refused('这个评分包不是用下发的任务包生成的，或生成后被改动过')
  if (manifest.round.id !== task.roundId) throw refused('这个评分包属于另一个评价期')
  const round = findOpenRound(store, task.roundId)
  if (manifest.scheme.hash !== round.schemeHash) throw refused(`“${round.name}”现在用的是另一版评价方案，这个评分包是按以前的方案评的。请重新下发任务包`)
  const history = fromLines('history.jsonl', await archive.text('history.jsonl'), entryShape)
  const evaluators = fromLines('evaluators.jsonl', await archive.text('evaluators.jsonl'), evaluatorShape)
  checkChains(history)
  return { manifest, task, history, evaluators }
}

function refused(why: string): AppError {
  return new AppError('package-refused', `${why}。没有合并任何内容。`)
}

/** Chains come whole: from their first entry, each following from the one before. */
function checkChains(history: readonly LogEntry[]): void {
  const heads = new Map<string, LogEntry>()
  for (const entry of history) {
    const head = heads.get(entry.device)
    const follows = entry.sequence === (head?.sequence ?? 0) + 1 && entry.previousHash === (head?.hash ?? '')
    if (!follows || entryHash(entry) !== entry.hash) throw damaged('评分包中的修改记录不连续，可能缺失或被改动过')
    heads.set(entry.device, entry)
  }
}
