import type { OrganizationResult, Scheme, StarResult } from '@rules'
import { subjectWords } from '@shared/domain/subject-words'
import type { CellValue, TableColumn } from '@shared/paper/table'
import { levelName } from './wording'

/** Places of stars, bonus and deduction: under `roundAt: 'total'` they stay exact and are handed out to 4. */
export function partDecimals(scheme: Scheme): number {
  return scheme.roundAt === 'total' ? 4 : scheme.decimals
}

/** Six stars with score and ★, bonus, deduction, total, stars lit, level. */
export function scoreColumns(scheme: Scheme, provisional: boolean): TableColumn[] {
  const decimals = partDecimals(scheme)
  return [
    ...scheme.stars.flatMap((star): TableColumn[] => {
      const group = `${star.name}（${star.fullScore}）`
      return [
        { title: '得分', group, kind: 'decimal', decimals },
        { title: '点亮', group, kind: 'text', align: 'center' },
      ]
    }),
    ...(scheme.bonus ? [{ title: '加分', kind: 'decimal', decimals } as const] : []),
    ...(scheme.deductions ? [{ title: '减分', kind: 'decimal', decimals } as const] : []),
    { title: '总分', kind: 'decimal', decimals: scheme.decimals },
    { title: '点亮星数', kind: 'integer', align: 'center' },
    { title: `${provisional ? '暂计' : ''}${subjectWords[scheme.subject].level}`, kind: 'text', align: 'center' },
  ]
}

export function scoreCells(scheme: Scheme, result: OrganizationResult): CellValue[] {
  const stars = new Map(result.stars.map((star) => [star.code, star]))
  const unscored = isUnscored(result)
  return [
    ...scheme.stars.flatMap(({ code }) => starCells(stars.get(code))),
    ...(scheme.bonus ? [unscored ? null : result.bonus] : []),
    ...(scheme.deductions ? [unscored ? null : result.deduction] : []),
    totalCell(result),
    unscored ? null : result.litStars,
    result.status === 'incomplete' ? '未评完' : levelName(scheme, result.level),
  ]
}

/** The total, where anything at all was scored: the sum of nothing is not 0. */
export function totalCell(result: OrganizationResult): CellValue {
  return isUnscored(result) ? '未评' : result.total
}

/** Nothing scored and no extra points; in a year, complete in none of its rounds, whose results have no indicators. */
export function isUnscored({ status, stars, bonus, deduction }: OrganizationResult): boolean {
  return status === 'incomplete' && bonus === 0 && deduction === 0 && stars.every(({ indicators }) => indicators.every(({ state }) => state !== 'scored'))
}

/** A star nobody scored yet is 未评, one with nothing applicable 不适用; neither is 0. */
export function starCells(star: StarResult | undefined): [CellValue, CellValue] {
  if (!star) return [null, null]
  if (star.unmet.length === 1 && star.unmet[0] === '*') return ['不适用', '☆']
  const scored = star.indicators.some(({ state }) => state === 'scored')
  const missing = star.indicators.some(({ state }) => state === 'missing')
  return [missing && !scored ? '未评' : star.score, star.lit ? '★' : '☆']
}
