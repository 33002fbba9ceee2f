import type { CompiledIndicator, Plan } from '../compile/compiled'
import type { OrganizationEntry } from '../types'
import { missing, type Cell } from './cell'
import { settleColumn } from './columns'
import { checkedMarks, type MarksByPosition } from './marks'
import { decide } from './panel'
import { settleCell } from './settle'

/** What an organization's own marks come to for one indicator, before others are looked at. */
export function ownCell(plan: Plan, indicator: CompiledIndicator, entry: OrganizationEntry, marks: MarksByPosition): Cell {
  return decide(plan.scheme.panel, indicator, marks[indicator.position] ?? [], entry.attributes ?? {})
}

/**
 * One cell per indicator: as it enters the sums, but for those that depend on others, which are as the marks say.
 *
 * @throws MarkError and RangeError as `checkedMarks`.
 */
export function ownRow(plan: Plan, entry: OrganizationEntry): Cell[] {
  const marks = checkedMarks(plan, entry)
  return plan.indicators.map((indicator) => {
    const cell = ownCell(plan, indicator, entry, marks)
    return indicator.shared ? cell : settleCell(plan, indicator, cell)
  })
}

/** Settles the indicators that depend on others, in the rows of all organizations. */
export function settleShared(plan: Plan, entries: readonly OrganizationEntry[], rows: readonly Cell[][]): void {
  for (const indicator of plan.shared) {
    const { position } = indicator
    const column = settleColumn(plan, indicator, entries, rows.map((row) => row[position] ?? missing))
    rows.forEach((row, index) => {
      row[position] = column[index] ?? missing
    })
  }
}
