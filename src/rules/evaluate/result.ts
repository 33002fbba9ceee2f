import type { CompiledIndicator, Plan } from '../compile/compiled'
import { toDecimal } from '../numbers/round'
import type { EvaluateOptions, IndicatorResult, OrganizationResult } from '../types'
import { missing, type Cell } from './cell'
import type { Standing } from './standing'

/** Version of the computation. A finished round keeps the one it was computed with. */
export const ENGINE = '1'

/** A result without level and rank, which come later. */
export function resultOf(plan: Plan, standing: Standing): OrganizationResult {
  return {
    engine: ENGINE,
    organizationId: standing.entry.organizationId,
    track: standing.entry.track,
    status: standing.missing.length === 0 ? 'complete' : 'incomplete',
    missing: standing.missing,
    stars: plan.stars.map((star, index) => ({
      code: star.definition.code,
      score: toDecimal(standing.stars[index]?.score ?? 0),
      fullScore: star.definition.fullScore,
      lit: standing.stars[index]?.unmet.length === 0,
      unmet: standing.stars[index]?.unmet ?? [],
      indicators: star.indicators.map((indicator) => indicatorResult(indicator, standing.cells[indicator.position] ?? missing)),
    })),
    extras: [...plan.bonus, ...plan.deductions].flatMap((group) =>
      group.indicators.map((indicator) => ({
        group: group.definition.code,
        code: indicator.definition.code,
        points: toDecimal(standing.cells[indicator.position]?.points ?? 0),
      })),
    ),
    bonus: toDecimal(standing.bonus),
    deduction: toDecimal(standing.deduction),
    total: toDecimal(standing.total),
    litStars: standing.litStars,
    vetoes: standing.vetoes,
    level: null,
    levelSteps: [],
    rank: null,
    overallRank: null,
    tied: 0,
    decidedBy: null,
    unranked: null,
  }
}

function indicatorResult({ definition }: CompiledIndicator, cell: Cell): IndicatorResult {
  return {
    code: definition.code,
    points: cell.points === null ? null : toDecimal(cell.points),
    state: cell.state,
    ...(cell.stage === null ? {} : { stage: cell.stage }),
  }
}

/** Takes the parts away that `detail: 'totals'` leaves out; ranking has read them by now. */
export function trim(result: OrganizationResult, options: EvaluateOptions): OrganizationResult {
  if (options.detail !== 'totals') return result
  return { ...result, stars: result.stars.map((star) => ({ ...star, indicators: [] })), extras: [] }
}
