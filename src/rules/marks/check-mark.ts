import type { CompiledIndicator } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import { MarkError } from '../errors'
import { isRecord, type Fault } from '../kinds/kind'
import type { CompiledScheme, Mark, MarkInput, Scheme } from '../types'

const inputKeys = ['value', 'parts', 'option', 'items', 'matters', 'values', 'notApplicable']

/** Checks one mark without evaluating: null when it is fine. Duplicates can only be seen by `evaluate`. */
export function checkMark(scheme: CompiledScheme, mark: Mark): MarkError | null {
  const plan = planOf(scheme)
  const general = isRecord(mark.input) ? inputShape(mark.input) : wrong('评分内容不完整')
  if (general) return refuse(mark, general)
  const indicator = plan.byCode.get(mark.indicator)
  if (!indicator) return refuse(mark, { code: 'unknown-indicator', message: `方案中没有指标“${mark.indicator}”` })
  const fault = notGiven(plan.scheme, mark) ?? kindShape(indicator, mark.input) ?? roleFault(plan.scheme, indicator, mark) ?? inputFault(indicator, mark.input)
  return fault && refuse(mark, fault)
}

function refuse(mark: Mark, fault: Fault): MarkError {
  return new MarkError(mark.indicator, fault.code, fault.message)
}

function wrong(message: string): Fault {
  return { code: 'wrong-shape', message }
}

/** Exactly one input key, and nothing beside it but a reason. */
function inputShape(input: Record<string, unknown>): Fault | null {
  const keys = Object.keys(input).filter((key) => key !== 'reason' && input[key] !== undefined)
  if (keys.length !== 1 || keys.some((key) => !inputKeys.includes(key))) return wrong('评分内容的形式不对')
  if ('reason' in input && input.reason !== undefined && typeof input.reason !== 'string') return wrong('理由应为文字')
  return 'notApplicable' in input && input.notApplicable !== true ? wrong('评分内容的形式不对') : null
}

/** Under stages and weighted panels a mark must say whose it is. */
function notGiven(scheme: Scheme, mark: Mark): Fault | null {
  return scheme.panel.mode !== 'single' && mark.role === undefined ? wrong('没有说明是哪个阶段或角色的评分') : null
}

function kindShape(indicator: CompiledIndicator, input: MarkInput): Fault | null {
  if ('notApplicable' in input) return null
  return indicator.rule?.shape(input) ?? indicator.cohort?.quantity.shape(input) ?? null
}

function roleFault(scheme: Scheme, indicator: CompiledIndicator, mark: Mark): Fault | null {
  if (mark.role === undefined) return null
  if (scheme.panel.mode !== 'single' && indicator.roles.includes(mark.role)) return null
  return { code: 'unknown-role', message: `“${mark.role}”不评“${indicator.definition.name}”` }
}

function inputFault(indicator: CompiledIndicator, input: MarkInput): Fault | null {
  if ('notApplicable' in input) return hasPolicy(indicator) ? null : { code: 'not-applicable-refused', message: '这个指标不能填不适用' }
  return indicator.rule?.check(input) ?? indicator.cohort?.quantity.check(input) ?? null
}

/** Whether the indicator may be not applicable at all. */
function hasPolicy(indicator: CompiledIndicator): boolean {
  return indicator.definition.notApplicable !== undefined
}
