import type { CheckCode, CheckLink, FinishCheck } from '@shared/domain/edition'
import type { RouteLocationRaw } from 'vue-router'

export const checkNames: Record<CheckCode, string> = {
  missing: '未评',
  drafts: '被退回的填写内容',
  unconfirmed: '未确认的评分表',
  'self-only': '只有第一阶段评分的指标',
  vetoes: '一票否决',
  ties: '并列',
  quotas: '因名额降级',
  'soft-quotas': '名额以外',
  scheme: '评价方案',
  conflicts: '冲突',
  engine: '计分程序',
}

export const needNames: Record<FinishCheck['need'], string> = { nothing: '无须处理', look: '请查看', confirm: '须确认', decide: '须决定' }

/** The page on which an item can be settled. */
export function addressOf(link: CheckLink): RouteLocationRaw {
  switch (link.page) {
    case 'scoring':
      return { path: '/scoring', query: { ...(link.find ? { find: link.find } : {}), ...(link.stage ? { stage: link.stage } : {}), ...(link.show ? { show: link.show } : {}) } }
    case 'progress':
      return '/scoring/progress'
    case 'stars':
      return { path: '/stars', query: link.find ? { find: link.find } : {} }
    case 'race':
      return '/race'
    case 'scheme':
      return `/schemes/${link.schemeId}`
    case 'round':
      return `/rounds/${link.roundId}`
    case 'exchange':
      return '/exchange'
  }
}
