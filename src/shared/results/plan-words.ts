/** How plans are told: points, goals, standings. */
import { levelLabel, type Scheme } from '@rules'
import type { PlanGoal, PlanStanding } from '../domain/plan'

/** At most four decimals, without trailing zeros. */
export function pointsText(points: number): string {
  return String(Number(points.toFixed(4)))
}

/** A change with its sign; a true minus sign for losses. */
export function signedText(points: number): string {
  const text = pointsText(Math.abs(points))
  return text === '0' ? '0' : `${points > 0 ? '+' : '−'}${text}`
}

export function goalText(scheme: Scheme, goal: PlanGoal): string {
  return 'level' in goal ? `达到${levelLabel(scheme, goal.level)}` : goal.rank === 1 ? '成为本跑道第 1 名' : `进入本跑道前 ${goal.rank} 名`
}

export function standingText(scheme: Scheme, { level, rank, total, complete }: PlanStanding): string {
  if (!complete) return `未评完，已评部分 ${pointsText(total)} 分`
  return [level === null ? '不定级' : levelLabel(scheme, level), rank === null ? '未排名' : `第 ${rank} 名`, `${pointsText(total)} 分`].join('，')
}
