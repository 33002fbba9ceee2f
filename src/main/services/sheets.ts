import { base } from './base'
import type { ServiceContext } from './context'
import { evaluationOf } from './evaluation/round-evaluation'
import { placeOf } from './scoring/place'
import { sheetHistory } from './sheets/history'
import { revertSheet } from './sheets/revert'
import { sheetStatuses } from './sheets/statuses'
import { confirmSheets, reopenSheets, reviewSheets } from './sheets/steps'

/** A stage's sheets as a whole: their states and their history. */
export const sheets = base.sheets.router({
  statuses: base.sheets.statuses.handler(({ context, input }) => sheetStatuses(context.store(), input.roundId, input.stage, input.subjectId)),
  confirm: base.sheets.confirm.handler(({ context, input }) => confirmSheets(context.store(), input)),
  review: base.sheets.review.handler(({ context, input }) => reviewSheets(context.store(), input)),
  reopen: base.sheets.reopen.handler(({ context, input }) => reopenSheets(context.store(), input)),
  history: base.sheets.history.handler(({ context, input }) => historyOf(context, input)),
  revert: base.sheets.revert.handler(({ context, input }) => revertSheet(context.store(), input)),
})

function historyOf(context: ServiceContext, { roundId, stage, subjectId, evaluator }: { roundId: string; stage: string | null; subjectId: string; evaluator?: string | undefined }) {
  const store = context.store()
  const { loaded } = evaluationOf(store, roundId)
  const place = placeOf(store, loaded, stage, evaluator)
  return place ? sheetHistory(store, loaded, place, subjectId) : []
}
