import type { CarriedMark } from '@shared/domain/carry-over'
import { entryTexts, readEntry, schemeIndicator } from '@shared/entry'
import type { PackedSheet, SheetCell, StageSheets } from '@shared/domain/sheet'
import { isClosedState } from '@shared/domain/sheet-status'
import { packSheets } from '@shared/packed-sheets'
import { decodeCells, encodeCells } from '@shared/sheet-cells'
import type { SheetPlace, Store } from '../../store'
import type { LiveEvaluation } from '../evaluation/live-evaluation'
import { evaluationOf } from '../evaluation/round-evaluation'
import { carriedMarks } from './carry-over'
import { placeOf } from './place'

/** The sheets of one stage, with marks the rules refuse now shown as drafts and marks carried over, and the vetoes of the round. */
export function sheetsOf(store: Store, roundId: string, stage: string | null, evaluator?: string): StageSheets {
  const evaluation = evaluationOf(store, roundId)
  const place = placeOf(store, evaluation.loaded, stage, evaluator)
  const vetoes = store.vetoes.ofRound(roundId)
  if (!place) return { sheets: [], pieces: [], carried: {}, closed: [], vetoes }
  return {
    ...packSheets(shownSheets(store, evaluation, place)),
    carried: Object.fromEntries<Record<string, CarriedMark>>(carriedMarks(store, evaluation.loaded, place)),
    closed: store.sheetStates.ofStage(roundId, place.stage).flatMap((state) => (state.evaluator === place.evaluator && isClosedState(state.state) ? [state.subjectId] : [])),
    vetoes,
  }
}

function* shownSheets(store: Store, evaluation: LiveEvaluation, place: SheetPlace): Generator<PackedSheet> {
  const refused = refusedAt(evaluation, place)
  for (const sheet of store.sheets.packed(place)) yield shown(sheet, refused.get(sheet.subjectId), evaluation, place.stage)
}

function shown(sheet: PackedSheet, refused: ReadonlySet<string> | undefined, evaluation: LiveEvaluation, stage: string): PackedSheet {
  if (!refused) return sheet
  const cells = Object.entries(decodeCells(sheet.cells)).map(([indicator, cell]): [string, SheetCell] => [indicator, refused.has(indicator) ? asDraft(evaluation, indicator, stage, cell) : cell])
  return { ...sheet, cells: encodeCells(Object.fromEntries(cells)) }
}

function asDraft(evaluation: LiveEvaluation, code: string, stage: string, cell: SheetCell): SheetCell {
  const { compiled } = evaluation.loaded
  const indicator = schemeIndicator(compiled.scheme, code)
  if (cell.state === 'draft' || !indicator) return cell
  const texts = entryTexts(indicator, cell.input)
  const reading = readEntry(compiled, { indicator: code, role: stage === '' ? null : stage }, texts, cell.reason)
  const problem = reading.state === 'draft' ? reading.problem : { code: 'wrong-shape', message: '这一评分不符合计分方式，请重新填写' }
  return { state: 'draft', texts, problem, at: cell.at, by: cell.by, ...(cell.reason === undefined ? {} : { reason: cell.reason }) }
}

/** Indicators whose mark is refused, by subject. */
function refusedAt(evaluation: LiveEvaluation, { stage, evaluator }: SheetPlace): Map<string, Set<string>> {
  evaluation.totals()
  const refused = new Map<string, Set<string>>()
  for (const mark of evaluation.refused) if (mark.stage === stage && mark.evaluator === evaluator) refused.set(mark.subjectId, (refused.get(mark.subjectId) ?? new Set<string>()).add(mark.indicator))
  return refused
}
