import type { BallotRule, ChoiceRule, Rule, ScoreRule } from '../../types'
import { checkUnique, coded } from '../checks/codes'
import type { Path } from '../report'
import { checkCohort } from './cohort'
import { checkComposite } from './composite'
import { checkBase, checkPoints, checkSign, type RuleContext } from './context'
import { checkMeasure } from './measure'
import { checkTally } from './tally'

/** The parameters of a rule beyond their types. */
export function checkRule(rule: Rule, path: Path, context: RuleContext): void {
  switch (rule.kind) {
    case 'score':
      return checkScore(rule, path, context)
    case 'choice':
      return checkChoice(rule, path, context)
    case 'tally':
      return checkTally(rule, path, context)
    case 'measure':
      return checkMeasure(rule, path, context)
    case 'cohort':
      return checkCohort(rule, path, context)
    case 'ballot':
      return checkBallot(rule, path, context)
    case 'composite':
      return checkComposite(rule, path, context, checkRule)
  }
}

function checkScore(rule: ScoreRule, path: Path, context: RuleContext): void {
  checkBase(rule.from, [...path, 'from'], context)
  if (rule.step !== undefined) checkPoints(rule.step, [...path, 'step'], context)
}

function checkChoice(rule: ChoiceRule, path: Path, context: RuleContext): void {
  const options = [...path, 'options']
  checkUnique(coded(rule.options, options), context.report)
  rule.options.forEach(({ points }, index) => {
    const at = [...options, index, 'points']
    checkPoints(points, at, context)
    checkSign(points, at, context)
    if (points < 0 && context.within !== 'deduction') context.report.warning(at, 'out-of-range', `${points} 小于 0，按 0 分计`)
  })
}

function checkBallot(rule: BallotRule, path: Path, { report }: RuleContext): void {
  const grades = [...path, 'grades']
  checkUnique(coded(rule.grades, grades), report)
  rule.grades.forEach(({ worth }, index) => {
    if (worth > 100) report.warning([...grades, index, 'worth'], 'exceeds-full-score', `折 ${worth} 分超过 100，得分以满分为限`)
  })
}
