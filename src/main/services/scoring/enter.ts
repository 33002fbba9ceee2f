import type { CompiledScheme, Indicator } from '@rules'
import { entryParts, entryTexts, readEntry, schemeIndicator, type EntryTexts } from '@shared/entry'
import type { EnteredCell, EnterResult, Entry, SheetCell } from '@shared/domain/sheet'
import { AppError } from '@shared/errors'
import type { CellChange, SheetPlace, Store, Tx } from '../../store'
import { scoringAs } from '../acting'
import type { LoadedRound } from '../evaluation/load-round'
import { evaluationOf, writeToRound } from '../evaluation/round-evaluation'
import { refuseBeyondTask } from '../exchange/scope'
import { findOpenRound } from '../rounds/find'
import { refuseClosed } from '../sheets/closed'
import { placeOf, placeToWrite } from './place'

/**
 * One user action: merges typed parts into what stands in each cell, reads it, and writes marks and drafts in one
 * transaction. Refused text takes the place of the mark, so that what is on the screen and what is scored are the same.
 *
 * @param input.action what the change log calls it, when it is not plain entry
 * @param input.alongside what else belongs to the action, in the same transaction
 * @throws AppError `round-finished`; `sheet-confirmed` with the cell; `sign-in-required`; `invalid-input` for a subject, indicator, part or stage the round does not have: nothing is written then
 */
export function enter(store: Store, input: { roundId: string; stage: string | null; entries: readonly Entry[]; action?: string; alongside?: (tx: Tx) => void }): EnterResult {
  findOpenRound(store, input.roundId)
  const { loaded } = evaluationOf(store, input.roundId)
  const present = placeOf(store, loaded, input.stage)
  const typed = mergeEntries(loaded, input.stage, input.entries)
  refuseBeyondTask(store, input.roundId, input.stage, input.entries)
  if (present) refuseClosed(store, present, input.entries)
  const context = scoringAs(store, input.action ?? '录入评分')
  const { written, changes } = writeToRound(store, input.roundId, () => {
    const cells = store.write(context, (tx) => {
      const place = placeToWrite(store, loaded, input.stage, () => tx.evaluators.ensure(tx.actor).id)
      input.alongside?.(tx)
      return writeCells(tx, loaded.compiled, place, typed)
    })
    return { cells, subjectIds: [...new Set(typed.map(({ subjectId }) => subjectId))] }
  })
  const count = (state: SheetCell['state'] | undefined) => written.cells.filter(({ cell }) => cell?.state === state).length
  return { accepted: count('mark'), refused: count('draft'), cleared: count(undefined), cells: written.cells, changes }
}

interface TypedCell {
  subjectId: string
  indicator: Indicator
  texts: EntryTexts
  reason: string | undefined
}

/** Entries of the same cell joined into one, later parts winning; every place checked before anything is written. */
function mergeEntries({ compiled, taking }: LoadedRound, stage: string | null, entries: readonly Entry[]): TypedCell[] {
  const cells = new Map<string, TypedCell>()
  for (const { subjectId, indicator: code, texts, reason } of entries) {
    const indicator = schemeIndicator(compiled.scheme, code)
    if (!taking.has(subjectId)) throw new AppError('invalid-input', '这个评价对象没有参加这个评价期，没有写入任何内容。', { subjectId, indicator: code })
    if (!indicator) throw new AppError('invalid-input', '评价方案中没有这项指标，没有写入任何内容。', { subjectId, indicator: code })
    if (stage !== null && indicator.roles?.includes(stage) === false) throw new AppError('invalid-input', `这一评分阶段不评“${indicator.name}”，没有写入任何内容。`, { subjectId, indicator: code })
    const parts = entryParts(indicator)
    if (Object.keys(texts).some((part) => !parts.some((known) => known.code === part))) throw new AppError('invalid-input', `“${indicator.name}”没有这一栏，没有写入任何内容。`, { subjectId, indicator: code })
    const key = `${subjectId}/${code}`
    const cell = cells.get(key)
    cells.set(key, { subjectId, indicator, texts: { ...cell?.texts, ...texts }, reason: reason ?? cell?.reason })
  }
  return [...cells.values()]
}

function writeCells(tx: Tx, compiled: CompiledScheme, place: SheetPlace, typed: readonly TypedCell[]): EnteredCell[] {
  const sheets = new Map<string, Record<string, SheetCell>>()
  for (const { subjectId } of typed) if (!sheets.has(subjectId)) sheets.set(subjectId, tx.sheets.find(place, subjectId)?.cells ?? {})
  const read = typed.map((cell) => {
    const before = sheets.get(cell.subjectId)?.[cell.indicator.code]
    return { ...cell, before, after: cellOf(tx, compiled, place, cell, before) }
  })
  const changes = read.map(({ subjectId, indicator, after }): CellChange => ({ subjectId, indicator: indicator.code, cell: after }))
  for (const sheet of tx.sheets.apply(place, changes)) sheets.set(sheet.subjectId, sheet.cells)
  return read.map(({ subjectId, indicator, before }) => ({
    subjectId,
    indicator: indicator.code,
    cell: sheets.get(subjectId)?.[indicator.code] ?? null,
    before: textsOf(indicator, before),
    beforeReason: reasonOf(before),
  }))
}

/** The cell as it is to be kept; null when nothing is left in it. */
function cellOf(tx: Tx, compiled: CompiledScheme, place: SheetPlace, typed: TypedCell, before: SheetCell | undefined): SheetCell | null {
  const texts = Object.fromEntries(Object.entries({ ...textsOf(typed.indicator, before), ...typed.texts }).filter(([, text]) => text.trim() !== ''))
  // Emptying a cell takes its reason along, unless the reason is what was typed.
  const reason = typed.reason ?? (Object.keys(texts).length === 0 ? '' : reasonOf(before))
  const reading = readEntry(compiled, { indicator: typed.indicator.code, role: place.stage === '' ? null : place.stage }, texts, reason)
  if (reading.state === 'empty') return null
  const stamp = { at: tx.at, by: tx.actor, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
  return reading.state === 'mark' ? { state: 'mark', input: reading.input, ...stamp } : { state: 'draft', texts, problem: reading.problem, ...stamp }
}

/** Every part's text as it stands, blank ones included: entering them again brings the cell back. */
export function textsOf(indicator: Indicator, cell: SheetCell | undefined): EntryTexts {
  const texts = cell === undefined ? {} : cell.state === 'draft' ? cell.texts : entryTexts(indicator, cell.input)
  return Object.fromEntries(entryParts(indicator).map(({ code }) => [code, texts[code] ?? '']))
}

export function reasonOf(cell: SheetCell | undefined): string {
  return cell?.reason ?? (cell?.state === 'mark' ? cell.input.reason : undefined) ?? ''
}
