import { combine } from '../numbers/combine'
import { difference } from '../numbers/difference'
import type { ComparisonCell, ComparisonRow, CompiledScheme, FieldFigures, OrganizationResult } from '../types'
import { planRows, type RowPlan } from './rows'

type Baseline = 'best' | 'mean' | 'median' | { organizationId: string }

/**
 * Puts organizations side by side. One row for the total, each star, each indicator, bonus and deduction; one cell per id,
 * in the order of the ids. `share` = value ÷ full score. Best and worst are marked among the scored cells, shared ones
 * all, none when all are equal; a deduction is best when smallest. The field is all results given, with `track` those of
 * that track. The baseline is a figure of the field or the value of one organization; without one there are no differences.
 *
 * @throws RangeError for an id without a result, or an organization with two.
 */
export function compare(
  scheme: CompiledScheme,
  results: readonly OrganizationResult[],
  ids: readonly string[],
  options: { baseline?: Baseline; track?: string } = {},
): ComparisonRow[] {
  const byId = new Map(results.map((result) => [result.organizationId, result]))
  if (byId.size < results.length) throw new RangeError('an organization has two results')
  const resultOf = (id: string): OrganizationResult => {
    const result = byId.get(id)
    if (result === undefined) throw new RangeError(`no result of organization ${id}`)
    return result
  }
  const chosen = ids.map(resultOf)
  const everybody = options.track === undefined ? results : results.filter(({ track }) => track === options.track)
  return planRows(scheme.scheme).map((plan) => {
    const field = fieldOf(plan, everybody)
    const baseline = baselineOf(plan, options.baseline, field, resultOf)
    const { kind, code, name, fullScore } = plan
    return { kind, code, name, fullScore, field, baseline, cells: cellsOf(plan, chosen, field, baseline) }
  })
}

function fieldOf(plan: RowPlan, results: readonly OrganizationResult[]): FieldFigures {
  const values = results.map((result) => plan.read(result).value).filter((value) => value !== null)
  if (values.length === 0) return { mean: null, median: null, best: null }
  return { mean: combine(values, 'mean'), median: combine(values, 'median'), best: bestOf(values, plan.smallestIsBest) }
}

function baselineOf(plan: RowPlan, baseline: Baseline | undefined, field: FieldFigures, resultOf: (id: string) => OrganizationResult): number | null {
  if (baseline === undefined) return null
  return typeof baseline === 'object' ? plan.read(resultOf(baseline.organizationId)).value : field[baseline]
}

function cellsOf(plan: RowPlan, chosen: readonly OrganizationResult[], field: FieldFigures, baseline: number | null): ComparisonCell[] {
  const read = chosen.map((result) => ({ organizationId: result.organizationId, ...plan.read(result) }))
  const values = read.map(({ value }) => value).filter((value) => value !== null)
  const best = bestOf(values, plan.smallestIsBest)
  const worst = bestOf(values, !plan.smallestIsBest)
  return read.map(({ organizationId, value, state }) => {
    const from = (other: number | null) => (value === null || other === null ? null : difference(value, other))
    return {
      organizationId,
      value,
      state,
      share: value === null || plan.fullScore === null ? null : value / plan.fullScore,
      best: value !== null && best !== worst && value === best,
      worst: value !== null && best !== worst && value === worst,
      difference: from(baseline),
      lead: { mean: from(field.mean), median: from(field.median), best: from(field.best) },
    }
  })
}

function bestOf(values: readonly number[], smallestIsBest: boolean): number {
  return values.reduce((best, value) => (smallestIsBest ? Math.min(best, value) : Math.max(best, value)), smallestIsBest ? Infinity : -Infinity)
}
