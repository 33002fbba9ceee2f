import type { CompiledIndicator } from '../compile/compiled'
import { clamp } from '../kinds/clamp'
import { isNotApplicable } from '../kinds/input-shape'
import type { Attributes } from '../kinds/kind'
import { combineExact } from '../numbers/combine'
import { add, divide, exact, multiply, type Exact } from '../numbers/exact'
import type { Mark, Panel } from '../types'
import { compared, missing, missingAt, notApplicable, scored, type Cell } from './cell'

/** What the marks of one indicator come to, before comparisons with others and before policies of “not applicable”. */
export function decide(panel: Panel, indicator: CompiledIndicator, marks: readonly Mark[], attributes: Attributes): Cell {
  if (!indicator.applies(attributes)) return notApplicable(null)
  if (panel.mode === 'weighted') return weighted(panel, indicator, marks, attributes)
  if (panel.mode === 'single') return fromMark(indicator, marks[0], null, attributes)
  const latest = decidingMark(indicator, marks)
  return fromMark(indicator, latest, latest?.role ?? null, attributes)
}

/** The only mark, or the one of the latest stage that has one. */
export function decidingMark(indicator: CompiledIndicator, marks: readonly Mark[]): Mark | undefined {
  if (indicator.roles.length === 0 || marks.length === 0) return marks[0]
  return indicator.roles.reduce<Mark | undefined>((latest, role) => marks.find((mark) => mark.role === role) ?? latest, undefined)
}

/** Whether a mark says the indicator does not concern the organization. */
export function saysNotApplicable(indicator: CompiledIndicator, mark: Mark): boolean {
  if (isNotApplicable(mark.input)) return true
  return indicator.rule?.isNotApplicable(mark.input) ?? indicator.cohort?.quantity.isNotApplicable(mark.input) ?? false
}

function fromMark(indicator: CompiledIndicator, mark: Mark | undefined, stage: string | null, attributes: Attributes): Cell {
  if (mark && saysNotApplicable(indicator, mark)) return notApplicable(stage)
  const input = mark?.input ?? null
  if (indicator.cohort) {
    const value = indicator.cohort.quantity.value(input, attributes)
    return value === null ? missingAt(stage) : compared(value, stage)
  }
  if (!indicator.rule || (input === null && !indicator.rule.fromRegister)) return missing
  const points = indicator.rule.points(input, attributes)
  return points === null ? missingAt(stage) : scored(clamp(points, indicator.fullScore), stage)
}

/** Σ weight × role ÷ Σ weight over the roles that count, exactly. */
function weighted(panel: Extract<Panel, { mode: 'weighted' }>, indicator: CompiledIndicator, marks: readonly Mark[], attributes: Attributes): Cell {
  const absentRoles: string[] = []
  let total: Exact = 0
  let weights: Exact = 0
  let setAside = 0
  for (const role of panel.roles.filter((each) => indicator.roles.includes(each.code))) {
    const given = marks.filter((mark) => mark.role === role.code)
    const applicable = given.filter((mark) => !saysNotApplicable(indicator, mark))
    const points = applicable.flatMap((mark) => indicator.rule?.points(mark.input, attributes) ?? []).map((each) => clamp(each, indicator.fullScore))
    if (points.length === 0) {
      if (given.length > 0 && applicable.length === 0) setAside += 1
      else absentRoles.push(role.code)
      continue
    }
    const weight = exact(role.weight)
    total = add(total, multiply(weight, combineExact(points, role.combine)))
    weights = add(weights, weight)
  }
  if (absentRoles.length > 0 && panel.absentRole === 'incomplete') return { ...missing, absentRoles }
  if (weights === 0) return setAside > 0 ? notApplicable(null) : missing
  return scored(divide(total, weights), null)
}
