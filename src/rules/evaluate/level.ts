import type { Plan } from '../compile/compiled'
import { conditionHolds } from '../conditions/result-test'
import { shown } from '../explain/text'
import { compareExact, exact } from '../numbers/exact'
import type { EvaluateOptions, OrganizationResult, Scheme } from '../types'
import type { Standing } from './standing'

export type LevelStep = OrganizationResult['levelSteps'][number]

/** A level on its way: every step that changed it leaves a line. */
interface Leveling {
  level: number
  steps: LevelStep[]
}

/** Base level, conditions, drops, caps and the largest rise, in this order. Quotas and “no level” come after ranking. */
export function levelBeforeQuotas(plan: Plan, standing: Standing, options: EvaluateOptions): Leveling {
  const leveling: Leveling = { level: 0, steps: [] }
  const set = (reason: LevelStep['reason'], to: number, detail: string) => {
    leveling.steps.push({ reason, from: leveling.level, to, detail })
    leveling.level = to
  }
  const base = baseLevel(plan, standing)
  leveling.steps.push({ reason: 'base', from: null, to: base.level, detail: base.detail })
  leveling.level = base.level
  applyConditions(plan, standing, leveling, set)
  applyVetoes(plan, standing, leveling, set)
  applyMaxRise(plan, standing, leveling, options, set)
  return leveling
}

type SetLevel = (reason: LevelStep['reason'], to: number, detail: string) => void

function baseLevel(plan: Plan, standing: Standing): { level: number; detail: string } {
  const { level: rule, stars } = plan.scheme
  const byStars = { level: standing.litStars, detail: `点亮 ${standing.litStars} 颗星（共 ${stars.length} 颗）` }
  if (rule.by === 'stars') return byStars
  const reached = (rule.bands ?? []).filter((band) => compareExact(standing.total, exact(band.from)) >= 0)
  const byTotal = reached.reduce((highest, band) => Math.max(highest, band.level), 0)
  const reachedText = byTotal === 0 ? '未达到最低分数线' : `达到第 ${byTotal} 级分数线`
  const detail = `总分 ${shown(standing.total)} 分，${reachedText}`
  if (rule.by === 'total') return { level: byTotal, detail }
  return { level: Math.min(byStars.level, byTotal), detail: `${byStars.detail}；${detail}；取低` }
}

/** The highest level whose conditions, and those of every lower level, all hold. */
function applyConditions(plan: Plan, standing: Standing, leveling: Leveling, set: SetLevel): void {
  const failing = (plan.scheme.level.conditions ?? []).filter((each) => each.level <= leveling.level && !conditionHolds(plan, each.when, standing)).map((each) => each.level)
  if (failing.length === 0) return
  const lowest = Math.min(...failing)
  set('condition', Math.max(0, lowest - 1), `未满足${levelLabel(plan.scheme, lowest)}的附加条件`)
}

/** Drops add up; then the lowest cap. */
function applyVetoes(plan: Plan, standing: Standing, leveling: Leveling, set: SetLevel): void {
  const { vetoes } = standing
  if (vetoes.length === 0) return
  const drops = vetoes.flatMap((veto) => (veto.effect.kind === 'drop-levels' ? [{ name: veto.name, by: veto.effect.by }] : []))
  const dropped = Math.max(0, leveling.level - drops.reduce((sum, drop) => sum + drop.by, 0))
  if (dropped < leveling.level) set('drop', dropped, drops.map((drop) => `${drop.name}，降 ${drop.by} 级`).join('；'))
  const caps = vetoes.flatMap((veto) => (veto.effect.kind === 'cap-level' ? [{ name: veto.name, level: veto.effect.level }] : [])).sort((a, b) => a.level - b.level)
  const [lowest] = caps
  if (lowest && lowest.level < leveling.level) set('cap', lowest.level, `${lowest.name}，最高${levelLabel(plan.scheme, lowest.level)}`)
}

function applyMaxRise(plan: Plan, standing: Standing, leveling: Leveling, options: EvaluateOptions, set: SetLevel): void {
  const { maxRise } = plan.scheme
  const { organizationId } = standing.entry
  const previous = options.previousLevels && Object.hasOwn(options.previousLevels, organizationId) ? options.previousLevels[organizationId] : undefined
  if (!maxRise || typeof previous !== 'number') return
  const highest = Math.max(0, previous + maxRise.levels)
  if (leveling.level <= highest || (maxRise.except && conditionHolds(plan, maxRise.except, standing))) return
  set('max-rise', highest, `上期${levelLabel(plan.scheme, previous)}，一次最多升 ${maxRise.levels} 级`)
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The scheme's name of a level, else “五星级”, “未获星级”. */
export function levelLabel(scheme: { level: Pick<Scheme['level'], 'names'> }, level: number): string {
  return scheme.level.names?.[level] ?? (level === 0 ? '未获星级' : `${numerals[level] ?? level}星级`)
}
