import { attributeTest } from '../conditions/attribute-test'
import { SchemeError } from '../errors'
import { compileCohort } from '../kinds/cohort'
import { compileRule } from '../kinds/compile-rule'
import { exact, multiply } from '../numbers/exact'
import type { CompiledScheme, ExtraGroup, Indicator, Scheme } from '../types'
import { validateScheme } from '../validate'
import type { CompiledGroup, CompiledIndicator, Plan } from './compiled'

const plans = new WeakMap<CompiledScheme, Plan>()

/**
 * Checks a scheme and makes it ready for use. Compile once, evaluate often.
 *
 * @throws SchemeError with all problems when one of them is an error.
 */
export function compileScheme(scheme: Scheme): CompiledScheme {
  const problems = validateScheme(scheme)
  if (problems.some((problem) => problem.severity === 'error')) throw new SchemeError(problems)
  const compiled: CompiledScheme = { scheme }
  plans.set(compiled, plan(scheme))
  return compiled
}

/** The inside of a compiled scheme. @throws TypeError for an object `compileScheme` did not make. */
export function planOf(compiled: CompiledScheme): Plan {
  const found = plans.get(compiled)
  if (!found) throw new TypeError('not a scheme made by compileScheme')
  return found
}

function plan(scheme: Scheme): Plan {
  const indicators: CompiledIndicator[] = []
  const make = (inExtras: boolean) => (definition: Indicator) => {
    const compiled = compileIndicator(scheme, definition, indicators.length, inExtras)
    indicators.push(compiled)
    return compiled
  }
  const group = (definition: ExtraGroup): CompiledGroup => ({
    definition,
    cap: definition.cap === undefined ? null : exact(definition.cap),
    indicators: definition.indicators.map(make(true)),
  })
  const stars = scheme.stars.map((definition) => {
    const fullScore = exact(definition.fullScore)
    const line = 'ratio' in definition.lighting ? multiply(exact(definition.lighting.ratio), fullScore) : exact(definition.lighting.score)
    return { definition, fullScore, line, indicators: definition.indicators.map(make(false)) }
  })
  const bonus = (scheme.bonus ?? []).map(group)
  const deductions = (scheme.deductions ?? []).map(group)
  return {
    scheme,
    stars,
    bonus,
    deductions,
    indicators,
    shared: indicators.filter((indicator) => indicator.shared),
    byCode: new Map(indicators.map((indicator) => [indicator.definition.code, indicator])),
    cap: scheme.cap === undefined ? null : exact(scheme.cap),
    vetoes: new Map((scheme.vetoes ?? []).map((veto) => [veto.code, veto])),
    exclusions: (scheme.exclude ?? []).map((each) => ({ applies: attributeTest(each.when), reason: each.reason })),
  }
}

function compileIndicator(scheme: Scheme, definition: Indicator, position: number, inExtras: boolean): CompiledIndicator {
  const fullScore = exact(definition.fullScore)
  const { rule } = definition
  const panelRoles = scheme.panel.mode === 'stages' ? scheme.panel.stages : scheme.panel.mode === 'weighted' ? scheme.panel.roles : []
  return {
    definition,
    position,
    fullScore,
    rule: rule.kind === 'cohort' ? null : compileRule(rule, fullScore),
    cohort: rule.kind === 'cohort' ? compileCohort(rule, fullScore) : null,
    applies: definition.appliesTo ? attributeTest(definition.appliesTo) : () => true,
    required: definition.required ? multiply(exact(definition.required.ratio), fullScore) : null,
    roles: panelRoles.map((role) => role.code).filter((code) => definition.roles?.includes(code) ?? true),
    inExtras,
    shared: rule.kind === 'cohort' || definition.notApplicable === 'track-mean',
  }
}
