import type { Plan } from '../compile/compiled'
import { MarkError } from '../errors'
import { faultOf } from '../marks/check-mark'
import type { Mark, OrganizationEntry } from '../types'

const none: readonly Mark[] = []

/** An organization's marks, at the position of their indicator. */
export type MarksByPosition = readonly (readonly Mark[])[]

function sortMarks(plan: Plan, marks: readonly Mark[]): MarksByPosition {
  const sorted = new Array<readonly Mark[]>(plan.indicators.length).fill(none)
  for (const mark of marks) {
    const position = plan.byCode.get(mark.indicator)?.position
    if (position === undefined) continue
    const before = sorted[position] ?? none
    sorted[position] = before.length === 0 ? [mark] : [...before, mark]
  }
  return sorted
}

/**
 * Checks what is known of an organization, and sorts its marks.
 *
 * @throws MarkError for a mark its rule refuses, or a second one of the same stage, role and evaluator; RangeError for a
 *   veto the scheme does not have.
 */
export function checkedMarks(plan: Plan, entry: OrganizationEntry): MarksByPosition {
  for (const mark of entry.marks) {
    const fault = faultOf(plan, mark)
    if (fault) throw fault
  }
  for (const veto of entry.vetoes ?? []) if (!plan.vetoes.has(veto)) throw new RangeError(`unknown veto: ${veto}`)
  const sorted = sortMarks(plan, entry.marks)
  for (const marks of sorted) if (marks.length > 1) refuseRepeated(plan, marks)
  return sorted
}

function refuseRepeated(plan: Plan, marks: readonly Mark[]): void {
  const { mode } = plan.scheme.panel
  marks.forEach((mark, index) => {
    const repeats = marks.slice(0, index).some((other) => mode === 'single' || (other.role === mark.role && (mode === 'stages' || other.evaluator === mark.evaluator)))
    if (repeats) throw new MarkError(mark.indicator, 'duplicate', '同一指标有两条相同阶段或同一评分人的评分')
  })
}
