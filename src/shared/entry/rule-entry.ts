import type { Indicator, Rule } from '@rules'
import { ballotEntry } from './kinds/ballot'
import { choiceEntry } from './kinds/choice'
import { compositeEntry } from './kinds/composite'
import { mattersEntry } from './kinds/matters'
import { quantityEntry } from './kinds/quantity'
import { scoreEntry } from './kinds/score'
import { tallyEntry } from './kinds/tally'
import type { RuleEntry } from './types'

function make(rule: Rule, fullScore: number): RuleEntry {
  switch (rule.kind) {
    case 'score':
      return scoreEntry(rule, fullScore)
    case 'choice':
      return choiceEntry(rule)
    case 'tally':
      return rule.combine === 'highest-per-matter' ? mattersEntry(rule) : tallyEntry(rule)
    case 'measure':
    case 'cohort':
      return quantityEntry(rule.quantity)
    case 'ballot':
      return ballotEntry(rule)
    case 'composite':
      return compositeEntry(rule, make)
  }
}

const made = new WeakMap<Indicator, RuleEntry>()

/** How an indicator is typed. Made once per indicator object: a paste reads thousands of cells of the same few. */
export function ruleEntry(indicator: Indicator): RuleEntry {
  const known = made.get(indicator)
  if (known) return known
  const entry = make(indicator.rule, indicator.fullScore)
  made.set(indicator, entry)
  return entry
}
