import type { RoundSubject } from '@shared/domain/round'
import { places } from '@shared/places'
import { matchesText } from '@/composables/useRoundFilter'
import { isSpelled } from '@/spelled'

/** What the palette offers: a page, an action, or an organization of the round. */
export interface PaletteEntry {
  key: string
  kind: '页面' | '操作' | '组织'
  name: string
  /** Beside the name: the township of an organization. */
  hint: string
  /** Its page; null is the sheet of keys, which opens over any page. */
  to: string | null
}

/** Things to do, and the pages that the navigation does not lead to. */
const actions: readonly { name: string; to: string | null }[] = [
  { name: '新增组织', to: '/organizations?new' },
  { name: '导入台账', to: '/organizations/import' },
  { name: '新建评价期', to: '/rounds/new' },
  { name: '年度汇总', to: '/rounds/years' },
  { name: '比较方案的两个版本', to: '/schemes/compare' },
  { name: '评分进度与复核', to: '/scoring/progress' },
  { name: '评分卡', to: '/scoring/card' },
  { name: '从上期带入', to: '/scoring/carry-over' },
  { name: '评分导入导出', to: '/scoring/files' },
  { name: '敏感性试算', to: '/stars/sensitivity' },
  { name: '晾晒', to: '/board' },
  { name: '输出：公示、名单、明细、报告', to: '/outputs' },
  { name: '备份与恢复', to: '/exchange?tab=backups' },
  { name: '裁定冲突', to: '/exchange?tab=conflicts' },
  { name: '新建或打开数据文件', to: '/start' },
  { name: '诊断：导出诊断包', to: '/settings' },
  { name: '使用帮助', to: '/help' },
  { name: '键盘操作', to: null },
]

/** Organizations beyond this many are found by typing more of the name. */
const mostOrganizations = 20

const answers = (name: string, text: string) => name.includes(text) || isSpelled(name, text)

/** What answers to a text: pages and actions before organizations, and those whose name begins with the text first. */
export function paletteEntries(text: string, subjects: readonly RoundSubject[]): PaletteEntry[] {
  const typed = text.trim()
  const pages = places.map(({ name, to }): PaletteEntry => ({ key: `page ${to}`, kind: '页面', name, hint: '', to }))
  const tasks = actions.map(({ name, to }): PaletteEntry => ({ key: `action ${name}`, kind: '操作', name, hint: '', to }))
  const fixed = [...pages, ...tasks].filter(({ name }) => typed === '' || answers(name, typed))
  if (typed === '') return fixed
  const found = subjects.filter((subject) => matchesText(subject, typed)).sort((a, b) => Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed)))
  const organizations = found.slice(0, mostOrganizations).map(({ subjectId, name, township }): PaletteEntry => ({ key: subjectId, kind: '组织', name, hint: township, to: `/stars?open=${subjectId}` }))
  return [...fixed, ...organizations]
}
