import type { SheetCell } from '@shared/domain/sheet'
import { schemeIndicator } from '@shared/entry'
import type { Store } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { evaluationOf } from '../evaluation/round-evaluation'
import { taskSubjects } from '../exchange/scope'
import { dueIndicators, fromRegister, scoredAt } from '../scoring/due-cells'
import { placeOf } from '../scoring/place'
import { isClosed } from '../sheets/closed'

/** How a stage stands before an import: what is entered and what takes no entries. */
export interface StageStanding {
  loaded: LoadedRound
  stage: string | null
  cellsOf(subjectId: string): Record<string, SheetCell>
  /** Why this cell takes no entry, as a sentence; null when it does. */
  closed(subjectId: string, indicator: string): string | null
  /** Whether the scheme asks this organization for it at all. */
  applies(subjectId: string, indicator: string): boolean
  /** Changes with every entry and every confirmation at the stage, and with the scheme. */
  state: string
}

const nothing: Record<string, SheetCell> = {}

/** @throws AppError `not-found`; `invalid-input` for a stage the panel does not have */
export function stageStanding(store: Store, roundId: string, stage: string | null): StageStanding {
  const { loaded } = evaluationOf(store, roundId)
  const place = placeOf(store, loaded, stage)
  const sheets = place ? store.sheets.ofStage(place) : []
  const cells = new Map(sheets.map((sheet) => [sheet.subjectId, sheet.cells]))
  const states = place ? store.sheetStates.ofStage(roundId, place.stage).filter(({ evaluator }) => evaluator === place.evaluator) : []
  const confirmed = new Set(states.filter(({ subjectId }) => place && isClosed(store, place, subjectId)).map(({ subjectId }) => subjectId))
  const own = taskSubjects(store, roundId, stage)
  const due = new Map(loaded.subjects.map(({ subjectId }, at) => [subjectId, dueIndicators(loaded)[at]]))
  const starred = new Set(loaded.compiled.scheme.stars.flatMap(({ indicators }) => indicators.filter((each) => !fromRegister(each)).map(({ code }) => code)))
  const applies = (subjectId: string, indicator: string) => !starred.has(indicator) || due.get(subjectId)?.has(indicator) === true
  const scored = (code: string) => {
    const indicator = schemeIndicator(loaded.compiled.scheme, code)
    return indicator !== undefined && scoredAt(indicator, stage ?? '')
  }
  return {
    loaded,
    stage,
    cellsOf: (subjectId) => cells.get(subjectId) ?? nothing,
    applies,
    closed(subjectId, indicator) {
      if (own && !own.has(subjectId)) return '不在任务包交给本机的范围内'
      if (confirmed.has(subjectId)) return '评分表已经确认，需要先重新打开'
      if (!scored(indicator)) return '这一阶段不评这项指标'
      return applies(subjectId, indicator) ? null : '按评价方案不适用于这个组织'
    },
    state: JSON.stringify([loaded.round.schemeHash, loaded.round.status, place, sheets.map(({ subjectId, version }) => [subjectId, version]), states.map(({ subjectId, version }) => [subjectId, version])]),
  }
}
