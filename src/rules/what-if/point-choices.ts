import type { CompiledIndicator, Plan } from '../compile/compiled'
import type { Cell } from '../evaluate/cell'
import { ownRow } from '../evaluate/row'
import type { Attributes } from '../kinds/kind'
import { nth } from '../nth'
import { SCALE } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import { attainable } from '../path/attainable'
import { between, grid, lastOf, type Runs } from '../path/runs'
import { situationOf } from '../path/situation'
import type { CompiledScheme, OrganizationEntry, PointChoices } from '../types'

/**
 * What every indicator of an organization, extras included, has now and which points its rule could give: what `pathTo`
 * chooses from, and what lies below as well. In scheme order. Compared and not applicable ones have no choices; under a
 * weighted panel every decimal with four places can come out.
 *
 * @throws RangeError for an unknown organization; otherwise as `evaluate`.
 */
export function pointChoices(scheme: CompiledScheme, entries: readonly OrganizationEntry[], organizationId: string): PointChoices[] {
  const { plan, own, cells } = situationOf(scheme, entries, organizationId, [], {})
  const entry = nth(entries, own)
  const marked = ownRow(plan, entry)
  return plan.indicators.map((indicator) => {
    const cell = nth(cells, indicator.position)
    const state = nth(marked, indicator.position).state === 'missing' ? 'missing' : cell.state
    const points = state === 'missing' || cell.points === null ? null : toDecimal(cell.points)
    return { indicator: indicator.definition.code, state, points, choices: choicesOf(plan, indicator, cell, entry.attributes ?? {}).map(decimals) }
  })
}

function choicesOf(plan: Plan, { definition, cohort }: CompiledIndicator, cell: Cell, attributes: Attributes): Runs {
  if (cohort || definition.rule.kind === 'cohort' || cell.state === 'not-applicable') return []
  const fullScore = grid(definition.fullScore)
  return plan.scheme.panel.mode === 'weighted' ? between(0, fullScore) : attainable(definition.rule, fullScore, attributes)
}

function decimals(run: Runs[number]): PointChoices['choices'][number] {
  return { from: run.first / SCALE, to: lastOf(run) / SCALE, step: run.step / SCALE }
}
