import type { Plan } from '../compile/compiled'
import type { EvaluateOptions, OrganizationEntry, OrganizationResult } from '../types'
import type { Cell } from './cell'
import { levelBeforeQuotas } from './level'
import { keysOf } from './ranking'
import { resultOf } from './result'
import { standingOf, type Standing } from './standing'

/** One organization judged by itself: all of its result but rank, quotas and the level they leave. */
export interface Assessed {
  readonly result: OrganizationResult
  /** Before quotas; null for who is not ranked. */
  readonly level: number | null
  /** What it is ranked by, the larger the better; empty for who is not ranked. */
  readonly keys: readonly number[]
}

/** @param cells as they enter the sums. */
export function assess(plan: Plan, entry: OrganizationEntry, cells: readonly Cell[], options: EvaluateOptions): Assessed {
  return assessStanding(plan, standingOf(plan, entry, cells), options)
}

/** Level before quotas and keys of a standing, however it came about. */
export function assessStanding(plan: Plan, standing: Standing, options: EvaluateOptions): Assessed {
  const result = resultOf(plan, standing, options)
  if (standing.excluded !== null || result.status === 'incomplete') return { result: { ...result, unranked: standing.excluded ?? 'incomplete' }, level: null, keys: [] }
  const { level, steps } = levelBeforeQuotas(plan, standing, options)
  const veto = standing.vetoes.find(({ effect }) => effect.kind === 'no-level')
  if (!veto) return { result: { ...result, levelSteps: steps }, level, keys: keysOf(plan, standing, level) }
  const levelSteps = [...steps, { reason: 'no-level' as const, from: level, to: null, detail: `${veto.name}，不定级` }]
  return { result: { ...result, levelSteps, unranked: veto.code }, level: null, keys: [] }
}
