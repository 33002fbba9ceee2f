/** How plans are told: paths, why there is none. What papers say too is in the shared words. */
import { subjectWords } from '@shared/domain/subject-words'
import { levelLabel, type Scheme } from '@rules'
import type { PlanGoal, PlanPath } from '@shared/domain/plan'
import { schemeIndicator } from '@shared/entry'
import { goalText, pointsText } from '@shared/results/plan-words'

/** Each step as a sentence: what to raise, from what to what, and what that means where points are choices. */
export function pathSteps(scheme: Scheme, path: Extract<PlanPath, { ok: true }>['path']): { indicator: string; star: string; text: string }[] {
  return path.steps.map(({ indicator: code, from, to }) => {
    const indicator = schemeIndicator(scheme, code)
    const star = scheme.stars.find(({ indicators }) => indicators.some((each) => each.code === code))
    const means = meaningOf(scheme, code, to)
    const full = indicator ? `，满分 ${pointsText(indicator.fullScore)}` : ''
    return { indicator: code, star: star?.name ?? '', text: `把“${indicator?.name ?? code}”从 ${pointsText(from)} 分提高到 ${pointsText(to)} 分（+${pointsText(to - from)}${full}）${means === '' ? '' : `：${means}`}` }
  })
}

/** The option that gives these points; empty where points are not chosen from a list. */
export function meaningOf(scheme: Scheme, code: string, points: number): string {
  const rule = schemeIndicator(scheme, code)?.rule
  if (rule?.kind !== 'choice') return ''
  const option = rule.options.find((each) => each.points === points)
  return option ? `即“${option.name}”` : ''
}

export function pathSummary(scheme: Scheme, goal: PlanGoal, path: Extract<PlanPath, { ok: true }>['path']): string {
  const level = path.level === null ? '' : `，${subjectWords[scheme.subject].level}为${levelLabel(scheme, path.level)}`
  return `最少改 ${path.steps.length} 项指标，共提高 ${pointsText(path.points)} 分，就能${goalText(scheme, goal)}：届时总分 ${pointsText(path.total)}${level}（其他${subjectWords[scheme.subject].name}不变）。`
}

export function noPathText(scheme: Scheme, goal: PlanGoal, reason: Extract<PlanPath, { ok: false }>['reason']): string {
  const name = goalText(scheme, goal)
  return {
    'already-there': '现在已经达到这个目标，不需要再提高。',
    'out-of-reach': `即使能提高的指标都得到最高分，也不能${name}：按比较计分、不适用和设为“不动”的指标不能提高，加分不计入。`,
    vetoed: '有一票否决事项，不定级、不排名，要先解决否决事项。',
    incomplete: '有指标没有评分，又不能从 0 分算起（按比较计分，或取自台账而台账未填），请先补齐。',
  }[reason]
}
