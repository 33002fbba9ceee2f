import type { CompiledIndicator, Plan } from '../compile/compiled'
import { nth } from '../nth'
import { toDecimal } from '../numbers/round'
import type { EvaluateOptions, IndicatorResult, OrganizationResult } from '../types'
import type { Cell } from './cell'
import type { Standing } from './standing'

/** Version of the computation. A finished round keeps the one it was computed with. */
export const ENGINE = '1'

/** A result without level and rank, which come later; without indicators and extras where only totals are asked for. */
export function resultOf(plan: Plan, standing: Standing, { detail }: EvaluateOptions): OrganizationResult {
  return {
    engine: ENGINE,
    organizationId: standing.entry.organizationId,
    track: standing.entry.track,
    status: standing.missing.length === 0 ? 'complete' : 'incomplete',
    missing: standing.missing,
    stars: plan.stars.map((star, index) => ({
      code: star.definition.code,
      score: toDecimal(nth(standing.stars, index).score),
      fullScore: star.definition.fullScore,
      lit: nth(standing.stars, index).unmet.length === 0,
      unmet: nth(standing.stars, index).unmet,
      indicators: detail === 'totals' ? [] : star.indicators.map((indicator) => indicatorResult(indicator, nth(standing.cells, indicator.position))),
    })),
    extras: detail === 'totals' ? [] : extrasOf(plan, standing),
    bonus: toDecimal(standing.bonus),
    deduction: toDecimal(standing.deduction),
    total: toDecimal(standing.total),
    litStars: standing.litStars,
    vetoes: standing.vetoes.map((veto) => veto.code),
    level: null,
    levelSteps: [],
    rank: null,
    overallRank: null,
    tied: 0,
    decidedBy: null,
    unranked: null,
  }
}

/** Every bonus, then every deduction indicator, 0 included. */
function extrasOf(plan: Plan, standing: Standing): OrganizationResult['extras'] {
  return [...plan.bonus, ...plan.deductions].flatMap((group) =>
    group.indicators.map((indicator) => ({
      group: group.definition.code,
      code: indicator.definition.code,
      points: toDecimal(nth(standing.cells, indicator.position).points ?? 0),
    })),
  )
}

function indicatorResult({ definition }: CompiledIndicator, cell: Cell): IndicatorResult {
  return {
    code: definition.code,
    points: cell.points === null ? null : toDecimal(cell.points),
    state: cell.state,
    ...(cell.stage === null ? {} : { stage: cell.stage }),
  }
}
