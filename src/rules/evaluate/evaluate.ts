import type { Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import type { CompiledScheme, EvaluateOptions, OrganizationEntry, OrganizationResult } from '../types'
import { assess, type Assessed } from './assess'
import { applyQuotas } from './quotas'
import { rankCandidates } from './ranking'
import { ownRow, settleShared } from './row'

/**
 * One result per entry, in the order of the entries.
 *
 * @throws MarkError for a mark its rule refuses; RangeError for a repeated organization or an unknown veto.
 */
export function evaluate(scheme: CompiledScheme, entries: readonly OrganizationEntry[], options: EvaluateOptions = {}): OrganizationResult[] {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  const rows = entries.map((entry) => ownRow(plan, entry))
  settleShared(plan, entries, rows)
  return conclude(plan, entries.map((entry, index) => assess(plan, entry, rows[index] ?? [], options)))
}

/** @throws RangeError when an organization is given twice. */
export function refuseRepeated(entries: readonly OrganizationEntry[]): void {
  const seen = new Set<string>()
  for (const { organizationId } of entries) {
    if (seen.has(organizationId)) throw new RangeError(`organization given twice: ${organizationId}`)
    seen.add(organizationId)
  }
}

/** Ranks, quotas and what they leave of the levels: the finished results, made anew. */
export function conclude(plan: Plan, assessed: readonly Assessed[]): OrganizationResult[] {
  const candidates = rankCandidates(plan.scheme, assessed)
  const steps = applyQuotas(plan, candidates)
  const finished = new Map<Assessed, OrganizationResult>()
  for (const candidate of candidates) {
    const { assessed: own, level, rank, overallRank, tied, decidedBy } = candidate
    const added = steps.get(candidate)
    const levelSteps = added ? [...own.result.levelSteps, ...added] : own.result.levelSteps
    finished.set(own, { ...own.result, level, levelSteps, rank, overallRank, tied, decidedBy })
  }
  return assessed.map((each) => finished.get(each) ?? each.result)
}
