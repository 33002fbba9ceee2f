import { subjectWords } from '@shared/domain/subject-words'
import type { OrganizationResult, RaceRow, Scheme } from '@rules'

/** What parts an organization from the one above, as people say it: `decidedBy` of the rules in words. */
export function decidedByText(scheme: Scheme, decidedBy: string | null): string {
  if (decidedBy === null) return ''
  const [kind, code] = decidedBy.split(':')
  if (kind === 'star') return `${scheme.stars.find((star) => star.code === code)?.name ?? code}得分`
  if (kind === 'indicator') return `${allIndicators(scheme).find((indicator) => indicator.code === code)?.name ?? code}得分`
  return { total: '总分', level: subjectWords[scheme.subject].level, 'lit-stars': '点亮星数', bonus: '加分', deduction: '减分' }[kind ?? ''] ?? decidedBy
}

/** Indicators of stars, bonus and deductions, in scheme order. */
export function allIndicators(scheme: Scheme) {
  return [...scheme.stars, ...(scheme.bonus ?? []), ...(scheme.deductions ?? [])].flatMap((group) => group.indicators)
}

/** One sentence on the distance to the next rank. */
export function aheadText(scheme: Scheme, row: Pick<RaceRow, 'rank' | 'ahead'>, name: (id: string) => string, result: OrganizationResult | undefined): string {
  if (!row.ahead) return row.rank === 1 ? '本跑道第一名' : '未参加排名'
  if (row.ahead.gap > 0) return `距前一名“${name(row.ahead.organizationId)}”${format(row.ahead.gap)} 分`
  return `与前一名“${name(row.ahead.organizationId)}”总分相同，按${decidedByText(scheme, result?.decidedBy ?? null)}排后`
}

/** A difference of points without binary noise, at most four decimals. */
export function format(points: number): string {
  return String(Number(points.toFixed(4)))
}

/** A difference with its sign; a true minus sign for negative ones. */
export function signed(points: number): string {
  if (points === 0) return '0'
  return points > 0 ? `+${format(points)}` : `−${format(-points)}`
}
