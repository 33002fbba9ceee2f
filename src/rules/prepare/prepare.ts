import { planOf } from '../compile/compile-scheme'
import { conclude, ownCells, refuseRepeated } from '../evaluate/evaluate'
import { sortMarks } from '../evaluate/sort-marks'
import type { CompiledScheme, EvaluateOptions, OrganizationEntry, OrganizationResult } from '../types'

/**
 * Keeps a round in memory: after a change the marks of that organization alone are read again; comparisons, ranks and
 * quotas are settled anew, because one mark can move anybody. `update` with a new organization appends it.
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
  const kept = [...entries]
  const own = kept.map((entry) => ownCells(plan, entry, sortMarks(scheme, plan, entry)))
  const position = new Map(kept.map((entry, index) => [entry.organizationId, index]))
  let current = conclude(plan, kept, own, options)

  return {
    results: () => listed(current),
    update(entry) {
      const cells = ownCells(plan, entry, sortMarks(scheme, plan, entry))
      const index = position.get(entry.organizationId) ?? kept.length
      position.set(entry.organizationId, index)
      kept[index] = entry
      own[index] = cells
      current = conclude(plan, kept, own, options)
      return listed(current)
    },
  }
}

/** The list is the caller's own; the results in it are made anew with every update and never changed afterwards. */
function listed(results: readonly OrganizationResult[]): OrganizationResult[] {
  return [...results]
}
