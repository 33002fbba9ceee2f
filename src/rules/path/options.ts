import type { CompiledIndicator, Plan } from '../compile/compiled'
import type { Cell } from '../evaluate/cell'
import { roundedPoints } from '../evaluate/settle'
import type { Attributes } from '../kinds/kind'
import type { Exact } from '../numbers/exact'
import { attainable } from './attainable'
import { beforeRounding, firstWhole } from './range'
import { between, clip, grid, lastOf, regular, valuesOf, type Run, type Runs } from './runs'

/**
 * Points an indicator may be raised to, as they enter the sums. Where indicators are rounded, the rule has to give only so
 * much as is rounded up to them: `saving` less, the same for all values of one set.
 */
export interface OptionSet {
  readonly saving: number
  readonly runs: Runs
}

/** An indicator that may be raised. */
export interface Raisable {
  readonly position: number
  readonly code: string
  /** Points that enter the sums now; 0 where it is missing. */
  readonly present: Exact
  readonly options: readonly OptionSet[]
  /** The most it can be raised to. */
  readonly most: number
}

/** Null for what stays as it is: compared, not applicable, in extras, or nothing above it. @param cell a missing one counted as 0. */
export function raisableOf(plan: Plan, indicator: CompiledIndicator, cell: Cell, attributes: Attributes): Raisable | null {
  const { definition, position, inExtras } = indicator
  if (inExtras || definition.rule.kind === 'cohort' || cell.state !== 'scored' || cell.points === null) return null
  const fullScore = grid(definition.fullScore)
  const given = plan.scheme.panel.mode === 'weighted' ? between(0, fullScore) : attainable(definition.rule, fullScore, attributes)
  const above = firstWhole({ value: cell.points, strict: true })
  const sets = plan.scheme.roundAt === 'indicator' ? rounded(plan, given) : [{ saving: 0, runs: given }]
  const options = sets.map(({ saving, runs }) => ({ saving, runs: clip(runs, above, Infinity) })).filter(({ runs }) => runs.length > 0)
  if (options.length === 0) return null
  return { position, code: definition.code, present: cell.points, options, most: Math.max(...options.flatMap(({ runs }) => runs.map(lastOf))) }
}

/** For each rounded value the smallest one that is rounded to it. */
function rounded(plan: Plan, runs: Runs): OptionSet[] {
  const cheapest = new Map<number, number>()
  for (const run of runs) {
    for (const value of candidates(plan, run)) {
      const points = roundedPoints(plan, value)
      if (typeof points === 'number' && value < (cheapest.get(points) ?? Infinity)) cheapest.set(points, value)
    }
  }
  const bySaving = new Map<number, number[]>()
  for (const [points, value] of [...cheapest].sort((a, b) => a[0] - b[0])) {
    const saving = points - value
    const alike = bySaving.get(saving)
    if (alike) alike.push(points)
    else bySaving.set(saving, [points])
  }
  return [...bySaving].map(([saving, values]) => ({ saving, runs: regular(values) }))
}

/** Of a run the values that may be the smallest of those rounded alike. */
function candidates({ scheme }: Plan, run: Run): number[] {
  const unit = 10 ** (4 - scheme.decimals)
  if (run.step >= unit) return valuesOf(run)
  const found = [run.first]
  for (let line = Math.ceil(run.first / unit) * unit; line - unit <= lastOf(run); line += unit) {
    const from = firstWhole(beforeRounding(line, scheme.decimals, scheme.rounding))
    const index = Math.max(0, Math.ceil((from - run.first) / run.step))
    if (index < run.count) found.push(run.first + index * run.step)
  }
  return found
}
