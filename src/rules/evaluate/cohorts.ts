import type { CompiledIndicator, Plan } from '../compile/compiled'
import { clamp } from '../kinds/clamp'
import type { AttributeValue, CohortRule, OrganizationEntry } from '../types'
import { missing, missingAt, scored, type Cell } from './cell'

/** The organizations compared with one another for one indicator: indices into the entries. */
export interface Peers {
  indices: number[]
}

/** Groups entries that have a value by the rule's scope. An entry whose scope attribute is absent belongs to none. */
export function peersOf(rule: CohortRule, entries: readonly OrganizationEntry[], column: readonly Cell[]): Peers[] {
  const groups = new Map<string, Peers>()
  column.forEach((cell, index) => {
    const entry = entries[index]
    const key = entry && cell.value !== null ? scopeKey(rule, entry) : null
    if (key === null) return
    const group = groups.get(key)
    if (group) group.indices.push(index)
    else groups.set(key, { indices: [index] })
  })
  return [...groups.values()]
}

/** Gives every compared value its points; a value outside every scope is missing. */
export function placeCohorts(plan: Plan, entries: readonly OrganizationEntry[], cells: readonly Cell[][]): void {
  for (const indicator of plan.indicators) {
    if (indicator.cohort) placeColumn(indicator, entries, cells)
  }
}

function placeColumn(indicator: CompiledIndicator, entries: readonly OrganizationEntry[], cells: readonly Cell[][]): void {
  const { cohort } = indicator
  if (!cohort) return
  const column = cells.map((row) => row[indicator.position] ?? missing)
  const put = (index: number, cell: Cell) => {
    const row = cells[index]
    if (row) row[indicator.position] = cell
  }
  column.forEach((cell, index) => {
    const entry = entries[index]
    if (cell.value !== null && entry && scopeKey(cohort.rule, entry) === null) put(index, missingAt(cell.stage))
  })
  for (const { indices } of peersOf(cohort.rule, entries, column)) {
    const points = cohort.place(indices.map((index) => column[index]?.value ?? 0))
    indices.forEach((index, at) => put(index, { ...scored(clamp(points[at] ?? 0, indicator.fullScore), column[index]?.stage ?? null), value: column[index]?.value ?? null }))
  }
}

/** What entries must share to be compared; null when the scope attribute is absent. Lists are compared as sets. */
function scopeKey(rule: CohortRule, entry: OrganizationEntry): string | null {
  if (rule.scope === 'all') return ''
  if (rule.scope === 'track') return entry.track
  const { attribute } = rule.scope
  const value: AttributeValue | undefined = entry.attributes && Object.hasOwn(entry.attributes, attribute) ? entry.attributes[attribute] : undefined
  if (value === undefined) return null
  return JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value)
}
