import type { CompiledIndicator, Plan } from '../compile/compiled'
import { clamp } from '../kinds/clamp'
import type { Account } from '../kinds/kind'
import { compareExact, type Exact } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import type { Explanation } from '../types'
import { shown } from './text'

/** The account of a rule as a tree for people, its clamping told where it bites. Points are what is left after clamping. */
export function clamped(account: Account, indicator: CompiledIndicator): Explanation {
  if (account.points === null) return handed(account)
  const points = clamp(account.points, indicator.fullScore)
  if (compareExact(points, account.points) === 0) return handed(account)
  const full = shown(indicator.fullScore)
  const text = compareExact(account.points, 0) < 0 ? '低于 0 分，按 0 分计（扣完为止）' : `超过满分 ${full} 分，按 ${full} 分计`
  return { text, points: toDecimal(points), children: [handed(account)] }
}

/** An account as it is handed out. */
export function handed(account: Account): Explanation {
  return { text: account.text, points: account.points === null ? null : toDecimal(account.points), children: account.children.map(handed) }
}

/** A line on rounding where the scheme rounds at indicators and rounding changed the number. */
export function roundingLine(plan: Plan, before: Exact, after: Exact): Explanation[] {
  if (plan.scheme.roundAt !== 'indicator' || compareExact(before, after) === 0) return []
  const mode = plan.scheme.rounding === 'half-up' ? '四舍五入' : '四舍六入五成双'
  return [{ text: `${mode}到 ${plan.scheme.decimals} 位小数：${shown(before)} → ${shown(after)}`, points: toDecimal(after), children: [] }]
}
