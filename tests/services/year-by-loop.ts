/** A year computed once more by plain loops over stored results: no code of src/rules. */
import type { AttributeValue, OrganizationResult, Scheme } from '@rules'

export interface LoopRound {
  /** Integer weight: any scale, the same for all rounds. */
  weight: number
  results: readonly OrganizationResult[]
}

export interface LoopRow {
  id: string
  track: string
  /** In hundredths. */
  stars: number[]
  bonus: number
  deduction: number
  total: number
  lit: boolean[]
  level: number | null
  rank: number | null
  /** What each round brought, in hundredths and not rounded; null where it does not count. */
  parts: (number | null)[]
}

const hundredths = (value: number) => Math.round(value * 100)

/** Half up, for numbers not below 0. */
const quotient = (n: number, d: number) => Math.floor((2 * n + d) / (2 * d))

/** The built-in six-star scheme: 80 % lights, six stars want 90, one level up at most but for an honour, newcomers are not graded. */
export function yearByLoop(scheme: Scheme, newestFirst: readonly LoopRound[], absent: 'average-present' | 'zero', facts: { attributes: ReadonlyMap<string, Record<string, AttributeValue>>; previous: Readonly<Record<string, number | null>> }): LoopRow[] {
  const ids = [...new Set(newestFirst.flatMap(({ results }) => results.map(({ organizationId }) => organizationId)))].sort()
  const rows = ids.map((id): LoopRow & { graded: boolean } => {
    const held = newestFirst.map(({ results }) => results.find((result) => result.organizationId === id))
    const newest = held.find((result) => result !== undefined)
    if (!newest) throw new Error(id)
    const counted = newestFirst.map(({ weight }, at) => (held[at]?.status === 'complete' ? weight : absent === 'zero' ? weight : 0))
    const sum = counted.reduce((all, weight) => all + weight, 0)
    const mean = (value: (result: OrganizationResult) => number) => {
      let all = 0
      for (const [at, result] of held.entries()) if (result?.status === 'complete') all += (counted[at] ?? 0) * hundredths(value(result))
      return sum === 0 ? 0 : quotient(all, sum)
    }
    const vetoes = (scheme.vetoes ?? []).filter(({ code }) => held.some((result) => result?.vetoes.includes(code)))
    const stars = scheme.stars.map((_, at) => mean((result) => result.stars[at]?.score ?? 0))
    const lit = scheme.stars.map(({ fullScore, indicators }, at) => {
      const unmet = newest.stars[at]?.unmet ?? []
      return (stars[at] ?? 0) >= 80 * fullScore && !indicators.some(({ code }) => unmet.includes(code))
    })
    const bonus = mean((result) => result.bonus)
    const deduction = mean((result) => result.deduction)
    const total = stars.reduce((all, score) => all + score, 0) + bonus - deduction
    const complete = held.some((result) => result?.status === 'complete')
    const attributes = facts.attributes.get(id) ?? {}
    const graded = complete && attributes['newcomer'] !== true && !vetoes.some(({ effect }) => effect.kind === 'no-level')
    let level = lit.filter(Boolean).length
    if (level === 6 && total < 9000) level = 5
    for (const { effect } of vetoes) if (effect.kind === 'drop-levels') level = Math.max(0, level - effect.by)
    for (const { effect } of vetoes) if (effect.kind === 'cap-level') level = Math.min(level, effect.level)
    const before = facts.previous[id]
    if (typeof before === 'number' && attributes['provincialHonour'] !== true) level = Math.min(level, before + 1)
    const parts = held.map((result, at) => {
      if (!counted[at] || !complete) return absent === 'zero' ? 0 : null
      if (result?.status !== 'complete') return 0
      return ((counted[at] ?? 0) * (result.stars.reduce((all, { score }) => all + hundredths(score), 0) + hundredths(result.bonus) - hundredths(result.deduction))) / sum
    })
    return { id, track: newest.track, stars, bonus, deduction, total, lit, level: graded ? level : null, rank: null, parts, graded }
  })
  const order = (row: LoopRow) => [row.total, row.lit.filter(Boolean).length, row.stars[scheme.stars.findIndex(({ code }) => code === 'S')] ?? 0, row.stars[scheme.stars.findIndex(({ code }) => code === 'T')] ?? 0, row.bonus]
  const ahead = (left: LoopRow, right: LoopRow) => {
    const [a, b] = [order(left), order(right)]
    const at = a.findIndex((value, index) => value !== b[index])
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
  }
  return rows.map(({ graded, ...row }) => ({ ...row, rank: graded ? 1 + rows.filter((other) => other.graded && other.track === row.track && ahead(other, row)).length : null }))
}
