import type { EnterResult, Entry, SheetCell } from '@shared/domain/sheet'
import { entryParts, entryTexts, schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { evaluationOf } from '../evaluation/round-evaluation'
import { enter } from '../scoring/enter'
import { placeOf } from '../scoring/place'
import { replay } from './history'

/**
 * Brings a sheet to what it was after a version, by entering what stood there: a new version in the name of who does it, and
 * nothing that was is rewritten. Only one's own sheet, with a weighted panel.
 *
 * @throws AppError `not-found` for an unknown version, `sheet-confirmed`, `round-finished`, `sign-in-required`, `conflict` when nothing differs
 */
export function revertSheet(store: Store, input: { roundId: string; stage: string | null; subjectId: string; evaluator?: string | undefined; version: string }): EnterResult {
  const { roundId, stage, subjectId } = input
  const { loaded } = evaluationOf(store, roundId)
  const own = placeOf(store, loaded, stage)
  const place = placeOf(store, loaded, stage, input.evaluator)
  if (place?.evaluator !== own?.evaluator) throw new AppError('invalid-input', '只能恢复自己的评分表。', { subjectId })
  const { versions } = place ? replay(store, place, subjectId) : { versions: [] }
  const wanted = versions.findIndex(({ id }) => id === input.version)
  const then = versions[wanted]?.cells
  if (!place || !then) throw new AppError('not-found', '没有找到评分表的这个版本。', { subjectId })
  const now = store.sheets.find(place, subjectId)?.cells ?? {}
  const codes = [...new Set([...Object.keys(now), ...Object.keys(then)])]
  const entries = codes.flatMap((code): Entry[] => {
    const indicator = schemeIndicator(loaded.compiled.scheme, code)
    if (!indicator || same(now[code], then[code])) return []
    const texts = textsOf(then[code], (input) => entryTexts(indicator, input))
    const parts = entryParts(indicator).map((part) => [part.code, texts[part.code] ?? ''])
    return [{ subjectId, indicator: code, texts: Object.fromEntries(parts), reason: reasonOf(then[code]) }]
  })
  if (entries.length === 0) throw new AppError('conflict', '评分表与这个版本相同，没有改动。', { subjectId })
  return enter(store, { roundId, stage, entries, action: `恢复到第 ${wanted + 1} 版` })
}

function textsOf(cell: SheetCell | undefined, ofMark: (input: Extract<SheetCell, { state: 'mark' }>['input']) => Record<string, string>): Record<string, string> {
  if (!cell) return {}
  return cell.state === 'draft' ? cell.texts : ofMark(cell.input)
}

function reasonOf(cell: SheetCell | undefined): string {
  return cell?.reason ?? (cell?.state === 'mark' ? cell.input.reason : undefined) ?? ''
}

/** Whether entering one again would give the other. */
function same(a: SheetCell | undefined, b: SheetCell | undefined): boolean {
  const content = (cell: SheetCell | undefined) => (cell ? JSON.stringify([cell.state === 'draft' ? cell.texts : cell.input, reasonOf(cell)]) : '')
  return content(a) === content(b)
}
