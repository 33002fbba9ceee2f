import type { Plan } from '../compile/compiled'
import { nth } from '../nth'
import type { Attributes } from '../kinds/kind'
import { add, type Exact } from '../numbers/exact'
import type { OrganizationEntry, OrganizationResult, Veto } from '../types'
import type { Cell } from './cell'
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
  vetoes: readonly Veto[]
  missing: OrganizationResult['missing']
  /** Reason of the first exclusion that holds. */
  excluded: string | null
}

export function standingOf(plan: Plan, entry: OrganizationEntry, cells: readonly Cell[]): Standing {
  const { scheme } = plan
  const vetoes = vetoesOf(plan, entry.vetoes ?? none)
  const stars = plan.stars.map((star) => starStanding(scheme, star, cells, darkening(vetoes, star.definition.code)))
  const bonus = plan.bonus.reduce<Exact>((sum, group) => add(sum, groupAmount(scheme, group, cells)), 0)
  const deduction = plan.deductions.reduce<Exact>((sum, group) => add(sum, groupAmount(scheme, group, cells)), 0)
  return {
    entry,
    cells,
    stars,
    bonus,
    deduction,
    total: totalOf(plan, stars, bonus, deduction),
    litStars: stars.filter((star) => star.unmet.length === 0).length,
    vetoes,
    missing: missingOf(plan, cells),
    excluded: exclusionOf(plan, entry.attributes ?? {}),
  }
}

const none: readonly never[] = []

/** Vetoes by code, deduplicated, in scheme order. */
export function vetoesOf(plan: Plan, codes: readonly string[]): readonly Veto[] {
  return codes.length === 0 ? none : [...plan.vetoes.values()].filter((veto) => codes.includes(veto.code))
}

/** Reason of the first exclusion that holds. */
export function exclusionOf(plan: Plan, attributes: Attributes): string | null {
  return plan.exclusions.find((each) => each.applies(attributes))?.reason ?? null
}

/** Codes of the vetoes that darken a star. */
export function darkening(vetoes: readonly Veto[], star: string): readonly string[] {
  if (vetoes.length === 0) return none
  return vetoes.filter(({ effect }) => effect.kind === 'darken-star' && effect.star === star).map(({ code }) => code)
}

/** Indicators of stars without a score, in scheme order; under a weighted panel the roles that are lacking. */
function missingOf(plan: Plan, cells: readonly Cell[]): OrganizationResult['missing'] {
  const found: OrganizationResult['missing'] = []
  for (const { definition, inExtras, position } of plan.indicators) {
    const cell = nth(cells, position)
    if (cell.state !== 'missing' || inExtras) continue
    if (cell.absentRoles.length === 0) found.push({ indicator: definition.code })
    for (const role of cell.absentRoles) found.push({ indicator: definition.code, role })
  }
  return found
}
