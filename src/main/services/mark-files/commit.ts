import { setImmediate as pause } from 'node:timers/promises'
import type { MarkChoice, MarkImportResult } from '@shared/domain/mark-import'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import { titlesOf } from '../imports/header'
import { headerSignature } from '../imports/titles'
import { enter } from '../scoring/enter'
import { mappingKey } from './read/table-fields'
import type { MarkSession, PlannedEntry, Prepared } from './sessions'
import { stageStanding } from './standing'

/**
 * Writes what was chosen of the last preview, through the same door as the grid, in one transaction: all of it, or nothing.
 *
 * @throws AppError `invalid-input` without a preview or when nothing is chosen; `conflict` when marks changed since the preview; `cancelled`; what `enter` throws
 */
export async function* commitMarks(session: MarkSession, choice: MarkChoice, signal: AbortSignal | undefined): AsyncGenerator<Progress<MarkImportResult>, void> {
  const { store, roundId, prepared, files } = session
  if (!prepared) throw new AppError('invalid-input', '请先预览，再导入。')
  const { stage } = prepared.preview
  const except = new Set(choice.except)
  const entries = [...prepared.entries].filter(([id, planned]) => wanted(planned, choice) !== except.has(id)).map(([, { entry }]) => entry)
  if (entries.length === 0) throw new AppError('invalid-input', '没有要导入的内容。')
  yield { type: 'progress', done: 0, total: entries.length, label: '写入评分' }
  await pause()
  if (signal?.aborted) throw new AppError('cancelled', '已取消导入，评分没有改变。')
  const { loaded, state } = stageStanding(store, roundId, stage)
  if (state !== prepared.state) throw new AppError('conflict', '预览之后评分有了改动，没有导入。请重新预览。')
  const action = files.some(({ kind }) => kind === 'form') ? '导入自评表' : '导入评分'
  const { accepted, refused, cells } = enter(store, {
    roundId,
    stage,
    entries,
    action,
    alongside: (tx) => {
      const known = remembered(session, prepared)
      if (known) tx.mappings.save(loaded.compiled.scheme.subject, mappingKey(loaded.round.schemeHash, known.signature), known.columns)
    },
  })
  session.imported = {
    stage,
    before: cells.map(({ subjectId, indicator, before, beforeReason }) => ({ subjectId, indicator, texts: before, reason: beforeReason })),
    state: stageStanding(store, roundId, stage).state,
  }
  yield { type: 'done', result: { accepted, drafts: refused, organizations: new Set(entries.map(({ subjectId }) => subjectId)).size } }
}

function wanted({ outcome }: PlannedEntry, { overwrite, keepDrafts }: MarkChoice): boolean {
  return outcome === 'new' || (outcome === 'changed' ? overwrite : keepDrafts)
}

/** The mapping of a table, to be found again by its header. */
function remembered({ workbook }: MarkSession, { mapping }: Prepared): { signature: string; columns: (string | null)[] } | null {
  const sheet = mapping && workbook?.sheets[mapping.sheet]
  return sheet ? { signature: headerSignature(titlesOf(sheet, mapping.headerRow)), columns: mapping.columns } : null
}
