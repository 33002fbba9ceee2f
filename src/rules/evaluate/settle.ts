import type { CompiledIndicator, Plan } from '../compile/compiled'
import type { Exact } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import { scored, type Cell } from './cell'

/** Points at their place of rounding, where that is the indicator. */
export function roundedPoints({ scheme }: Plan, points: Exact): Exact {
  return scheme.roundAt === 'indicator' ? roundExact(points, scheme.decimals, scheme.rounding) : points
}

/**
 * What an indicator enters the sum with: a missing one counts 0 under `missing: 'zero'`, a not-applicable one what its
 * policy says. Means of a track come later (`settleColumn`).
 */
export function settleCell(plan: Plan, indicator: CompiledIndicator, cell: Cell): Cell {
  if (cell.state === 'scored') {
    const points = cell.points === null ? null : roundedPoints(plan, cell.points)
    return points === cell.points ? cell : { ...cell, points }
  }
  if (indicator.inExtras) return cell
  if (cell.state === 'missing') return plan.scheme.missing === 'zero' ? scored(0, cell.stage) : cell
  if (indicator.definition.notApplicable === 'full') return { ...cell, points: indicator.fullScore }
  return indicator.definition.notApplicable === 'zero' ? { ...cell, points: 0 } : cell
}
