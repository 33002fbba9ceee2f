import { subjectWords } from '@shared/domain/subject-words'
import { levelLabel, type LevelGap, type ListReason, type ListRule, type OrganizationResult, type RaceRow, type Scheme } from '@rules'
import { allIndicators, format, signed } from './gaps'

export const progressNames = { points: '总分', rank: '名次', percent: '百分比' } as const

/** Progress with its unit, as it was counted. */
export function progressText(progress: number | null, by: keyof typeof progressNames): string {
  if (progress === null) return '—'
  if (by === 'rank') return progress === 0 ? '没有变化' : progress > 0 ? `上升 ${progress} 位` : `下降 ${-progress} 位`
  return by === 'points' ? `${signed(progress)} 分` : `${signed(progress)}%`
}

const held: Record<OrganizationResult['levelSteps'][number]['reason'], string> = {
  base: '',
  condition: '附加条件未满足',
  drop: '否决事项降级',
  cap: '否决事项封顶',
  'max-rise': '一次升级有上限',
  quota: '名额已满',
  'soft-quota': '名额已满',
  'no-level': '不定级',
}

/** The distance to the next level in a few words, for a table. */
export function levelGapShort(scheme: Scheme, gap: LevelGap): string {
  if (gap.kind === 'top') return '已是最高'
  if (gap.kind === 'ungraded') return '—'
  if (gap.kind === 'held') return held[gap.reason]
  const parts: string[] = []
  const [nearest] = gap.dark
  if (gap.total !== null) parts.push(`总分差 ${format(gap.total)}`)
  if (gap.stars > 0 && nearest) parts.push(`差 ${gap.stars} 星：${starName(scheme, nearest.code)}${nearest.points > 0 ? `差 ${format(nearest.points)} 分` : '必达项'}`)
  return parts.join('，')
}

/** The same as a sentence. */
export function levelGapText(scheme: Scheme, gap: LevelGap): string {
  if (gap.kind === 'top') return `已是最高${subjectWords[scheme.subject].level}。`
  if (gap.kind === 'ungraded') return '本期没有定级。'
  if (gap.kind === 'held') return `点亮的星够更高的${subjectWords[scheme.subject].level}，但${held[gap.reason]}：${gap.detail}。`
  const parts: string[] = []
  if (gap.total !== null) parts.push(`总分还差 ${format(gap.total)} 分`)
  if (gap.stars > 0) parts.push(`还要点亮 ${gap.stars} 颗星，最近的是${gap.dark.slice(0, 3).map((star) => darkText(scheme, star)).join('、')}`)
  return `距${levelLabel(scheme, gap.level)}：${parts.length === 0 ? '附加条件未满足' : parts.join('；')}。`
}

function darkText(scheme: Scheme, { code, points, unmet }: { code: string; points: number; unmet: string[] }): string {
  const why = unmet.map((each) => allIndicators(scheme).find((indicator) => indicator.code === each)?.name ?? scheme.vetoes?.find((veto) => veto.code === each)?.name ?? (each === '*' ? '没有适用的指标' : each))
  return `“${starName(scheme, code)}”${[points > 0 && `差 ${format(points)} 分`, why.length > 0 && `未达到：${why.join('、')}`].filter(Boolean).join('，')}`
}

export function starName(scheme: Scheme, code: string): string {
  return scheme.stars.find((star) => star.code === code)?.name ?? code
}

/** Why an organization has no rank. */
export function unrankedText(scheme: Scheme, { unranked, missing }: OrganizationResult): string {
  if (unranked === 'incomplete') return `还有 ${new Set(missing.map(({ indicator }) => indicator)).size} 项未评`
  const veto = scheme.vetoes?.find(({ code }) => code === unranked)
  return veto ? `一票否决：${veto.name}` : (unranked ?? '')
}

export function streakText(streak: RaceRow['streak'], places: number): string {
  if (streak === null) return ''
  const where = places === 1 ? (streak.side === 'top' ? '第一' : '末位') : streak.side === 'top' ? `前 ${places}` : `后 ${places}`
  return `连续 ${streak.rounds} 期${where}`
}

export function listReasonText(reason: ListReason): string {
  switch (reason.by) {
    case 'top':
      return `第 ${reason.rank} 名`
    case 'rise':
      return `上升 ${reason.places} 位`
    case 'last':
      return reason.behind === 0 ? `第 ${reason.rank} 名（末位）` : `第 ${reason.rank} 名（倒数第 ${reason.behind + 1}）`
    case 'fall':
      return `下降 ${reason.places} 位`
  }
}

/** The rule of a list, as it was set on the page. */
export function listRuleText({ top, rise, last, fall }: ListRule, which: 'red' | 'black'): string {
  const parts = which === 'red' ? [top === null ? '' : `前 ${top} 名`, rise === null ? '' : `上升 ${rise} 位及以上`] : [last === null ? '' : `后 ${last} 名`, fall === null ? '' : `下降 ${fall} 位及以上`]
  return parts.filter((part) => part !== '').join('，或')
}
