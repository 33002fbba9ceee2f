import type { SheetStatus } from '@shared/domain/sheet-status'
import type { SheetStateRecord, Store, StoredSheet } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { evaluationOf } from '../evaluation/round-evaluation'
import { placeOf } from '../scoring/place'
import { sheetTotals } from './totals'

/** Sheets of a stage with something in them or a state, of all judges. @throws AppError `not-found`, `invalid-input` */
export function sheetStatuses(store: Store, roundId: string, stage: string | null): SheetStatus[] {
  const { loaded } = evaluationOf(store, roundId)
  placeOf(store, loaded, stage)
  return statusesIn(loaded, store.sheets.ofStageByAll(roundId, stage ?? ''), store.sheetStates.ofStage(roundId, stage ?? ''))
}

/** Statuses of these sheets; a state without a sheet stands for an emptied one. */
export function statusesIn(loaded: LoadedRound, sheets: readonly StoredSheet[], states: readonly SheetStateRecord[]): SheetStatus[] {
  const keyOf = ({ subjectId, evaluator }: { subjectId: string; evaluator: string }) => `${subjectId}/${evaluator}`
  const stateOf = new Map(states.map((state) => [keyOf(state), state]))
  const seen = new Set(sheets.map(keyOf))
  const emptied = states.filter((state) => !seen.has(keyOf(state))).map(({ subjectId, evaluator }): StoredSheet => ({ subjectId, evaluator, stage: '', cells: {}, version: 0 }))
  const all = [...sheets, ...emptied].filter((sheet) => Object.keys(sheet.cells).length > 0 || stateOf.has(keyOf(sheet)))
  const evaluators = [...new Set(all.map(({ evaluator }) => evaluator))]
  return evaluators.flatMap((evaluator) => {
    const own = all.filter((sheet) => sheet.evaluator === evaluator)
    const totals = sheetTotals(loaded, own)
    return own.map((sheet) => statusOf(sheet, stateOf.get(keyOf(sheet)), totals.get(sheet.subjectId) ?? 0))
  })
}

function statusOf({ subjectId, evaluator, cells }: StoredSheet, state: SheetStateRecord | undefined, total: number): SheetStatus {
  const untouched = { state: 'open' as const, version: 0, confirmedBy: null, confirmedAt: null, controlTotal: null, reviewedBy: null, reviewedAt: null, reason: '' }
  const authors = [...new Set(Object.values(cells).map(({ by }) => by))].sort()
  return { ...untouched, ...state, subjectId, evaluator, authors, total }
}
