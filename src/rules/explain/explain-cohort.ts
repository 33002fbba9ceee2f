import type { CompiledIndicator } from '../compile/compiled'
import type { Cell } from '../evaluate/cell'
import { peersOf } from '../evaluate/columns'
import { scopeKey } from '../evaluate/scope'
import { nth } from '../nth'
import type { Explanation, Mark, OrganizationEntry } from '../types'
import { clamped } from './account'
import { line } from './text'

/** One indicator of everybody: the cells before they are compared, and whose is asked about. */
export interface Field {
  entries: readonly OrganizationEntry[]
  own: readonly Cell[]
  index: number
}

/** The value, the place it takes among those compared, and whether others of the scope are still without one. */
export function cohortLines(indicator: CompiledIndicator, mark: Mark | undefined, { entries, own, index }: Field): Explanation[] {
  const { cohort } = indicator
  const entry = nth(entries, index)
  if (!cohort) return []
  const peers = [...peersOf(cohort.rule, entries, own).values()].find((each) => each.includes(index))
  if (!peers) return [line('没有可比的组织')]
  const values = peers.map((at) => nth(own, at).value ?? 0)
  const at = peers.indexOf(index)
  const scope = scopeKey(cohort.rule, entry)
  const waiting = entries.filter((each, other) => nth(own, other).state === 'missing' && scopeKey(cohort.rule, each) === scope).length
  return [
    line(cohort.quantity.text(mark?.input ?? null, entry.attributes ?? {})),
    clamped({ text: cohort.text(values, at), points: nth(cohort.place(values), at), children: [] }, indicator),
    ...(waiting > 0 ? [line(`还有 ${waiting} 家没有数值，比较结果不是最终的`)] : []),
  ]
}
