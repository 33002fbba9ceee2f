import type { Exact } from '../numbers/exact'
import type { CohortRule, Rule } from '../types'
import { compileBallot } from './ballot'
import { compileChoice } from './choice'
import { compileComposite } from './composite'
import type { CompiledRule } from './kind'
import { compileMeasure } from './measure'
import { compileScore } from './score'
import { compileTally } from './tally'

/** Makes a rule ready that needs no other organization. Cohort rules compare, and are made ready by `compileCohort`. */
export function compileRule(rule: Exclude<Rule, CohortRule>, fullScore: Exact): CompiledRule {
  switch (rule.kind) {
    case 'score':
      return compileScore(rule, fullScore)
    case 'choice':
      return compileChoice(rule)
    case 'tally':
      return compileTally(rule, fullScore)
    case 'measure':
      return compileMeasure(rule, fullScore)
    case 'ballot':
      return compileBallot(rule, fullScore)
    case 'composite':
      return compileComposite(rule, fullScore)
  }
}
