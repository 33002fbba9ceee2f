import { subjectWords } from '@shared/domain/subject-words'
import { levelLabel, type Indicator, type OrganizationResult, type Scheme } from '@rules'
import type { PathAnswer, PathGoal } from '@shared/domain/result'
import { format } from '../gaps'

type Step = Extract<PathAnswer, { ok: true }>['path']['steps'][number]

/** One step as people say it. */
export function stepText({ indicator, from, to }: Step, indicators: readonly Pick<Indicator, 'code' | 'name'>[], missing: ReadonlySet<string>): string {
  // Quotes within quotes.
  const name = (indicators.find(({ code }) => code === indicator)?.name ?? indicator).replaceAll('“', '‘').replaceAll('”', '’')
  const start = missing.has(indicator) ? '未评' : ` ${format(from)} 分`
  return `把“${name}”从${start}提到 ${format(to)} 分（+${format(to - from)} 分）`
}

interface Circumstances {
  scheme: Pick<Scheme, 'subject' | 'maxRise' | 'level'>
  result: Pick<OrganizationResult, 'level' | 'unranked' | 'status' | 'vetoes'>
  previousLevel: number | null
}

/** Why there is no path. */
export function refusedText(reason: Extract<PathAnswer, { ok: false }>['reason'], goal: PathGoal, { scheme, result, previousLevel }: Circumstances): string {
  switch (reason) {
    case 'already-there':
      if ('level' in goal && (result.level ?? 0) < goal.level) return `评分已经够了，${subjectWords[scheme.subject].level}受名额限制。`
      return '已经达到。'
    case 'vetoed':
      return '有不予定级的一票否决事项，事项解除之前达不到。'
    case 'incomplete':
      return '还有不能按 0 分起算的指标未评（对比类指标，或台账中缺数据），补齐后才能推算。'
    case 'out-of-reach':
      if (result.unranked !== null && result.status === 'complete' && result.vetoes.length === 0) return `本期不参加评定：${result.unranked}。`
      return riseText(goal, scheme, previousLevel) ?? '其他组织评分不变时，能提的指标都提到最高也达不到。'
  }
}

/** Where the largest rise from the level before is what stands in the way. */
function riseText(goal: PathGoal, scheme: Pick<Scheme, 'subject' | 'maxRise' | 'level'>, previousLevel: number | null): string | null {
  if (!('level' in goal) || !scheme.maxRise || previousLevel === null) return null
  const highest = previousLevel + scheme.maxRise.levels
  return goal.level > highest ? `上期${levelLabel(scheme, previousLevel)}，一次最多升 ${scheme.maxRise.levels} 级，本期最高${levelLabel(scheme, highest)}。` : null
}
