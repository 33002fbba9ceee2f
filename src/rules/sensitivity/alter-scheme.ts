import type { Plan } from '../compile/compiled'
import { compileScheme, planOf } from '../compile/compile-scheme'
import { assessStanding } from '../evaluate/assess'
import { conclude, evaluate, refuseRepeated } from '../evaluate/evaluate'
import { ownRow } from '../evaluate/row'
import { standingOf, type Standing } from '../evaluate/standing'
import { totalOf } from '../evaluate/stars'
import { nth } from '../nth'
import { divide, exact, multiply } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import { settledRows } from '../path/situation'
import type { CompiledScheme, Decimal, EvaluateOptions, ExtraGroup, OrganizationEntry, OrganizationResult, Scheme } from '../types'

/** What of a scheme is asked to be otherwise; what is not named stays. Only what the scheme has. */
export interface Alteration {
  /** What a star counts for in the total, by star: its score × this ÷ its full score. The star itself is judged as before. */
  weights?: Readonly<Record<string, Decimal>>
  /** From which score a star is lit, by star: a ratio or a score, as the scheme has it. */
  lines?: Readonly<Record<string, Decimal>>
  /** From which total a level is reached, by level. */
  bands?: Readonly<Record<number, Decimal>>
  /** The most a group of bonus or deductions comes to, by group. */
  caps?: Readonly<Record<string, Decimal>>
  /** The most a total comes to. */
  cap?: Decimal
}

/**
 * The round under the scheme altered, beside the round as it is. Nothing but a question: no result is to be kept.
 * `changed` are the organizations whose level or rank differs, in the order of the entries.
 *
 * @throws RangeError for what the scheme does not have and for a negative weight; SchemeError where the scheme would not
 * be valid; otherwise as `evaluate`.
 */
export function alterScheme(
  scheme: CompiledScheme,
  entries: readonly OrganizationEntry[],
  alteration: Alteration,
  options: EvaluateOptions = {},
): { before: OrganizationResult[]; after: OrganizationResult[]; changed: string[] } {
  refuseRepeated(entries)
  const plan = planOf(compileScheme(altered(scheme.scheme, alteration)))
  const rows = settledRows(plan, entries, entries.map((entry) => ownRow(plan, entry)))
  const judged = rows.map((cells, index) => assessStanding(plan, reweighed(plan, standingOf(plan, nth(entries, index), cells), alteration.weights ?? {}), options))
  const before = evaluate(scheme, entries, options)
  const after = conclude(plan, judged)
  const changed = before.flatMap((result, index) => {
    const other = nth(after, index)
    return result.level === other.level && result.rank === other.rank ? [] : [result.organizationId]
  })
  return { before, after, changed }
}

function altered(scheme: Scheme, { weights = {}, lines = {}, bands = {}, caps = {}, cap }: Alteration): Scheme {
  const groups = [...(scheme.bonus ?? []), ...(scheme.deductions ?? [])]
  refuseUnknown([...Object.keys(weights), ...Object.keys(lines)], scheme.stars.map(({ code }) => code))
  refuseUnknown(Object.keys(bands), (scheme.level.bands ?? []).map(({ level }) => String(level)))
  refuseUnknown(Object.keys(caps), groups.flatMap((group) => (group.cap === undefined ? [] : [group.code])))
  refuseUnknown(cap === undefined ? [] : ['cap'], scheme.cap === undefined ? [] : ['cap'])
  const negative = Object.entries(weights).find(([, weight]) => !(weight >= 0))
  if (negative) throw new RangeError(`a weight below 0: ${negative[0]}`)
  const capped = (group: ExtraGroup): ExtraGroup => ({ ...group, ...(caps[group.code] === undefined ? {} : { cap: caps[group.code] }) })
  return {
    ...scheme,
    stars: scheme.stars.map((star) => {
      const line = lines[star.code]
      return line === undefined ? star : { ...star, lighting: 'ratio' in star.lighting ? { ratio: line } : { score: line } }
    }),
    ...(scheme.bonus ? { bonus: scheme.bonus.map(capped) } : {}),
    ...(scheme.deductions ? { deductions: scheme.deductions.map(capped) } : {}),
    level: { ...scheme.level, ...(scheme.level.bands ? { bands: scheme.level.bands.map((band) => ({ ...band, from: bands[band.level] ?? band.from })) } : {}) },
    ...(cap === undefined ? {} : { cap }),
  }
}

function refuseUnknown(named: readonly string[], known: readonly string[]): void {
  const unknown = named.find((each) => !known.includes(each))
  if (unknown !== undefined) throw new RangeError(`the scheme has no ${unknown}`)
}

/** Weighted scores are rounded where scores of stars are. Only the total is another. */
function reweighed(plan: Plan, standing: Standing, weights: Readonly<Record<string, Decimal>>): Standing {
  const { decimals, rounding, roundAt } = plan.scheme
  const stars = standing.stars.map((star, index) => {
    const { definition, fullScore } = nth(plan.stars, index)
    const weight = weights[definition.code]
    if (weight === undefined || fullScore === 0) return star
    const score = divide(multiply(star.score, exact(weight)), fullScore)
    return { ...star, score: roundAt === 'total' ? score : roundExact(score, decimals, rounding) }
  })
  return { ...standing, total: totalOf(plan, stars, standing.bonus, standing.deduction) }
}
