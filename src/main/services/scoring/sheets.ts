import { entryTexts, readEntry, schemeIndicator } from '@shared/entry'
import type { Sheet, SheetCell, VetoRecord } from '@shared/domain/sheet'
import type { Store, StoredSheet } from '../../store'
import type { RefusedMark } from '../evaluation/entries'
import type { LiveEvaluation } from '../evaluation/live-evaluation'
import { evaluationOf } from '../evaluation/round-evaluation'
import { placeOf } from './place'

/** The sheets of one stage, with marks the rules refuse now shown as drafts, and the vetoes of the round. */
export function sheetsOf(store: Store, roundId: string, stage: string | null): { sheets: Sheet[]; vetoes: VetoRecord[] } {
  const evaluation = evaluationOf(store, roundId)
  const place = placeOf(store, evaluation.loaded, stage)
  const refused = refusedCells(evaluation)
  const sheets = place ? store.sheets.ofStage(place) : []
  return { sheets: sheets.map((sheet) => shown(sheet, evaluation, refused)), vetoes: store.vetoes.ofRound(roundId) }
}

function shown({ subjectId, stage, evaluator, cells, version }: StoredSheet, evaluation: LiveEvaluation, refused: Set<string>): Sheet {
  if (refused.size === 0) return { subjectId, cells, version }
  const shownCells = Object.entries(cells).map(([indicator, cell]): [string, SheetCell] => [
    indicator,
    refused.has(keyOf({ subjectId, stage, evaluator, indicator })) ? asDraft(evaluation, indicator, stage, cell) : cell,
  ])
  return { subjectId, cells: Object.fromEntries(shownCells), version }
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

function refusedCells(evaluation: LiveEvaluation): Set<string> {
  evaluation.totals()
  return new Set(evaluation.refused.map(keyOf))
}

function keyOf({ subjectId, stage, evaluator, indicator }: Omit<RefusedMark, 'code'>): string {
  return `${subjectId}/${stage}/${evaluator}/${indicator}`
}
