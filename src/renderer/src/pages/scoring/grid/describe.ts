import type { CellView } from '../state/cells'
import type { GridColumn } from './columns'
import { stateWords } from './face'

/** A cell in one sentence, for the label of the editor. */
export function describeCell(name: string, column: GridColumn, view: CellView): string {
  const text = view.texts[column.part.code] ?? ''
  return `${name}，${column.indicator.name}，${column.title}：${text === '' ? '空' : text}。${stateWords(view)}`
}
