import type { Overview } from '@shared/domain/result'
import type { RouteLocationRaw } from 'vue-router'

/** Something to settle before a round is finished, with the place where it is settled. */
export interface Obstacle {
  name: string
  count: number
  hint: string
  to: RouteLocationRaw
}

/** What stands in the way of finishing a round; all of them, also those that do not occur. */
export function obstaclesOf({ incomplete, drafts, vetoes }: Overview, subject: string): Obstacle[] {
  return [
    { name: `未评完的${subject}`, count: incomplete, hint: '还有指标没有评分，暂不排名、不定级', to: { path: '/stars', query: { level: 'incomplete' } } },
    { name: '退回的内容', count: drafts, hint: '填写的文字不符合要求，保留着，不计分', to: { path: '/scoring', query: { show: 'refused' } } },
    { name: '一票否决', count: vetoes, hint: '定级前请核对依据', to: { path: '/stars', query: { level: 'vetoed' } } },
  ]
}
