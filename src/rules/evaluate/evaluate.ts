import type { Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import type { CompiledScheme, EvaluateOptions, OrganizationEntry, OrganizationResult } from '../types'
import { assess, type Assessed } from './assess'
import type { Cell } from './cell'
import { settleColumn, type Columns } from './columns'
import { checkedMarks, sortMarks } from './marks'
import { applyQuotas } from './quotas'
import { rankCandidates } from './ranking'
import { ownCell, rowOf } from './row'

/**
 * One result per entry, in the order of the entries.
 *
 * @throws MarkError for a mark its rule refuses; RangeError for a repeated organization or an unknown veto.
 */
export function evaluate(scheme: CompiledScheme, entries: readonly OrganizationEntry[], options: EvaluateOptions = {}): OrganizationResult[] {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  if (plan.shared.length === 0) {
    return conclude(plan, entries.map((entry) => assess(plan, entry, rowOf(plan, entry, checkedMarks(plan, entry), () => undefined), options)))
  }
  // Marks are sorted twice: holding the cells of all indicators of everybody between the two rounds costs more.
  const columns = settleColumns(plan, entries)
  return conclude(plan, entries.map((entry, index) => assess(plan, entry, rowOf(plan, entry, sortMarks(plan, entry.marks), (position) => columns.get(position)?.[index]), options)))
}

/** @throws RangeError when an organization is given twice. */
export function refuseRepeated(entries: readonly OrganizationEntry[]): void {
  const seen = new Set<string>()
  for (const { organizationId } of entries) {
    if (seen.has(organizationId)) throw new RangeError(`organization given twice: ${organizationId}`)
    seen.add(organizationId)
  }
}

/** Checks all marks, and settles the indicators that depend on others. */
function settleColumns(plan: Plan, entries: readonly OrganizationEntry[]): Columns {
  const own = plan.shared.map((): Cell[] => [])
  for (const entry of entries) {
    const marks = checkedMarks(plan, entry)
    plan.shared.forEach((indicator, at) => own[at]?.push(ownCell(plan, indicator, entry, marks)))
  }
  return new Map(plan.shared.map((indicator, at) => [indicator.position, settleColumn(plan, indicator, entries, own[at] ?? [])]))
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
