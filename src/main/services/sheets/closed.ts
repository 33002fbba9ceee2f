import { isClosedState } from '@shared/domain/sheet-status'
import { AppError } from '@shared/errors'
import type { SheetPlace, Store } from '../../store'

/** Whether a sheet takes no entries: confirmed by its author, or approved by a second person. */
export function isClosed(store: Pick<Store, 'sheetStates'>, place: SheetPlace, subjectId: string): boolean {
  const record = store.sheetStates.find(place, subjectId)
  return record !== null && isClosedState(record.state)
}

/** @throws AppError `sheet-confirmed` with the first cell whose sheet is closed */
export function refuseClosed(store: Pick<Store, 'sheetStates'>, place: SheetPlace, cells: readonly { subjectId: string; indicator: string }[]): void {
  const open = new Set<string>()
  for (const { subjectId, indicator } of cells) {
    if (open.has(subjectId)) continue
    if (isClosed(store, place, subjectId)) throw new AppError('sheet-confirmed', '这张评分表已经确认，不能再改，没有写入任何内容。需要修改时请先写明原因重新打开。', { subjectId, indicator })
    open.add(subjectId)
  }
}
