import type { CompiledIndicator, Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import { MarkError } from '../errors'
import { inputShape, isNotApplicable } from '../kinds/input-shape'
import { wrongShape, type Fault } from '../kinds/kind'
import type { CompiledScheme, Mark, MarkInput, Scheme } from '../types'

/** Checks one mark without evaluating: null when it is fine. Duplicates can only be seen by `evaluate`. */
export function checkMark(scheme: CompiledScheme, mark: Mark): MarkError | null {
  return faultOf(planOf(scheme), mark)
}

/** `checkMark` of a scheme whose inside is at hand. */
export function faultOf(plan: Plan, mark: Mark): MarkError | null {
  const general = inputShape(mark.input)
  if (general) return refuse(mark, general)
  const indicator = plan.byCode.get(mark.indicator)
  if (!indicator) return refuse(mark, { code: 'unknown-indicator', message: `方案中没有指标“${mark.indicator}”` })
  const fault = notGiven(plan.scheme, mark) ?? kindShape(indicator, mark.input) ?? roleFault(plan.scheme, indicator, mark) ?? inputFault(indicator, mark.input)
  return fault && refuse(mark, fault)
}

function refuse(mark: Mark, fault: Fault): MarkError {
  return new MarkError(mark.indicator, fault.code, fault.message)
}

/** Under stages and weighted panels a mark must say whose it is. */
function notGiven(scheme: Scheme, mark: Mark): Fault | null {
  return scheme.panel.mode !== 'single' && mark.role === undefined ? wrongShape('没有说明是哪个阶段或角色的评分') : null
}

function kindShape(indicator: CompiledIndicator, input: MarkInput): Fault | null {
  if (isNotApplicable(input)) return null
  return indicator.rule?.shape(input) ?? indicator.cohort?.quantity.shape(input) ?? null
}

function roleFault(scheme: Scheme, indicator: CompiledIndicator, mark: Mark): Fault | null {
  if (mark.role === undefined) return null
  if (scheme.panel.mode !== 'single' && indicator.roles.includes(mark.role)) return null
  return { code: 'unknown-role', message: `“${mark.role}”不评“${indicator.definition.name}”` }
}

function inputFault(indicator: CompiledIndicator, input: MarkInput): Fault | null {
  if (isNotApplicable(input)) return hasPolicy(indicator) ? null : { code: 'not-applicable-refused', message: '这个指标不能填不适用' }
  return indicator.rule?.check(input) ?? indicator.cohort?.quantity.check(input) ?? null
}

/** Whether the indicator may be not applicable at all. */
function hasPolicy(indicator: CompiledIndicator): boolean {
  return indicator.definition.notApplicable !== undefined
}
