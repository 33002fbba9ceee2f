import type { CohortRule } from '../../types'
import type { Path } from '../report'
import { checkPoints, type RuleContext } from './context'
import { checkQuantity } from './quantity'

export function checkCohort(rule: CohortRule, path: Path, context: RuleContext): void {
  const { panel, part, names, report } = context
  if (panel === 'weighted') report.error(path, 'not-allowed', '多类评分人加权时不能用同类比较')
  if (part) report.error(path, 'not-allowed', '组合中不能有同类比较')
  checkQuantity(rule.quantity, [...path, 'quantity'], context)
  if (typeof rule.scope !== 'string' && !names.attributes.has(rule.scope.attribute)) {
    report.error([...path, 'scope', 'attribute'], 'unknown-reference', `没有编码为“${rule.scope.attribute}”的台账字段`)
  }
  checkPlaces(rule.by, [...path, 'by'], context)
  if (rule.floorBelow !== undefined) checkPoints(rule.floorBelow.points, [...path, 'floorBelow', 'points'], context)
}

function checkPlaces(by: CohortRule['by'], path: Path, context: RuleContext): void {
  if ('places' in by) by.places.forEach((points, index) => checkPoints(points, [...path, 'places', index], context))
  if ('step' in by) checkPoints(by.step.first, [...path, 'step', 'first'], context)
  if ('stepPercent' in by) checkPoints(by.stepPercent.first, [...path, 'stepPercent', 'first'], context)
  if ('fromMean' in by) checkPoints(by.fromMean.start, [...path, 'fromMean', 'start'], context)
  if (!('shares' in by)) return
  let widest = 0
  by.shares.forEach(({ top, points }, index) => {
    const at = [...path, 'shares', index]
    if (top <= widest) context.report.warning([...at, 'top'], 'out-of-range', `不大于前面的 ${widest}%，这一档不会用到`)
    widest = Math.max(widest, top)
    checkPoints(points, [...at, 'points'], context)
  })
  checkPoints(by.rest, [...path, 'rest'], context)
}
