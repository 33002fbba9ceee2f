import type { AcceptableObstacle, RefusedSheet, SheetRef, SheetStatus, SheetStep } from '@shared/domain/sheet-status'
import { AppError } from '@shared/errors'
import type { SheetPlace, SheetStateRecord, Store, Tx, WriteContext } from '../../store'
import { scoringAs } from '../acting'
import { requireSignedIn } from '../evaluators/session'
import type { LoadedRound } from '../evaluation/load-round'
import { evaluationOf, writeToRound } from '../evaluation/round-evaluation'
import { findOpenRound } from '../rounds/find'
import { placeOf } from '../scoring/place'
import { againstConfirming, againstReopening, againstReviewing, refusal, type Found } from './obstacles'
import { openItemsIn } from './open-items'
import { statusesIn } from './statuses'

interface At {
  roundId: string
  stage: string | null
}

type NextState = Pick<SheetStateRecord, 'state' | 'confirmedBy' | 'confirmedAt' | 'controlTotal' | 'reviewedBy' | 'reviewedAt' | 'reason'>

/** The author confirms sheets: from then on they are read-only. @throws AppError `round-finished`, `sign-in-required`, `invalid-input` */
export function confirmSheets(store: Store, { accept = [], ...input }: At & { sheets: readonly { subjectId: string; controlTotal?: number | undefined }[]; accept?: readonly AcceptableObstacle[] | undefined }): SheetStep {
  const context = scoringAs(store, '确认评分表')
  const { loaded, placeOfSheet } = opened(store, input)
  const openItems = openItemsIn(store, loaded, placeOfSheet())
  const cellsOf = new Map(store.sheets.ofStage(placeOfSheet()).map(({ subjectId, cells }) => [subjectId, cells]))
  const totals = new Map(input.sheets.map(({ subjectId, controlTotal }) => [subjectId, controlTotal]))
  return step(store, input, context, {
    against: (status) => againstConfirming(status, openItems(status.subjectId, cellsOf.get(status.subjectId) ?? {}), context.actor, totals.get(status.subjectId), accept),
    next: ({ subjectId }, tx) => ({ state: 'confirmed', confirmedBy: tx.actor, confirmedAt: tx.at, controlTotal: totals.get(subjectId) ?? null, reviewedBy: null, reviewedAt: null, reason: '' }),
  })
}

/** A second person approves confirmed sheets or gives them back with a reason. @throws AppError `round-finished`, `sign-in-required`, `invalid-input` */
export function reviewSheets(store: Store, input: At & { sheets: readonly (SheetRef & { version: number })[]; decision: { approved: true } | { approved: false; reason: string } }): SheetStep {
  const { decision } = input
  requireSignedIn(store, '复核')
  const context = scoringAs(store, decision.approved ? '复核通过' : '复核退回')
  const { placeOfSheet } = opened(store, input)
  const seen = new Map(input.sheets.map((sheet) => [`${sheet.subjectId}/${placeOfSheet(sheet).evaluator}`, sheet.version]))
  return step(store, input, context, {
    against: (status) => againstReviewing(status, context.actor, seen.get(`${status.subjectId}/${status.evaluator}`) ?? 0),
    next: ({ confirmedBy, confirmedAt, controlTotal }, tx) => ({
      state: decision.approved ? 'approved' : 'rejected',
      confirmedBy,
      confirmedAt,
      controlTotal,
      reviewedBy: tx.actor,
      reviewedAt: tx.at,
      reason: decision.approved ? '' : decision.reason,
    }),
  })
}

/** Opens confirmed or approved sheets again; the reason stays with the sheet and in the log. @throws AppError `round-finished`, `sign-in-required`, `invalid-input` */
export function reopenSheets(store: Store, input: At & { sheets: readonly SheetRef[]; reason: string }): SheetStep {
  return step(store, input, scoringAs(store, '重新打开评分表'), {
    against: againstReopening,
    next: () => ({ state: 'open', confirmedBy: null, confirmedAt: null, controlTotal: null, reviewedBy: null, reviewedAt: null, reason: input.reason }),
  })
}

function opened(store: Store, { roundId, stage }: At): { loaded: LoadedRound; placeOfSheet: (sheet?: Pick<SheetRef, 'evaluator'>) => SheetPlace } {
  findOpenRound(store, roundId)
  const { loaded } = evaluationOf(store, roundId)
  placeOf(store, loaded, stage)
  return { loaded, placeOfSheet: (sheet) => placeOf(store, loaded, stage, sheet?.evaluator) ?? { roundId, stage: stage ?? '', evaluator: '' } }
}

/** Takes each sheet a step further where nothing stands against it, all in one transaction. */
function step(store: Store, input: At & { sheets: readonly SheetRef[] }, context: WriteContext, rules: { against: (status: SheetStatus) => Found | null; next: (status: SheetStatus, tx: Tx) => NextState }): SheetStep {
  const { loaded, placeOfSheet } = opened(store, input)
  const { roundId } = input
  const stage = input.stage ?? ''
  const names = new Map(loaded.subjects.map(({ subjectId, name }) => [subjectId, name]))
  const present = new Map(statusesIn(loaded, store.sheets.ofStageByAll(roundId, stage), store.sheetStates.ofStage(roundId, stage)).map((status) => [`${status.subjectId}/${status.evaluator}`, status]))
  const refused: RefusedSheet[] = []
  const taken = new Map<string, SheetStatus>()
  for (const sheet of input.sheets) {
    const { evaluator } = placeOfSheet(sheet)
    const name = names.get(sheet.subjectId)
    if (name === undefined) throw new AppError('invalid-input', '这个评价对象没有参加这个评价期。', { subjectId: sheet.subjectId })
    const key = `${sheet.subjectId}/${evaluator}`
    const status = present.get(key) ?? emptySheet(sheet.subjectId, evaluator)
    const found = rules.against(status)
    if (found) refused.push(refusal(status, name, found))
    else taken.set(key, status)
  }
  if (taken.size === 0) return { done: [], refused }
  // No mark changes, so no result does.
  const { written } = writeToRound(store, roundId, () => ({
    subjectIds: [],
    done: store.write(context, (tx) =>
      [...taken.values()].map((status): SheetStatus => {
        const next = rules.next(status, tx)
        const { version } = tx.sheetStates.set({ roundId, stage, evaluator: status.evaluator }, { subjectId: status.subjectId, ...next })
        return { ...status, ...next, version }
      }),
    ),
  }))
  return { done: written.done, refused }
}

function emptySheet(subjectId: string, evaluator: string): SheetStatus {
  return { subjectId, evaluator, state: 'open', version: 0, authors: [], total: 0, confirmedBy: null, confirmedAt: null, controlTotal: null, reviewedBy: null, reviewedAt: null, reason: '' }
}
