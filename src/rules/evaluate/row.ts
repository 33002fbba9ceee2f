import type { CompiledIndicator, Plan } from '../compile/compiled'
import type { OrganizationEntry } from '../types'
import { missing, type Cell } from './cell'
import type { MarksByPosition } from './marks'
import { decide } from './panel'
import { settleCell } from './settle'

/** What an organization's own marks come to for one indicator, before others are looked at. */
export function ownCell(plan: Plan, indicator: CompiledIndicator, entry: OrganizationEntry, marks: MarksByPosition): Cell {
  return decide(plan.scheme.panel, indicator, marks[indicator.position] ?? [], entry.attributes ?? {})
}

/** All cells of an organization as they enter the sums. @param settled the cell of an indicator that depends on others. */
export function rowOf(plan: Plan, entry: OrganizationEntry, marks: MarksByPosition, settled: (position: number) => Cell | undefined): Cell[] {
  return plan.indicators.map((indicator) =>
    indicator.shared ? (settled(indicator.position) ?? missing) : settleCell(plan, indicator, ownCell(plan, indicator, entry, marks)),
  )
}
