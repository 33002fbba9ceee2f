import type { Quantity } from '../../types'
import type { Path } from '../report'
import type { RuleContext } from './context'

export function checkQuantity(quantity: Quantity, path: Path, context: RuleContext): void {
  if (quantity.whenZero !== undefined) checkWhenZero(quantity, [...path, 'whenZero'], context)
  if (quantity.attribute !== undefined) checkSource(quantity, quantity.attribute, [...path, 'attribute'], context)
}

/** A zero divisor makes the indicator not applicable, so the indicator must say what that means. */
function checkWhenZero({ of }: Quantity, path: Path, { part, hasPolicy, report }: RuleContext): void {
  if (part) report.error(path, 'not-allowed', '组合的部分不能单独不适用')
  else if (of === 'value' || of === 'difference') report.warning(path, 'not-allowed', '这种量值没有除数，此项不起作用')
  else if (!hasPolicy) report.error(path, 'not-allowed', '除数为 0 时不适用，须写明指标不适用时如何计分')
}

function checkSource({ of }: Quantity, code: string, path: Path, { part, panel, names, report }: RuleContext): void {
  const attribute = names.attributes.get(code)
  if (attribute === undefined) report.error(path, 'unknown-reference', `没有编码为“${code}”的台账字段`)
  else if (attribute.type !== 'number') report.warning(path, 'not-allowed', `台账字段“${attribute.name}”不是数，读不出量值`)
  if (of !== 'value') report.error(path, 'not-allowed', '取自台账的量值只能是单个数值')
  if (panel === 'weighted') report.error(path, 'not-allowed', '多类评分人加权时，量值不能取自台账')
  if (part) report.error(path, 'not-allowed', '组合的部分不能取自台账')
}
