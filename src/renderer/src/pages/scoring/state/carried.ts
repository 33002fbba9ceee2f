import type { Entry } from '@shared/domain/sheet'
import { entryTexts } from '@shared/entry'
import type { GridColumn } from '../grid/columns'
import type { CellView } from './cells'

/** Entries that make marks carried over from the last round marks of this one, among these rows and columns. */
export function carriedEntries(rows: readonly string[], columns: readonly GridColumn[], view: (subjectId: string, indicator: string) => CellView): Entry[] {
  const indicators = [...new Set(columns.map(({ indicator }) => indicator))]
  return rows.flatMap((subjectId) =>
    indicators.flatMap((indicator): Entry[] => {
      const { carried, lock } = view(subjectId, indicator.code)
      return carried === null || lock !== null ? [] : [{ subjectId, indicator: indicator.code, texts: entryTexts(indicator, carried.input), reason: carried.input.reason ?? '' }]
    }),
  )
}
