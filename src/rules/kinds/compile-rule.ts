import type { Exact } from '../numbers/exact'
import type { CohortRule, Rule } from '../types'
import { compileComposite } from './composite'
import type { CompiledRule } from './kind'
import { compileSimpleRule } from './simple-rule'

/** Makes a rule ready that needs no other organization. Cohort rules compare, and are made ready by `compileCohort`. */
export function compileRule(rule: Exclude<Rule, CohortRule>, fullScore: Exact): CompiledRule {
  return rule.kind === 'composite' ? compileComposite(rule, fullScore) : compileSimpleRule(rule, fullScore)
}
