import type { CellView } from './cells'

/** Which organizations are listed besides search, track and township. */
export type RowFilter = 'all' | 'missing' | 'refused'

export const rowFilters: { code: RowFilter; name: string }[] = [
  { code: 'all', name: '全部' },
  { code: 'missing', name: '只看未评' },
  { code: 'refused', name: '只看退回' },
]

/** Cells that make a row answer to a filter. Half-entered ones are both: something is missing, and they are not scored. */
export const filterContents: Record<Exclude<RowFilter, 'all'>, CellView['content'][]> = {
  missing: ['missing', 'half'],
  refused: ['refused', 'half'],
}
