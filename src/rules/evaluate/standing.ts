import type { Plan } from '../compile/compiled'
import { add, exact, type Exact } from '../numbers/exact'
import type { OrganizationEntry, OrganizationResult } from '../types'
import { missing, type Cell } from './cell'
import { groupAmount, starStanding, totalOf, type StarStanding } from './stars'

/** Everything about one organization that does not depend on ranks: what levels and conditions are judged on. */
export interface Standing {
  entry: OrganizationEntry
  cells: readonly Cell[]
  stars: StarStanding[]
  bonus: Exact
  deduction: Exact
  total: Exact
  litStars: number
  /** Deduplicated, in scheme order. */
  vetoes: string[]
  missing: OrganizationResult['missing']
  /** Reason of the first exclusion that holds. */
  excluded: string | null
}

/** @throws RangeError for a veto code the scheme does not have. */
export function standingOf(plan: Plan, entry: OrganizationEntry, cells: readonly Cell[]): Standing {
  const { scheme } = plan
  const known = scheme.vetoes ?? []
  const given = new Set(entry.vetoes ?? [])
  for (const code of given) if (!known.some((veto) => veto.code === code)) throw new RangeError(`unknown veto: ${code}`)
  const vetoes = known.filter((veto) => given.has(veto.code))
  const stars = plan.stars.map((star) => {
    const darkening = vetoes.filter((veto) => veto.effect.kind === 'darken-star' && veto.effect.star === star.definition.code)
    return starStanding(scheme, star, cells, darkening.map((veto) => veto.code))
  })
  const bonus = plan.bonus.reduce<Exact>((sum, group) => add(sum, groupAmount(scheme, group, cells)), 0)
  const deduction = plan.deductions.reduce<Exact>((sum, group) => add(sum, groupAmount(scheme, group, cells)), 0)
  return {
    entry,
    cells,
    stars,
    bonus,
    deduction,
    total: totalOf(plan, stars, bonus, deduction, scheme.cap === undefined ? null : exact(scheme.cap)),
    litStars: stars.filter((star) => star.unmet.length === 0).length,
    vetoes: vetoes.map((veto) => veto.code),
    missing: missingOf(plan, cells),
    excluded: plan.exclusions.find((each) => each.applies(entry.attributes ?? {}))?.reason ?? null,
  }
}

function missingOf(plan: Plan, cells: readonly Cell[]): OrganizationResult['missing'] {
  return plan.stars.flatMap((star) =>
    star.indicators.flatMap(({ position, definition }) => {
      const cell = cells[position] ?? missing
      if (cell.state !== 'missing') return []
      if (cell.absentRoles.length === 0) return [{ indicator: definition.code }]
      return cell.absentRoles.map((role) => ({ indicator: definition.code, role }))
    }),
  )
}
