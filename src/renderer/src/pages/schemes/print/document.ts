/** A scheme as a document: headings with paragraphs, and a table for each star. Words are those of the page. */
import { levelLabel, type ExtraGroup, type Scheme } from '@rules'
import { conditionText } from '../wording/condition'
import { applicationText, lightingText, rolesText, vetoText } from '../wording/indicator'
import { percentOf, plain, points } from '../wording/number'
import { ruleClauses, type Within } from '../wording/rule'
import { capText, indicatorsTotal, levelByText, numberText, panelText, quotaText, rankingText } from '../wording/standing'

export interface DocumentTable {
  /** Of the star or group, to tell it from another of the same name. */
  code: string
  title: string
  remark: string
  rows: { code: string; name: string; points: string; rule: string; notes: string[] }[]
}

export interface DocumentPart {
  title: string
  lines: string[]
}

/** One table for each star and group of extras, in the order of the scheme. */
export function documentTables(scheme: Scheme): DocumentTable[] {
  const extras = (groups: readonly ExtraGroup[] = [], within: 'bonus' | 'deduction') =>
    groups.map((group) => ({ code: group.code, title: group.name, remark: `合计最多${within === 'bonus' ? '加' : '减'} ${points(Math.min(group.cap ?? Infinity, indicatorsTotal(group)))}`, rows: tableRows(scheme, group, within) }))
  return [
    ...scheme.stars.map((star) => ({ code: star.code, title: `${star.name}（${points(star.fullScore)}）`, remark: `${lightingText(star)}点亮`, rows: tableRows(scheme, star, 'star') })),
    ...extras(scheme.bonus, 'bonus'),
    ...extras(scheme.deductions, 'deduction'),
  ]
}

function tableRows(scheme: Scheme, { indicators }: Pick<ExtraGroup, 'indicators'>, within: Within): DocumentTable['rows'] {
  return indicators.map((indicator) => {
    const { code, name, fullScore, rule, required, basis, evidence } = indicator
    const roles = rolesText(scheme, indicator)
    const application = applicationText(scheme, indicator)
    return {
      ...{ code, name, points: plain(fullScore) },
      rule: `${ruleClauses(rule, { scheme, fullScore, within }).join('；')}。`,
      notes: [
        ...(required ? [`必达：得分须达到满分的 ${percentOf(required.ratio)}，否则这颗星不点亮`] : []),
        ...(application === null ? [] : [`适用：${application}`]),
        ...(roles === null ? [] : [`评分：${roles}`]),
        ...(basis ? [`依据：${basis}`] : []),
        ...(evidence ? [`佐证：${evidence}`] : []),
      ],
    }
  })
}

/** What holds beside the tables, each part with a heading. Empty parts are left out. */
export function documentParts(scheme: Scheme): DocumentPart[] {
  const { level, maxRise, exclude, tracks, vetoes, quotas } = scheme
  const cap = capText(scheme)
  const parts = [
    { title: '一票否决', lines: (vetoes ?? []).map((veto) => `${veto.name}：${vetoText(scheme, veto)}`) },
    {
      title: '定级',
      lines: [
        levelByText(scheme),
        ...(level.bands ?? []).map((band) => `${levelLabel(scheme, band.level)}：总分不低于 ${points(band.from)}`),
        ...(level.conditions ?? []).map((condition) => `${levelLabel(scheme, condition.level)}及以上须${conditionText(scheme, condition.when)}`),
      ],
    },
    {
      title: '名额与限制',
      lines: [
        ...(quotas ?? []).map((quota) => quotaText(scheme, quota)),
        ...(maxRise ? [`一次最多升 ${plain(maxRise.levels)} 级${maxRise.except ? `；${conditionText(scheme, maxRise.except)}的除外` : ''}`] : []),
        ...(exclude ?? []).map((each) => `${conditionText(scheme, each.when)}的不定级：${each.reason}`),
        ...(cap === null ? [] : [cap]),
      ],
    },
    { title: '评分办法', lines: [panelText(scheme.panel)] },
    { title: '计算', lines: [numberText(scheme)] },
    { title: '排名', lines: [rankingText(scheme)] },
    { title: '跑道（按次序，先符合的归入）', lines: (tracks ?? []).map((track, index) => `${track.name}：${track.when ? `${conditionText(scheme, track.when)}的` : index === 0 ? '全部' : '其余'}`) },
  ]
  return parts.filter((part) => part.lines.length > 0)
}
