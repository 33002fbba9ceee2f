import type { Plan } from '../compile/compiled'
import { MarkError } from '../errors'
import { checkMark } from '../marks/check-mark'
import type { CompiledScheme, Mark, OrganizationEntry } from '../types'

/**
 * An organization's marks by indicator position, each checked.
 *
 * @throws MarkError for a mark its rule refuses, or a second one of the same stage, role and evaluator.
 */
export function sortMarks(scheme: CompiledScheme, plan: Plan, entry: OrganizationEntry): Mark[][] {
  const sorted: Mark[][] = plan.indicators.map(() => [])
  for (const mark of entry.marks) {
    const fault = checkMark(scheme, mark)
    if (fault) throw fault
    const place = sorted[plan.byCode.get(mark.indicator)?.position ?? 0] ?? []
    if (place.some((other) => isSame(plan, other, mark))) throw new MarkError(mark.indicator, 'duplicate', '同一指标有两条相同阶段或同一评分人的评分')
    place.push(mark)
  }
  return sorted
}

function isSame(plan: Plan, a: Mark, b: Mark): boolean {
  const { mode } = plan.scheme.panel
  if (mode === 'single') return true
  return a.role === b.role && (mode === 'stages' || a.evaluator === b.evaluator)
}
