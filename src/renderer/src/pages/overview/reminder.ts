import type { Overview } from '@shared/domain/result'

/** 催报: what is still due by township, as text for a message. */
export function reminderText(roundName: string, overview: Overview): string {
  const open = overview.byTownship.filter((each) => each.done < each.total).map((each) => ({ ...each, left: each.total - each.done }))
  if (open.length === 0) return `${roundName}：各镇街道均已评完。`
  const lines = open.sort((a, b) => b.left - a.left).map((each) => `${each.name || '未填镇街道'}：还有 ${each.left} 项未评（应评 ${each.total} 项）`)
  return [`${roundName}评分进度：已评 ${overview.done} 项，共 ${overview.total} 项。`, ...lines].join('\n')
}
