import type { Exact } from '../numbers/exact'
import type { CohortRule, CompositeRule, Rule } from '../types'
import { compileBallot } from './ballot'
import { compileChoice } from './choice'
import type { CompiledRule } from './kind'
import { compileMeasure } from './measure'
import { compileScore } from './score'
import { compileTally } from './tally'

/** Makes a rule ready that neither has parts nor compares organizations. */
export function compileSimpleRule(rule: Exclude<Rule, CohortRule | CompositeRule>, fullScore: Exact): CompiledRule {
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
  }
}
