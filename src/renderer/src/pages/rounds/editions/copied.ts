/** What changed from one result to another, in words, and as a table to be copied. */
import type { Difference, DifferenceRow } from '@shared/domain/edition'
import { severityNames } from '@shared/domain/edition'
import type { Table } from '@shared/paper/table'
import { shownTable } from '@/copy/shown-table'

export function gravityText({ only, severity }: DifferenceRow): string {
  return only === 'before' ? '减少' : only === 'after' ? '增加' : severityNames[severity]
}

/** Where a row is that only one side has. */
export function onlyText({ only }: DifferenceRow, difference: Pick<Difference, 'before' | 'after'>): string {
  return only ? `只在${difference[only]}中` : ''
}

export function copiedDifference(title: string, difference: Pick<Difference, 'before' | 'after'>, rows: readonly DifferenceRow[]): Table {
  const changed = (row: DifferenceRow) => [...row.changes.map(({ field, before, after }) => `${field}：${before || '空'} → ${after || '空'}`), onlyText(row, difference)].filter((text) => text !== '').join('；')
  return shownTable(
    title,
    [
      { key: 'gravity', title: '程度', width: 0, text: gravityText },
      { key: 'name', title: '组织', width: 0, text: ({ name }) => name },
      { key: 'changes', title: '变化', width: 0, text: changed },
    ],
    rows,
    null,
  )
}
