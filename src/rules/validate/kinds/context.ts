import type { Panel } from '../../types'
import type { Names } from '../checks/conditions'
import type { PlacedIndicator } from '../placed'
import type { Path, Report } from '../report'

/** Where a rule stands: what its parameters are held against. */
export interface RuleContext {
  fullScore: number
  within: PlacedIndicator['within']
  /** True inside a composite. */
  part: boolean
  panel: Panel['mode']
  /** True when the indicator says what becomes of it when it is not applicable. */
  hasPolicy: boolean
  names: Names
  report: Report
}

/** Warns of points no mark can ever bring: clamping resolves it, but the wording is likely a slip. */
export function checkPoints(points: number, path: Path, context: RuleContext): void {
  if (points > context.fullScore) {
    context.report.warning(path, 'exceeds-full-score', `${points} 分超过满分 ${context.fullScore} 分，按满分计`)
  }
}

/** In a deduction group points are the amount taken off: nothing starts from the full score. */
export function checkBase(base: 'zero' | 'full', path: Path, { within, report }: RuleContext): void {
  if (within === 'deduction' && base === 'full') report.error(path, 'not-allowed', '减分按扣去的分数从 0 起算，不能从满分起扣')
}

/** A negative amount taken off would be clamped to 0 in every case. */
export function checkSign(points: number, path: Path, { within, report }: RuleContext): void {
  if (within === 'deduction' && points < 0) report.error(path, 'out-of-range', `${points} 小于 0，减分写扣去的分数，用正数`)
}
