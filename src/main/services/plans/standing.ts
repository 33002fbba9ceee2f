import type { OrganizationResult, Scheme } from '@rules'
import type { PlanGoal, PlanStanding } from '@shared/domain/plan'

export function standingOf({ level, rank, total, status }: OrganizationResult): PlanStanding {
  return { level, rank, total, complete: status === 'complete' }
}

export function goalReached(goal: PlanGoal, { level, rank }: PlanStanding): boolean {
  return 'level' in goal ? level !== null && level >= goal.level : rank !== null && rank <= goal.rank
}

/** What an indicator has in a result: of a star or an extra; undefined where the scheme has none of this code. */
export function pointsIn(result: OrganizationResult, indicator: string): { state: 'scored' | 'missing' | 'not-applicable'; points: number | null } | undefined {
  const inStar = result.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator)
  if (inStar) return { state: inStar.state, points: inStar.points }
  const extra = result.extras.find(({ code }) => code === indicator)
  return extra && { state: 'scored', points: extra.points }
}

/** What points `to` add against `from` (null: nothing was entered, which counted as 0). A deduction adds by becoming less. Four decimals. */
export function gainOf(scheme: Scheme, indicator: string, from: number | null, to: number): number {
  const deducted = scheme.deductions?.some(({ indicators }) => indicators.some(({ code }) => code === indicator)) === true
  const gain = (to * 10_000 - (from ?? 0) * 10_000) * (deducted ? -1 : 1)
  return Math.round(gain) / 10_000 + 0
}
