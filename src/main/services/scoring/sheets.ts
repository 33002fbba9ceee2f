import type { CarriedMark } from '@shared/domain/carry-over'
import { entryTexts, readEntry, schemeIndicator } from '@shared/entry'
import type { Sheet, SheetCell, VetoRecord } from '@shared/domain/sheet'
import type { Store, StoredSheet } from '../../store'
import type { RefusedMark } from '../evaluation/entries'
import type { LiveEvaluation } from '../evaluation/live-evaluation'
import { evaluationOf } from '../evaluation/round-evaluation'
import { carriedMarks } from './carry-over'
import { placeOf } from './place'

/** The sheets of one stage, with marks the rules refuse now shown as drafts and marks carried over, and the vetoes of the round. */
export function sheetsOf(store: Store, roundId: string, stage: string | null, evaluator?: string): { sheets: Sheet[]; vetoes: VetoRecord[] } {
  const evaluation = evaluationOf(store, roundId)
  const place = placeOf(store, evaluation.loaded, stage, evaluator)
  const refused = refusedCells(evaluation)
  const sheets = (place ? store.sheets.ofStage(place) : []).map((sheet) => shown(sheet, evaluation, refused))
  return { sheets: place ? withCarried(sheets, carriedMarks(store, evaluation.loaded, place)) : sheets, vetoes: store.vetoes.ofRound(roundId) }
}

function withCarried(sheets: readonly Sheet[], carried: ReadonlyMap<string, Record<string, CarriedMark>>): Sheet[] {
  const own = sheets.map((sheet) => {
    const marks = carried.get(sheet.subjectId)
    return marks ? { ...sheet, carried: marks } : sheet
  })
  const present = new Set(sheets.map(({ subjectId }) => subjectId))
  const alone = [...carried].filter(([subjectId]) => !present.has(subjectId)).map(([subjectId, marks]): Sheet => ({ subjectId, cells: {}, version: 0, carried: marks }))
  return [...own, ...alone]
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
