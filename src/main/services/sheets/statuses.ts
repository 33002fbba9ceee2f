import type { SheetStatus } from '@shared/domain/sheet-status'
import { schemeIndicators } from '@shared/entry'
import type { SheetStateRecord, Store, StoredSheet } from '../../store'
import { comparesOthers } from '../evaluation/compares'
import type { LoadedRound } from '../evaluation/load-round'
import { evaluationOf } from '../evaluation/round-evaluation'
import { placeOf } from '../scoring/place'
import { sheetTotals } from './totals'

/**
 * Sheets of a stage with something in them or a state, of all judges.
 *
 * @param subjectId only this subject's
 * @throws AppError `not-found`, `invalid-input`
 */
export function sheetStatuses(store: Store, roundId: string, stage: string | null, subjectId?: string): SheetStatus[] {
  const { loaded } = evaluationOf(store, roundId)
  placeOf(store, loaded, stage)
  const own = ({ subjectId: id }: { subjectId: string }) => subjectId === undefined || id === subjectId
  const states = store.sheetStates.ofStage(roundId, stage ?? '').filter(own)
  if (subjectId === undefined || schemeIndicators(loaded.compiled.scheme).some(comparesOthers)) return statusesIn(loaded, store.sheets.ofStageByAll(roundId, stage ?? ''), states).filter(own)
  const sheets = store.sheets.ofSubject(roundId, subjectId).filter((sheet) => sheet.stage === (stage ?? ''))
  return statusesIn({ ...loaded, subjects: loaded.subjects.filter(own) }, sheets, states)
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
