import type { Condition, Scheme } from '../../types'
import type { Report } from '../report'
import { sumOf } from './stars'

/** Every level named by a line, a condition or a quota is one that some score reaches. */
export function checkLevels(scheme: Scheme, report: Report): void {
  const { level } = scheme
  const most = highestTotal(scheme)
  if (level.by === 'stars') {
    if (level.bands !== undefined) report.warning(['level', 'bands'], 'not-allowed', '按点亮的星数定级，分数线不起作用')
  } else if (level.bands === undefined) {
    return report.error(['level', 'bands'], 'bad-type', '按总分定级须列出分数线')
  } else if (level.bands.length === 0) {
    return report.error(['level', 'bands'], 'out-of-range', '至少列一条分数线')
  } else checkBands(scheme, most, report)

  const highest = highestLevel(scheme)
  level.conditions?.forEach(({ level: own, when }, index) => {
    const path = ['level', 'conditions', index]
    if (own > highest) report.error([...path, 'level'], 'unreachable-level', `最高只能定到 ${highest} 级`)
    if (wantsMoreThan(when, most)) report.error([...path, 'when'], 'unreachable-level', `总分最高 ${most}，达不到这一条件`)
  })
  scheme.quotas?.forEach((quota, index) => {
    if (quota.level > highest) report.error(['quotas', index, 'level'], 'unreachable-level', `最高只能定到 ${highest} 级`)
  })
}

/** A band no total falls into: its line is above the highest total, or not below the line of a higher level. */
function checkBands(scheme: Scheme, most: number, report: Report): void {
  const bands = scheme.level.bands ?? []
  const seen = new Set<number>()
  bands.forEach((band, index) => {
    const path = ['level', 'bands', index]
    if (seen.has(band.level)) report.error([...path, 'level'], 'duplicate-code', `${band.level} 级的分数线重复`)
    seen.add(band.level)
    if (band.from > most) report.error([...path, 'from'], 'unreachable-level', `总分最高 ${most}，达不到 ${band.from}`)
    const above = bands.find((other) => other.level > band.level && other.from <= band.from)
    if (above !== undefined) {
      report.error([...path, 'from'], 'unreachable-level', `分数线不低于 ${above.level} 级的 ${above.from}，没有分数能定为 ${band.level} 级`)
    }
    if (scheme.level.by === 'lower-of-both' && band.level > scheme.stars.length) {
      report.error([...path, 'level'], 'unreachable-level', `共 ${scheme.stars.length} 颗星，达不到 ${band.level} 级`)
    }
  })
}

function highestLevel({ level, stars }: Scheme): number {
  const byTotal = Math.max(0, ...(level.bands ?? []).map((band) => band.level))
  if (level.by === 'stars') return stars.length
  return level.by === 'total' ? byTotal : Math.min(stars.length, byTotal)
}

/** Full marks in every star and every bonus, nothing taken off, at most the cap. */
function highestTotal({ stars, bonus, cap }: Scheme): number {
  const groups = (bonus ?? []).map((group) => Math.min(group.cap ?? Infinity, sumOf(group.indicators.map(({ fullScore }) => fullScore))))
  return Math.min(cap ?? Infinity, sumOf([...stars.map((star) => star.fullScore), ...groups]))
}

/** Whether a condition cannot hold without a total above the highest one. */
function wantsMoreThan(condition: Condition, most: number): boolean {
  if ('all' in condition) return condition.all.some((each) => wantsMoreThan(each, most))
  return 'total' in condition && condition.total.atLeast !== undefined && condition.total.atLeast > most
}
