import type { TallyItem, TallyRule } from '../../types'
import { checkUnique, coded } from '../checks/codes'
import { checkCondition } from '../checks/conditions'
import { sumOf } from '../checks/stars'
import type { Path } from '../report'
import { checkBase, checkSign, type RuleContext } from './context'

export function checkTally(rule: TallyRule, path: Path, context: RuleContext): void {
  const items = [...path, 'items']
  checkBase(rule.base, [...path, 'base'], context)
  checkUnique(coded(rule.items, items), context.report)
  rule.items.forEach((item, index) => {
    const at = [...items, index]
    checkOptions(rule, item, at, context)
    checkSign(item.points, [...at, 'points'], context)
    item.ladder?.forEach((points, rung) => checkSign(points, [...at, 'ladder', rung], context))
    if (item.when !== undefined) checkCondition(item.when, [...at, 'when'], 'attributes', context.names, context.report)
  })
  checkSizes(rule, items, context)
}

/** ladder, limit and required change a sum of effects; once also the choice of one effect. */
function checkOptions(rule: TallyRule, item: TallyItem, path: Path, { report }: RuleContext): void {
  if (rule.combine !== 'sum') {
    for (const key of ['ladder', 'limit', 'required'] as const) {
      if (item[key] !== undefined) report.error([...path, key], 'not-allowed', '只有各项相加时可用')
    }
  }
  if (item.once === undefined) return
  if (rule.combine === 'highest-per-matter') report.error([...path, 'once'], 'not-allowed', '按事项取最高时不用')
  else if (item.once && item.required !== undefined) report.error([...path, 'once'], 'not-allowed', '不能与应有次数同用')
}

/** Effects beyond the full score: one alone (扣15分 of 10), or one of each together (1 + 2 of 2). */
function checkSizes(rule: TallyRule, path: Path, { fullScore, report }: RuleContext): void {
  let beyond = false
  const exceeds = (at: Path, size: number) => {
    if (size <= fullScore) return
    beyond = true
    report.warning(at, 'exceeds-full-score', `${size} 分超过满分 ${fullScore} 分，以满分为限`)
  }
  rule.items.forEach((item, index) => {
    const at = [...path, index]
    if (item.limit !== undefined) exceeds([...at, 'limit'], item.limit)
    else if (item.ladder !== undefined) item.ladder.forEach((points, rung) => exceeds([...at, 'ladder', rung], Math.abs(points)))
    else exceeds([...at, 'points'], Math.abs(item.points))
  })
  if (beyond || rule.combine !== 'sum') return
  const together = sumOf(rule.items.map((item) => effectOfOne(item, rule.base, fullScore)))
  if (together > fullScore) {
    report.warning(path, 'exceeds-full-score', `各项合计 ${together} 分，超过满分 ${fullScore} 分，以满分为限`)
  }
}

/**
 * What one occurrence moves away from the base. Not counted: what should have happened so many times (扣完为止 is meant),
 * and a gain worth the full score by itself (another way to it).
 */
function effectOfOne({ points, ladder, limit, required }: TallyItem, base: TallyRule['base'], fullScore: number): number {
  const effect = ladder?.[0] ?? points
  const away = base === 'full' ? -effect : effect
  if (away <= 0 || required !== undefined || (base === 'zero' && away === fullScore)) return 0
  return Math.min(away, limit ?? Infinity)
}
