import { combine } from '../numbers/combine'
import { difference } from '../numbers/difference'
import type { ComparisonCell, ComparisonRow, CompiledScheme, OrganizationResult } from '../types'
import { planRows, type RowPlan } from './rows'

type Baseline = 'best' | 'mean' | 'median' | { organizationId: string }

/**
 * Puts organizations side by side. One row for the total, each star, each indicator, bonus and deduction; one cell per id,
 * in the order of the ids. `share` = value ÷ full score. Best and worst are marked among the scored cells, shared ones
 * all, none when all are equal; a deduction is best when smallest. The baseline is taken over all results given, or is
 * the value of one organization; without options there is none.
 *
 * @throws RangeError for an id without a result, or an organization with two.
 */
export function compare(
  scheme: CompiledScheme,
  results: readonly OrganizationResult[],
  ids: readonly string[],
  options?: { baseline: Baseline },
): ComparisonRow[] {
  const byId = new Map(results.map((result) => [result.organizationId, result]))
  if (byId.size < results.length) throw new RangeError('an organization has two results')
  const resultOf = (id: string): OrganizationResult => {
    const result = byId.get(id)
    if (result === undefined) throw new RangeError(`no result of organization ${id}`)
    return result
  }
  const chosen = ids.map(resultOf)
  return planRows(scheme.scheme).map((plan) => {
    const baseline = options === undefined ? null : baselineOf(plan, options.baseline, results, resultOf)
    const { kind, code, name, fullScore } = plan
    return { kind, code, name, fullScore, baseline, cells: cellsOf(plan, chosen, baseline) }
  })
}

function baselineOf(
  plan: RowPlan,
  baseline: Baseline,
  results: readonly OrganizationResult[],
  resultOf: (id: string) => OrganizationResult,
): number | null {
  if (typeof baseline === 'object') return plan.read(resultOf(baseline.organizationId)).value
  const values = results.map((result) => plan.read(result).value).filter((value) => value !== null)
  if (values.length === 0) return null
  return baseline === 'best' ? bestOf(values, plan.smallestIsBest) : combine(values, baseline)
}

function cellsOf(plan: RowPlan, chosen: readonly OrganizationResult[], baseline: number | null): ComparisonCell[] {
  const read = chosen.map((result) => ({ organizationId: result.organizationId, ...plan.read(result) }))
  const values = read.map(({ value }) => value).filter((value) => value !== null)
  const best = bestOf(values, plan.smallestIsBest)
  const worst = bestOf(values, !plan.smallestIsBest)
  return read.map(({ organizationId, value, state }) => ({
    organizationId,
    value,
    state,
    share: value === null || plan.fullScore === null ? null : value / plan.fullScore,
    best: value !== null && best !== worst && value === best,
    worst: value !== null && best !== worst && value === worst,
    difference: value === null || baseline === null ? null : difference(value, baseline),
  }))
}

function bestOf(values: readonly number[], smallestIsBest: boolean): number {
  return values.reduce((best, value) => (smallestIsBest ? Math.min(best, value) : Math.max(best, value)), smallestIsBest ? Infinity : -Infinity)
}
