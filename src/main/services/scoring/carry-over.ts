import type { CarriedMark, CarryOverPreview } from '@shared/domain/carry-over'
import type { EnterResult, Entry } from '@shared/domain/sheet'
import { entryParts, entryTexts, markText, schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { CarriedRecord, SheetPlace, Store } from '../../store'
import { scoringAs } from '../acting'
import type { LoadedRound } from '../evaluation/load-round'
import { evaluationOf, writeToRound } from '../evaluation/round-evaluation'
import { findOpenRound } from '../rounds/find'
import { isClosed, refuseClosed } from '../sheets/closed'
import { planCarryOver, type CarryRequest } from './carry-plan'
import { enter } from './enter'
import { placeOf, placeToWrite } from './place'

/** Which carried marks: single cells, or all of these indicators and subjects. */
export interface CarriedSelection {
  roundId: string
  stage: string | null
  cells?: readonly { subjectId: string; indicator: string }[] | undefined
  indicators?: readonly string[] | undefined
  subjects?: readonly string[] | undefined
}

/** What carrying over would do. @throws AppError as `planCarryOver` */
export function previewCarryOver(store: Store, request: CarryRequest): CarryOverPreview {
  const { marks, left } = planCarryOver(store, request)
  return { cells: marks.map(({ subjectId, indicator, text }) => ({ subjectId, indicator, text })), left }
}

/** Copies what the plan says, in one transaction. @throws AppError as `planCarryOver`, `sign-in-required` */
export function carryOver(store: Store, request: CarryRequest): { carried: number; left: CarryOverPreview['left'] } {
  const { loaded, marks, left } = planCarryOver(store, request)
  const context = scoringAs(store, '从上期带入')
  if (marks.length > 0) {
    writeToRound(store, request.roundId, () => {
      store.write(context, (tx) => {
        const place = placeToWrite(store, loaded, request.stage, () => tx.evaluators.ensure(tx.actor).id)
        tx.carried.put(place, marks.map(({ subjectId, indicator, input }): CarriedRecord => ({ subjectId, indicator, input, fromRoundId: request.from, at: tx.at, by: tx.actor })))
      })
      return { subjectIds: [] }
    })
  }
  return { carried: marks.length, left }
}

/**
 * Enters carried marks as marks of who accepts them. The carried mark stays behind the cell, so that taking the entry back
 * shows it again.
 *
 * @throws AppError `sheet-confirmed` for a named cell of a closed sheet; `not-found` when there is nothing to accept; what `enter` throws
 */
export function acceptCarried(store: Store, selection: CarriedSelection): EnterResult {
  const { place, loaded, chosen } = selected(store, selection)
  if (place && selection.cells) refuseClosed(store, place, selection.cells)
  const waiting = place ? visible(store, place, chosen).filter(({ subjectId }) => !isClosed(store, place, subjectId)) : []
  const entries = waiting.flatMap(({ subjectId, indicator: code, input }): Entry[] => {
    const indicator = schemeIndicator(loaded.compiled.scheme, code)
    if (!indicator) return []
    const texts = entryTexts(indicator, input)
    return [{ subjectId, indicator: code, texts: Object.fromEntries(entryParts(indicator).map((part) => [part.code, texts[part.code] ?? ''])), reason: input.reason ?? '' }]
  })
  if (entries.length === 0) throw new AppError('not-found', '没有待确认的上期评分。')
  return enter(store, { roundId: selection.roundId, stage: selection.stage, entries, action: '确认上期评分' })
}

/** Takes carried marks away, those behind entered cells too. @throws AppError `round-finished`, `sign-in-required`, `invalid-input` */
export function discardCarried(store: Store, selection: CarriedSelection): { discarded: number } {
  const { place, chosen } = selected(store, selection)
  if (!place || chosen.length === 0) return { discarded: 0 }
  const context = scoringAs(store, '放弃上期评分')
  const { written } = writeToRound(store, selection.roundId, () => ({ subjectIds: [], discarded: store.write(context, (tx) => tx.carried.discard(place, chosen)) }))
  return { discarded: written.discarded }
}

/** Carried marks of a place that are to be shown: subject id → indicator → mark. */
export function carriedMarks(store: Store, { compiled }: LoadedRound, place: SheetPlace): Map<string, Record<string, CarriedMark>> {
  const shown = new Map<string, Record<string, CarriedMark>>()
  for (const { subjectId, indicator: code, ...mark } of visible(store, place, store.carried.ofStage(place))) {
    const indicator = schemeIndicator(compiled.scheme, code)
    if (!indicator) continue
    const own = shown.get(subjectId) ?? {}
    shown.set(subjectId, own)
    own[code] = { ...mark, text: markText(indicator, mark.input) }
  }
  return shown
}

function selected(store: Store, { roundId, stage, cells, indicators, subjects }: CarriedSelection): { loaded: LoadedRound; place: SheetPlace | null; chosen: CarriedRecord[] } {
  findOpenRound(store, roundId)
  const { loaded } = evaluationOf(store, roundId)
  const place = placeOf(store, loaded, stage)
  const named = cells && new Set(cells.map(({ subjectId, indicator }) => `${subjectId}/${indicator}`))
  const chosen = (place ? store.carried.ofStage(place) : []).filter(
    ({ subjectId, indicator }) => named?.has(`${subjectId}/${indicator}`) !== false && indicators?.includes(indicator) !== false && subjects?.includes(subjectId) !== false,
  )
  return { loaded, place, chosen }
}

/** Those no cell stands before. */
function visible(store: Store, place: SheetPlace, carried: readonly CarriedRecord[]): CarriedRecord[] {
  if (carried.length === 0) return []
  const cells = new Map(store.sheets.ofStage(place).map((sheet) => [sheet.subjectId, sheet.cells]))
  return carried.filter(({ subjectId, indicator }) => !cells.get(subjectId)?.[indicator])
}
