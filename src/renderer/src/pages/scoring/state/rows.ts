import type { CellView } from './cells'

/** Which organizations are listed besides search, track and township. */
export const rowFilters = [
  { code: 'all', name: '全部' },
  { code: 'missing', name: '只看未评' },
  { code: 'refused', name: '只看退回' },
  { code: 'carried', name: '只看上期带入' },
  { code: 'changed', name: '只看与上期不同' },
  { code: 'low', name: '只看低分' },
  { code: 'mine', name: '只看本人所评' },
] as const
export type RowFilter = (typeof rowFilters)[number]['code']

/** A mark is low below this part of the full score. */
export const lowShare = 0.6

/** What a filter asks of a cell besides the cell itself. */
export interface CellFacts {
  fromRegister: boolean
  /** Differs from the last round. */
  changed: () => boolean
  /** Points; null when nothing is scored. */
  points: () => number | null
  fullScore: number
  /** Name of who is scoring. */
  me: string
}

/** Whether a cell makes its row answer to a filter. Half-entered ones are both missing and refused: not scored, and not whole. */
export function answers(filter: RowFilter, view: CellView, facts: CellFacts): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'missing':
      return view.lock === null && !(facts.fromRegister && view.content === 'missing') && (view.content === 'missing' || view.content === 'half')
    case 'refused':
      return view.lock === null && (view.content === 'refused' || view.content === 'half')
    case 'carried':
      return view.carried !== null
    case 'changed':
      return facts.changed()
    case 'low':
      return (facts.points() ?? facts.fullScore) < lowShare * facts.fullScore
    case 'mine':
      return view.content !== 'missing' && view.by === facts.me
  }
}
