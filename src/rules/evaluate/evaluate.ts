import type { Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import type { CompiledScheme, EvaluateOptions, Mark, OrganizationEntry, OrganizationResult } from '../types'
import type { Cell } from './cell'
import { placeCohorts } from './cohorts'
import { levelBeforeQuotas, noLevelVetoes } from './level'
import { decide } from './panel'
import { settlePolicies } from './policies'
import { applyQuotas, type Graded } from './quotas'
import { byId, rankCandidates } from './ranking'
import { resultOf, trim } from './result'
import { sortMarks } from './sort-marks'
import { standingOf, type Standing } from './standing'

/**
 * One result per entry, in the order of the entries.
 *
 * @throws MarkError for a mark its rule refuses; RangeError for a repeated organization or an unknown veto.
 */
export function evaluate(scheme: CompiledScheme, entries: readonly OrganizationEntry[], options: EvaluateOptions = {}): OrganizationResult[] {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  const own = entries.map((entry) => ownCells(plan, entry, sortMarks(scheme, plan, entry)))
  return conclude(plan, entries, own, options)
}

/** @throws RangeError when an organization is given twice. */
export function refuseRepeated(entries: readonly OrganizationEntry[]): void {
  const seen = new Set<string>()
  for (const { organizationId } of entries) {
    if (seen.has(organizationId)) throw new RangeError(`organization given twice: ${organizationId}`)
    seen.add(organizationId)
  }
}

/** What an organization's own marks come to: everything that needs no other organization. */
export function ownCells(plan: Plan, entry: OrganizationEntry, marks: readonly (readonly Mark[])[]): Cell[] {
  return plan.indicators.map((indicator) => decide(plan.scheme.panel, indicator, marks[indicator.position] ?? [], entry.attributes ?? {}))
}

/** Everything that needs the others too: comparisons, means of tracks, then stars, levels, ranks and quotas. `own` is not changed. */
export function conclude(plan: Plan, entries: readonly OrganizationEntry[], own: readonly (readonly Cell[])[], options: EvaluateOptions): OrganizationResult[] {
  const cells = finalCells(plan, entries, own)
  const standings = entries.map((entry, index) => standingOf(plan, entry, cells[index] ?? []))
  const results = standings.map((standing) => resultOf(plan, standing))
  grade(plan, standings, results, options)
  return results.map((result) => trim(result, options))
}

/** The cells after comparisons and policies, as they enter the sums. */
export function finalCells(plan: Plan, entries: readonly OrganizationEntry[], own: readonly (readonly Cell[])[]): Cell[][] {
  const cells = own.map((row) => [...row])
  placeCohorts(plan, entries, cells)
  settlePolicies(plan, entries, cells)
  return cells
}

/** Levels, ranks and quotas, written into the results. */
function grade(plan: Plan, standings: readonly Standing[], results: readonly OrganizationResult[], options: EvaluateOptions): void {
  const ranked: Graded[] = []
  standings.forEach((standing, index) => {
    const result = results[index]
    if (!result) return
    if (standing.excluded !== null || result.status === 'incomplete') {
      result.unranked = standing.excluded ?? 'incomplete'
      return
    }
    const leveling = levelBeforeQuotas(plan, standing, options)
    result.levelSteps = leveling.steps
    const [veto] = noLevelVetoes(plan, standing)
    if (veto) {
      leveling.steps.push({ reason: 'no-level', from: leveling.level, to: null, detail: `${veto.name}，不定级` })
      result.unranked = veto.code
    } else ranked.push({ result, level: leveling.level, leveling })
  })
  ranked.sort((a, b) => byId(a.result, b.result))
  rankCandidates(plan.scheme, ranked)
  applyQuotas(plan, ranked)
  for (const { result, leveling } of ranked) result.level = leveling.level
}
