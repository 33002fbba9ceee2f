import { planOf } from '../compile/compile-scheme'
import { line, plain, shown } from '../explain/text'
import { add, compareExact, exact, multiply, negate, type Exact } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import type { CompiledScheme, Explanation, OrganizationResult } from '../types'
import { rounded } from './combine-rounds'
import { sharesOf, weightedMean, weightsOf, type Absent, type WeightedRound } from './weighting'

/** What one round brought an organization in the year. */
export interface YearPart {
  /** Its total in that round; null where it was absent or not complete. */
  total: number | null
  /** Weight ÷ Σ weights of the rounds that count for it, in percent; null where the round is left out. */
  percent: number | null
  /** That share of stars, bonus and deduction together; null where the round is left out. Four decimals, like the percent. */
  contribution: number | null
}

const completeIn = (rounds: readonly WeightedRound[], id: string) =>
  rounds.map(({ results }) => results.find(({ organizationId, status }) => organizationId === id && status === 'complete') ?? null)

/** What each round, in the order given, brought an organization. Where nothing is rounded they add up to its total. */
export function yearParts(rounds: readonly WeightedRound[], organizationId: string, absent: Absent): YearPart[] {
  const complete = completeIn(rounds, organizationId)
  return sharesOf(complete, weightsOf(rounds), absent).map((share, at) => {
    const result = complete[at] ?? null
    if (share === null) return { total: result?.total ?? null, percent: null, contribution: null }
    return { total: result?.total ?? null, percent: toDecimal(multiply(share, exact(100))), contribution: toDecimal(multiply(share, result ? sumOf(result) : 0)) }
  })
}

/** Stars, bonus and deduction as they enter the year: without the cap of a round. */
function sumOf({ stars, bonus, deduction }: OrganizationResult): Exact {
  return add(stars.reduce<Exact>((sum, { score }) => add(sum, exact(score)), exact(bonus)), negate(exact(deduction)))
}

/**
 * How stars, bonus and deduction of the year came out of the rounds, as a tree in plain Chinese.
 *
 * @param year what `combineRounds` made of these rounds
 */
export function explainYear(scheme: CompiledScheme, rounds: readonly (WeightedRound & { name: string })[], year: OrganizationResult, absent: Absent): Explanation {
  const plan = planOf(scheme)
  const weights = weightsOf(rounds)
  const complete = completeIn(rounds, year.organizationId)
  const counted = rounds.map((_, at) => absent === 'zero' || complete[at] != null)
  if (complete.every((result) => result === null)) return { text: '没有一期评完，不能合成', points: null, children: rounds.map(({ name }, at) => line(absenceOf(rounds, at, name, year.organizationId, absent))) }

  const part = (name: string, value: (result: OrganizationResult) => number): Explanation => {
    const values = complete.map((result) => (result ? exact(value(result)) : null))
    const terms = rounds.flatMap(({ weight }, at) => (counted[at] ? [`${plain(weight)} × ${shown(values[at] ?? 0)}`] : []))
    const sum = weights.reduce<Exact>((all, weight, at) => (counted[at] ? add(all, weight) : all), 0)
    const mean = weightedMean(values, weights, absent)
    const points = rounded(plan, mean)
    const mode = plan.scheme.rounding === 'half-up' ? '四舍五入' : '四舍六入五成双'
    const cut = compareExact(mean, points) === 0 ? [] : [{ text: `${mode}到 ${plan.scheme.decimals} 位小数：${shown(mean)} → ${shown(points)}`, points: toDecimal(points), children: [] }]
    return { text: `${name}：（${terms.join(' ＋ ')}）÷ ${shown(sum)}`, points: toDecimal(points), children: cut }
  }
  const absences = rounds.flatMap(({ name }, at) => (complete[at] ? [] : [line(absenceOf(rounds, at, name, year.organizationId, absent))]))
  return {
    text: '年度总分：各星、加分合成后相加，减去减分',
    points: year.total,
    children: [
      ...plan.scheme.stars.map(({ code, name }) => part(name, ({ stars }) => stars.find((star) => star.code === code)?.score ?? 0)),
      ...(plan.scheme.bonus ? [part('加分', ({ bonus }) => bonus)] : []),
      ...(plan.scheme.deductions ? [part('减分', ({ deduction }) => deduction)] : []),
      ...absences,
    ],
  }
}

function absenceOf(rounds: readonly WeightedRound[], at: number, name: string, id: string, absent: Absent): string {
  const took = rounds[at]?.results.some(({ organizationId }) => organizationId === id) === true
  return `${name}：${took ? '没有评完' : '没有参评'}，${absent === 'zero' ? '按 0 分计' : '不计入'}`
}
