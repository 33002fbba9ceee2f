import type { CompositeRule, Rule } from '../../types'
import { checkUnique, coded } from '../checks/codes'
import type { Path } from '../report'
import { checkBase, checkPoints, type RuleContext } from './context'

/** @param checkPart checks the rule of a part; handed in, for it is the one that calls this. */
export function checkComposite(
  rule: CompositeRule,
  path: Path,
  context: RuleContext,
  checkPart: (rule: Rule, path: Path, context: RuleContext) => void,
): void {
  const { report, part } = context
  const parts = [...path, 'parts']
  if (part) report.error(path, 'not-allowed', '组合中不能再有组合')
  checkBase(rule.base, [...path, 'base'], context)
  checkUnique(coded(rule.parts, parts), report)
  rule.parts.forEach((each, index) => {
    checkPoints(each.fullScore, [...parts, index, 'fullScore'], context)
    checkPart(each.rule, [...parts, index, 'rule'], { ...context, part: true, fullScore: each.fullScore })
  })
}
