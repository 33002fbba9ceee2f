import { assess } from '../evaluate/assess'
import { conclude } from '../evaluate/evaluate'
import { nth } from '../nth'
import { exact } from '../numbers/exact'
import { cellOf, settledRows, situationOf } from '../path/situation'
import type { CompiledScheme, Decimal, EvaluateOptions, OrganizationEntry, OrganizationResult } from '../types'

/**
 * The round if one organization had these points, by indicator, whatever marks would give them; what it lacks otherwise
 * counts from 0, as `pathTo` counts it, and everybody else's marks stay. A path's steps, given as points, lead to its level
 * and total. One result per entry, in the order of the entries.
 *
 * @throws RangeError for an unknown organization or indicator, one that is compared or not applicable, and points outside
 * 0…full score; otherwise as `evaluate`.
 */
export function assumePoints(
  scheme: CompiledScheme,
  entries: readonly OrganizationEntry[],
  organizationId: string,
  points: Readonly<Record<string, Decimal>>,
  options: EvaluateOptions = {},
): OrganizationResult[] {
  const { plan, own, rows, cells } = situationOf(scheme, entries, organizationId, [], options)
  const row = [...nth(rows, own)]
  for (const [code, value] of Object.entries(points)) {
    const indicator = plan.byCode.get(code)
    if (!indicator) throw new RangeError(`unknown indicator: ${code}`)
    const { definition, position } = indicator
    if (indicator.cohort) throw new RangeError(`${code} is compared: its points depend on the others`)
    if (nth(cells, position).state === 'not-applicable') throw new RangeError(`${code} is not applicable`)
    if (!(value >= 0 && value <= definition.fullScore)) throw new RangeError(`${code} cannot have ${value} points`)
    row[position] = cellOf(plan, position, exact(value))
  }
  const changed = rows.map((each, index) => (index === own ? row : each))
  return conclude(plan, settledRows(plan, entries, changed).map((settled, index) => assess(plan, nth(entries, index), settled, options)))
}
