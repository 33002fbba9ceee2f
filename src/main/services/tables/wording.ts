import { subjectWords } from '@shared/domain/subject-words'
import type { Criterion, OrganizationResult, Scheme } from '@rules'
import { schemeIndicator, schemeIndicators } from '@shared/entry'

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A level as people say it; null is 不定级. The scheme's own names come first. */
export function levelName(scheme: Scheme, level: number | null): string {
  if (level === null) return '不定级'
  return scheme.level.names?.[level] ?? (level === 0 ? '未获星级' : `${digits[level] ?? level}星级`)
}

/** Why an organization has no rank, as a clerk can act on it. Empty for a ranked one. */
export function unrankedText(scheme: Scheme, result: OrganizationResult): string {
  if (result.unranked === null) return ''
  if (result.unranked === 'incomplete') return missingText(scheme, result)
  const veto = scheme.vetoes?.find(({ code }) => code === result.unranked)
  return veto ? `一票否决：${veto.name}` : result.unranked
}

function missingText(scheme: Scheme, result: OrganizationResult): string {
  const names = [...new Set(result.missing.map(({ indicator }) => schemeIndicator(scheme, indicator)?.name ?? indicator))]
  const told = names.slice(0, 3).join('、')
  return names.length > 3 ? `未评完，缺 ${names.length} 项：${told}等` : `未评完，缺：${told}`
}

/**
 * What parts or ties this organization beside its total: 并列, or the criterion that decided.
 *
 * @param overall in a table over all tracks: how many share its place there
 */
export function rankRemark(scheme: Scheme, result: OrganizationResult, overall: number | null = null): string {
  const parts: string[] = []
  if (overall !== null && overall > 1) parts.push(`总名次并列 ${overall} 个`)
  if (result.tied > 1) parts.push(`${overall === null ? '' : '跑道名次'}并列 ${result.tied} 个`)
  const first = scheme.ranking.criteria[0]
  if (result.decidedBy !== null && first && result.decidedBy !== criterionCode(first)) parts.push(`与${overall === null ? '' : '跑道'}前一名${criterionName(scheme, first)}相同，按${nameOfCode(scheme, result.decidedBy)}排后`)
  if (result.vetoes.length > 0 && result.unranked === null) parts.push(`否决事项：${result.vetoes.map((code) => scheme.vetoes?.find((veto) => veto.code === code)?.name ?? code).join('、')}`)
  return parts.join('；')
}

/** The code a result's `decidedBy` carries for a criterion. */
function criterionCode(criterion: Criterion): string {
  return 'code' in criterion ? `${criterion.by}:${criterion.code}` : criterion.by
}

export function criterionName(scheme: Scheme, criterion: Criterion): string {
  return nameOfCode(scheme, criterionCode(criterion)) + (criterion.order === 'asc' ? '（低者在前）' : '')
}

function nameOfCode(scheme: Scheme, code: string): string {
  const plain: Record<string, string> = { total: '总分', level: subjectWords[scheme.subject].level, 'lit-stars': '点亮星数', bonus: '加分', deduction: '减分' }
  const [kind = '', ...rest] = code.split(':')
  const named = rest.join(':')
  if (kind === 'star') return scheme.stars.find((star) => star.code === named)?.name ?? named
  if (kind === 'indicator') return schemeIndicators(scheme).find((indicator) => indicator.code === named)?.name ?? named
  return plain[code] ?? code
}
