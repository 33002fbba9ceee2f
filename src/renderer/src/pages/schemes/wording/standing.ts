/** How scores become levels and ranks, in plain words. */
import { levelLabel, type CombineMethod, type Criterion, type Panel, type Quota, type Scheme } from '@rules'
import { schemeIndicator } from '@shared/entry'
import { starName } from './condition'
import { percentOf, plain, points } from './number'

export const subjectNames: Record<Scheme['subject'], string> = { organization: '两新组织', unit: '成员单位与镇街道', project: '项目' }

/** Who scores and whose score holds. */
export function panelText(panel: Panel): string {
  if (panel.mode === 'single') return '一人评分'
  if (panel.mode === 'stages') return `分级评分：${panel.stages.map((stage) => stage.name).join(' → ')}，后一级为准`
  const whole = panel.roles.reduce((sum, role) => sum + role.weight, 0)
  const roles = panel.roles.map((role) => `${role.name}占 ${percentOf(role.weight / whole)}，${combineText(role.combine)}`)
  return `加权评分：${roles.join('；')}；${panel.absentRole === 'incomplete' ? '缺一方的视为未评完' : '缺一方的由其余各方按权重折算'}`
}

function combineText(combine: CombineMethod): string {
  if (combine === 'mean') return '取平均'
  if (combine === 'median') return '取中位数'
  const { high, low, from } = combine.trimmed
  return `满 ${plain(from)} 人的去掉 ${plain(high)} 个最高、${plain(low)} 个最低后取平均`
}

/** What a level goes by. */
export function levelByText({ level }: Scheme): string {
  if (level.by === 'stars') return '点亮几颗星，定为几级'
  return level.by === 'total' ? '按总分定级' : '按点亮的星数与总分分别定级，取较低者'
}

/** A quota: “六星级不超过全部参加排名的 20%，向下取整；……”. */
export function quotaText(scheme: Scheme, quota: Quota): string {
  const { atMost, scope, round, ties, hard, level } = quota
  const among = scope === 'all' ? '全部参加排名的' : '各跑道参加排名的'
  const limit = 'percent' in atMost ? `${among} ${plain(atMost.percent)}%，${{ down: '向下取整', up: '向上取整', nearest: '四舍五入' }[round]}` : `${scope === 'all' ? ' ' : '每个跑道 '}${plain(atMost.count)} 个`
  const tie = ties === 'exclude' ? '末位并列的都不进' : '末位并列的都进'
  return `${levelLabel(scheme, level)}不超过${limit}；${tie}；${hard ? '超出的降一级' : '超出时只提示，不降级'}`
}

/** How numbers are rounded, and what an indicator not yet scored does. */
export function numberText({ decimals, rounding, roundAt, missing }: Scheme): string {
  const at = { indicator: '每项指标的得分', star: '每颗星的得分', total: '总分' }[roundAt]
  const how = rounding === 'half-up' ? '四舍五入' : '四舍六入五成双'
  return `${at}${how}到${decimals === 0 ? '整数' : `小数点后 ${decimals} 位`}；${missing === 'incomplete' ? '有应评未评的，不定级、不排名' : '应评未评的按 0 分计'}`
}

/** What ranks go by, in order, and how ties count. */
export function rankingText(scheme: Scheme): string {
  const { criteria, ties } = scheme.ranking
  const [first, ...next] = criteria.map((criterion) => criterionText(scheme, criterion))
  const then = next.length === 0 ? '' : `；相同的依次比${next.join('、')}`
  return `${first === undefined ? '不排名' : `按${first}排名`}${then}；仍相同的并列，${ties === 'competition' ? '占用后面的名次（1、1、3）' : '不占用后面的名次（1、1、2）'}`
}

function criterionText(scheme: Scheme, criterion: Criterion): string {
  const names = { total: '总分', level: '星级', 'lit-stars': '点亮星数', bonus: '加分', deduction: '减分' }
  const lowFirst = criterion.order === 'asc' ? '（少者在前）' : ''
  if (criterion.by === 'star') return `${starName(scheme, criterion.code)}得分${lowFirst}`
  if (criterion.by === 'indicator') return `“${schemeIndicator(scheme, criterion.code)?.name ?? criterion.code}”得分${lowFirst}`
  return `${names[criterion.by]}${lowFirst}`
}

/** All that stars can give, without bonus. */
export function starsTotal({ stars }: Scheme): number {
  return total(stars)
}

/** What the indicators of a star or group add up to. */
export function indicatorsTotal({ indicators }: { indicators: readonly { fullScore: number }[] }): number {
  return total(indicators)
}

function total(parts: readonly { fullScore: number }[]): number {
  return Number(parts.reduce((sum, part) => sum + part.fullScore, 0).toFixed(4))
}

/** The cap of everything together, when there is one. */
export function capText({ cap }: Scheme): string | null {
  return cap === undefined ? null : `总分连同加分最高 ${points(cap)}`
}
