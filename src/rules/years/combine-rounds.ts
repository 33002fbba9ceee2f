import type { Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import { assessStanding } from '../evaluate/assess'
import { conclude } from '../evaluate/evaluate'
import { darkening, exclusionOf, vetoesOf, type Standing } from '../evaluate/standing'
import { totalWithoutCap, type StarStanding } from '../evaluate/stars'
import type { Attributes } from '../kinds/kind'
import { compareExact, exact, type Exact } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import type { AttributeValue, CompiledScheme, EvaluateOptions, OrganizationResult } from '../types'
import { cellsOf } from './cells'
import { weightedMean, weightsOf, type Absent, type WeightedRound } from './weighting'

/** One organization in the rounds that hold it, newest first. */
interface YearRecord {
  newest: OrganizationResult
  /** Its result in every round, null where it has none or is not complete. */
  complete: (OrganizationResult | null)[]
  /** Of every round, complete or not: a veto is a fact of its own. */
  vetoes: string[]
}

/**
 * The year out of its rounds, newest first: stars, bonus and deduction are means by weight, over the rounds an organization
 * was complete in or over all with 0; then lighting by the line, level, ranks and quotas as `evaluate` has them. Track,
 * indicators (for conditions, criteria and `required`) and attributes are those of the newest round that holds it; caps are
 * not applied again. One result per organization of any round, sorted by id, without indicators and extras.
 *
 * @throws RangeError for a repeated organization, a negative weight, or weights that add up to 0
 */
export function combineRounds(
  scheme: CompiledScheme,
  rounds: readonly WeightedRound[],
  options: { absent: Absent; attributes?: Record<string, Record<string, AttributeValue>> } & EvaluateOptions,
): OrganizationResult[] {
  const plan = planOf(scheme)
  const weights = weightsOf(rounds)
  const records = [...recordsOf(rounds)].sort(([a], [b]) => (a < b ? -1 : 1))
  const assessed = records.map(([id, record]) => {
    const attributes = options.attributes && Object.hasOwn(options.attributes, id) ? options.attributes[id] : undefined
    return assessStanding(plan, standingOfYear(plan, record, weights, options.absent, attributes ?? {}), { ...options, detail: 'totals' })
  })
  return conclude(plan, assessed)
}

function recordsOf(rounds: readonly WeightedRound[]): Map<string, YearRecord> {
  const records = new Map<string, YearRecord>()
  for (const [index, { results }] of rounds.entries()) {
    const seen = new Set<string>()
    for (const result of results) {
      const { organizationId } = result
      if (seen.has(organizationId)) throw new RangeError(`organization given twice: ${organizationId}`)
      seen.add(organizationId)
      const record = records.get(organizationId) ?? { newest: result, complete: rounds.map(() => null), vetoes: [] }
      records.set(organizationId, record)
      record.vetoes.push(...result.vetoes)
      if (result.status === 'complete') record.complete[index] = result
    }
  }
  return records
}

function standingOfYear(plan: Plan, { newest, complete, vetoes: given }: YearRecord, weights: readonly Exact[], absent: Absent, attributes: Attributes): Standing {
  const { scheme } = plan
  const yearly = (value: (result: OrganizationResult) => number) => rounded(plan, weightedMean(complete.map((result) => (result ? exact(value(result)) : null)), weights, absent))
  const vetoes = vetoesOf(plan, given)
  const stars = plan.stars.map(({ definition: { code, indicators }, line }): StarStanding => {
    const score = yearly((result) => result.stars.find((star) => star.code === code)?.score ?? 0)
    const before = newest.stars.find((star) => star.code === code)?.unmet ?? []
    const required = indicators.filter((indicator) => before.includes(indicator.code)).map((indicator) => indicator.code)
    return { score, unmet: [...required, ...(compareExact(score, line) < 0 ? ['score'] : []), ...darkening(vetoes, code)] }
  })
  const bonus = yearly((result) => result.bonus)
  const deduction = yearly((result) => result.deduction)
  const total = totalWithoutCap(stars, bonus, deduction)
  return {
    entry: { organizationId: newest.organizationId, track: newest.track, attributes, marks: [] },
    cells: cellsOf(plan, newest),
    stars,
    bonus,
    deduction,
    // Of rounded scores it is rounded already.
    total: roundExact(total, scheme.decimals, scheme.rounding),
    litStars: stars.filter(({ unmet }) => unmet.length === 0).length,
    vetoes,
    missing: complete.every((result) => result === null) ? newest.missing : [],
    excluded: exclusionOf(plan, attributes),
  }
}

/** Means of rounded scores have digits of their own: they are rounded wherever anything but the total is. */
export function rounded({ scheme }: Plan, value: Exact): Exact {
  return scheme.roundAt === 'total' ? value : roundExact(value, scheme.decimals, scheme.rounding)
}
