import type { Plan } from '../compile/compiled'
import { missing, notApplicable, scored, type Cell } from '../evaluate/cell'
import { exact } from '../numbers/exact'
import type { OrganizationResult } from '../types'

/** The cells of an evaluated organization, read back from its result; missing where it was made without details. */
export function cellsOf(plan: Plan, result: OrganizationResult): Cell[] {
  const cells = plan.indicators.map(() => missing)
  const put = (code: string, cell: Cell) => {
    const indicator = plan.byCode.get(code)
    if (indicator) cells[indicator.position] = cell
  }
  for (const { code, points, state, stage } of result.stars.flatMap(({ indicators }) => indicators)) {
    const by = stage ?? null
    if (state === 'scored' && points !== null) put(code, scored(exact(points), by))
    if (state === 'not-applicable') put(code, { ...notApplicable(by), points: points === null ? null : exact(points) })
  }
  for (const { code, points } of result.extras) put(code, scored(exact(points), null))
  return cells
}
