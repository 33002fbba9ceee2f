import { planOf } from '../compile/compile-scheme'
import { levelLabel } from '../evaluate/level'
import type { CompiledScheme, Explanation, OrganizationResult } from '../types'

const reasons = {
  base: '基础星级',
  condition: '附加条件',
  drop: '一票否决降级',
  cap: '一票否决封顶',
  'max-rise': '升级限制',
  quota: '名额',
  'soft-quota': '软性名额',
  'no-level': '不定级',
} satisfies Record<OrganizationResult['levelSteps'][number]['reason'], string>

/** Why an organization has its level: every step, in order. */
export function explainLevel(scheme: CompiledScheme, result: OrganizationResult): Explanation {
  const { scheme: definition } = planOf(scheme)
  const name = (level: number | null) => (level === null ? '不定级' : levelLabel(definition, level))
  const children = result.levelSteps.map((step): Explanation => ({
    text: `${reasons[step.reason]}：${step.detail}${step.reason === 'base' || step.from === step.to ? `（${name(step.to)}）` : `（${name(step.from)} → ${name(step.to)}）`}`,
    points: null,
    children: [],
  }))
  if (result.unranked !== null && children.length === 0) children.push({ text: unrankedText(result), points: null, children: [] })
  return { text: result.status === 'incomplete' ? '评分未完成，暂不定级' : name(result.level), points: null, children }
}

function unrankedText(result: OrganizationResult): string {
  return result.unranked === 'incomplete' ? `还有 ${result.missing.length} 项未评` : `${result.unranked}，参加评价但不定级`
}
