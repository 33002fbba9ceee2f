import type { SheetCell } from '@shared/domain/sheet'
import type { SheetPlace, Store } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { dueIndicators, scoredAt } from '../scoring/due-cells'
import type { OpenItems } from './obstacles'

/** Counts what is open in the sheets of one place: marks that are due and not there, text that is no mark, marks carried over and not accepted. */
export function openItemsIn(store: Pick<Store, 'carried'>, loaded: LoadedRound, place: SheetPlace): (subjectId: string, cells: Readonly<Record<string, SheetCell>>) => OpenItems {
  const due = dueIndicators(loaded)
  const at = new Map(loaded.subjects.map(({ subjectId }, index) => [subjectId, index]))
  const scored = new Set(loaded.compiled.scheme.stars.flatMap(({ indicators }) => indicators.filter((indicator) => scoredAt(indicator, place.stage))).map(({ code }) => code))
  const carried = new Map<string, string[]>()
  for (const { subjectId, indicator } of store.carried.ofStage(place)) carried.set(subjectId, [...(carried.get(subjectId) ?? []), indicator])
  return (subjectId, cells) => {
    const waiting = (carried.get(subjectId) ?? []).filter((indicator) => !(indicator in cells))
    const missing = [...(due[at.get(subjectId) ?? -1] ?? [])].filter((indicator) => scored.has(indicator) && !(indicator in cells) && !waiting.includes(indicator))
    return { missing: missing.length, refused: Object.values(cells).filter(({ state }) => state === 'draft').length, carried: waiting.length }
  }
}
