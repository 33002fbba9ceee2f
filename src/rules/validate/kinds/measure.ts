import type { MeasureRule } from '../../types'
import type { Path } from '../report'
import { checkPoints, type RuleContext } from './context'
import { checkQuantity } from './quantity'

export function checkMeasure({ quantity, curve }: MeasureRule, path: Path, context: RuleContext): void {
  checkQuantity(quantity, [...path, 'quantity'], context)
  const at = [...path, 'curve']
  if ('linear' in curve) checkPoints(curve.linear.start, [...at, 'linear', 'start'], context)
  if (!('bands' in curve)) return
  const seen = new Set<string>()
  curve.bands.forEach(({ from, exclusive, points }, index) => {
    const line = `${exclusive === true ? '超过' : '不低于'} ${from}`
    if (seen.has(line)) context.report.error([...at, 'bands', index, 'from'], 'duplicate-code', `“${line}”这一档重复`)
    seen.add(line)
    checkPoints(points, [...at, 'bands', index, 'points'], context)
  })
  checkPoints(curve.below, [...at, 'below'], context)
}
