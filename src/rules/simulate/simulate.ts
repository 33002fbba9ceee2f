import { evaluate } from '../evaluate/evaluate'
import type { Change, CompiledScheme, EvaluateOptions, Mark, OrganizationEntry, OrganizationResult } from '../types'

/**
 * What would change: marks given replace those of the same indicator, role and evaluator; vetoes given replace the list.
 * `changed` are the organizations whose level, total or rank differ, in the order of the entries.
 *
 * @throws RangeError for a change to an organization that is not among the entries; MarkError as `evaluate`.
 */
export function simulate(
  scheme: CompiledScheme,
  entries: readonly OrganizationEntry[],
  changes: readonly Change[],
  options: EvaluateOptions = {},
): { before: OrganizationResult[]; after: OrganizationResult[]; changed: string[] } {
  const unknown = changes.find((change) => !entries.some((entry) => entry.organizationId === change.organizationId))
  if (unknown) throw new RangeError(`unknown organization: ${unknown.organizationId}`)
  const before = evaluate(scheme, entries, options)
  const after = evaluate(scheme, entries.map((entry) => changes.filter((change) => change.organizationId === entry.organizationId).reduce(applyChange, entry)), options)
  const changed = before.flatMap((result, index) => {
    const other = after[index]
    const same = other && result.level === other.level && result.total === other.total && result.rank === other.rank
    return same ? [] : [result.organizationId]
  })
  return { before, after, changed }
}

function applyChange(entry: OrganizationEntry, change: Change): OrganizationEntry {
  const marks = change.marks ?? []
  const kept = entry.marks.filter((mark) => !marks.some((given) => isSame(mark, given)))
  return { ...entry, marks: [...kept, ...marks], ...(change.vetoes ? { vetoes: change.vetoes } : {}) }
}

function isSame(a: Mark, b: Mark): boolean {
  return a.indicator === b.indicator && a.role === b.role && a.evaluator === b.evaluator
}
