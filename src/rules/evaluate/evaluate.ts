import type { Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import { nth } from '../nth'
import type { CompiledScheme, EvaluateOptions, OrganizationEntry, OrganizationResult } from '../types'
import { assess, type Assessed } from './assess'
import type { LevelStep } from './level'
import { applyQuotas } from './quotas'
import { rankCandidates, type Candidate } from './ranking'
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
  return conclude(plan, entries.map((entry, index) => assess(plan, entry, nth(rows, index), options)))
}

/** @throws RangeError when an organization is given twice. */
export function refuseRepeated(entries: readonly OrganizationEntry[]): void {
  const seen = new Set<string>()
  for (const { organizationId } of entries) {
    if (seen.has(organizationId)) throw new RangeError(`organization given twice: ${organizationId}`)
    seen.add(organizationId)
  }
}

/**
 * Ranks, quotas and what they leave of the levels: the finished results, made anew.
 *
 * @param order indices of the ranked ones as they stood last time, which makes sorting short; left as they stand now.
 */
export function conclude(plan: Plan, assessed: readonly Assessed[], order: number[] = []): OrganizationResult[] {
  const candidates = rankCandidates(plan.scheme, assessed, order)
  order.length = 0
  for (const { index } of candidates) order.push(index)
  const steps = applyQuotas(plan, candidates)
  const finished = assessed.map((each) => each.result)
  for (const candidate of candidates) finished[candidate.index] = rankedResult(candidate, steps.get(candidate) ?? [])
  return finished
}

/** Written out, because spreading a hundred thousand results takes as long as ranking them. */
function rankedResult({ assessed: { result }, level, rank, overallRank, tied, decidedBy }: Candidate, added: readonly LevelStep[]): OrganizationResult {
  return {
    engine: result.engine,
    organizationId: result.organizationId,
    track: result.track,
    status: result.status,
    missing: result.missing,
    stars: result.stars,
    extras: result.extras,
    bonus: result.bonus,
    deduction: result.deduction,
    total: result.total,
    litStars: result.litStars,
    vetoes: result.vetoes,
    level,
    levelSteps: added.length === 0 ? result.levelSteps : [...result.levelSteps, ...added],
    rank,
    overallRank,
    tied,
    decidedBy,
    unranked: result.unranked,
  }
}
