import { planOf } from '../compile/compile-scheme'
import type { CompiledIndicator, Plan } from '../compile/compiled'
import { assess, type Assessed } from '../evaluate/assess'
import type { Cell } from '../evaluate/cell'
import { settleColumn } from '../evaluate/columns'
import { conclude, refuseRepeated } from '../evaluate/evaluate'
import { ownRow, settleShared } from '../evaluate/row'
import { sameScopes } from '../evaluate/scope'
import { nth } from '../nth'
import { compareExact, type Exact } from '../numbers/exact'
import type { CompiledScheme, EvaluateOptions, OrganizationEntry, OrganizationResult } from '../types'

/** A round kept in memory. All lists run parallel to `entries`. */
interface Kept {
  entries: OrganizationEntry[]
  /** The cells of each organization as they enter the sums. */
  rows: Cell[][]
  assessed: Assessed[]
  /** Per indicator that depends on others: the cells before the others are looked at. */
  shared: { indicator: CompiledIndicator; own: Cell[] }[]
}

/**
 * Keeps a round in memory. After a change the marks of that organization are read again, the comparisons and means it is
 * part of are settled again, and whoever these move is judged again; ranks and quotas are settled anew, because one mark
 * can move anybody. `update` with a new organization appends it.
 *
 * @throws MarkError and RangeError as `evaluate`; a refused update changes nothing.
 */
export function prepare(
  scheme: CompiledScheme,
  entries: readonly OrganizationEntry[],
  options: EvaluateOptions = {},
): { results(): OrganizationResult[]; update(entry: OrganizationEntry): OrganizationResult[] } {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  const kept = keep(plan, entries, options)
  const position = new Map(entries.map((entry, index) => [entry.organizationId, index]))
  const order: number[] = []
  let current = conclude(plan, kept.assessed, order)

  return {
    results: () => [...current],
    update(entry) {
      const row = ownRow(plan, entry)
      const index = position.get(entry.organizationId) ?? kept.entries.length
      position.set(entry.organizationId, index)
      replace(plan, kept, index, entry, row, options)
      current = conclude(plan, kept.assessed, order)
      return [...current]
    },
  }
}

function keep(plan: Plan, entries: readonly OrganizationEntry[], options: EvaluateOptions): Kept {
  const rows = entries.map((entry) => ownRow(plan, entry))
  const shared = plan.shared.map((indicator) => ({ indicator, own: rows.map((row) => nth(row, indicator.position)) }))
  settleShared(plan, entries, rows)
  return { entries: [...entries], rows, assessed: entries.map((entry, index) => assess(plan, entry, nth(rows, index), options)), shared }
}

/** Puts an entry in, and judges it and everybody its change moves. @param row what its own marks come to. */
function replace(plan: Plan, kept: Kept, index: number, entry: OrganizationEntry, row: Cell[], options: EvaluateOptions): void {
  const [entryBefore, rowBefore] = [kept.entries[index], kept.rows[index]]
  kept.entries[index] = entry
  kept.rows[index] = row
  const moved = new Set([index])
  for (const { indicator, own } of kept.shared) {
    const { position } = indicator
    const before = own[index]
    const cell = nth(row, position)
    own[index] = cell
    if (entryBefore && rowBefore && before && sameCell(before, cell) && sameScopes(indicator, entryBefore, entry)) {
      row[position] = nth(rowBefore, position)
      continue
    }
    settleColumn(plan, indicator, kept.entries, own).forEach((settled, at) => {
      const other = nth(kept.rows, at)
      if (sameCell(settled, nth(other, position))) return
      other[position] = settled
      moved.add(at)
    })
  }
  for (const at of moved) kept.assessed[at] = assess(plan, nth(kept.entries, at), nth(kept.rows, at), options)
}

function sameCell(a: Cell, b: Cell): boolean {
  return a === b || (a.state === b.state && a.stage === b.stage && sameValue(a.points, b.points) && sameValue(a.value, b.value) && a.absentRoles.join() === b.absentRoles.join())
}

function sameValue(a: Exact | null, b: Exact | null): boolean {
  return a === null || b === null ? a === b : compareExact(a, b) === 0
}
