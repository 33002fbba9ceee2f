import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileScheme, evaluate, explainIndicator, explainLevel, indicatorExplainer, rankBy, type Criterion, type MarkInput, type OrganizationResult, type RankCriterion, type Scheme } from '@rules'
import { indicatorsOf, round } from '../support/arbitrary'
import { runs } from '../support/runs'

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + Math.round(each * 10_000), 0) / 10_000
const byId = (results: OrganizationResult[]) => new Map(results.map((result) => [result.organizationId, result]))

/** What a criterion reads, from the result as people see it. Without quotas the level is the one before them. */
function readable(result: OrganizationResult, criterion: Criterion): number {
  switch (criterion.by) {
    case 'total':
    case 'bonus':
    case 'deduction':
      return result[criterion.by]
    case 'level':
      return result.level ?? 0
    case 'lit-stars':
      return result.litStars
    case 'star':
      return result.stars.find(({ code }) => code === criterion.code)?.score ?? -Infinity
    case 'indicator': {
      const indicator = result.stars.flatMap((star) => star.indicators).find(({ code }) => code === criterion.code)
      return indicator?.state === 'scored' ? (indicator.points ?? -Infinity) : -Infinity
    }
  }
}

describe('laws of evaluation', () => {
  it('the same input gives the same bytes, whoever compiled the scheme', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        const once = JSON.stringify(evaluate(compileScheme(scheme), entries, options))
        expect(JSON.stringify(evaluate(compileScheme(structuredClone(scheme)), structuredClone(entries), options))).toBe(once)
      }),
      runs,
    )
  })

  it('scores and totals stay within their bounds and caps', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        for (const result of evaluate(compileScheme(scheme), entries, options)) {
          for (const star of result.stars) {
            expect(star.score).toBeGreaterThanOrEqual(0)
            expect(star.score).toBeLessThanOrEqual(star.fullScore)
            star.indicators.forEach(({ code, points }) => {
              const full = indicatorsOf(scheme).find((each) => each.code === code)?.fullScore ?? 0
              if (points !== null) expect([points >= 0, points <= full]).toEqual([true, true])
            })
          }
          expect(result.bonus).toBeGreaterThanOrEqual(0)
          expect(result.bonus).toBeLessThanOrEqual((scheme.bonus ?? []).reduce((most, { cap }) => most + (cap ?? Infinity), 0))
          expect(result.deduction).toBeGreaterThanOrEqual(0)
          expect(result.total).toBeLessThanOrEqual(scheme.cap ?? Infinity)
          expect(result.litStars).toBe(result.stars.filter(({ lit }) => lit).length)
          expect(result.stars.every(({ lit, unmet }) => lit === (unmet.length === 0))).toBe(true)
        }
      }),
      runs,
    )
  })

  it('printed stars, bonus and deduction add up to the printed total at roundAt star without a cap', () => {
    fc.assert(
      fc.property(round({ scheme: { roundAt: 'star' } }), ({ scheme, entries }) => {
        if (scheme.cap !== undefined) return
        for (const result of evaluate(compileScheme(scheme), entries)) {
          expect(result.total).toBe(sum([...result.stars.map(({ score }) => score), result.bonus, -result.deduction]))
        }
      }),
      runs,
    )
  })

  it('a reason beside a mark changes no result: inputs seen before come to what they come to by themselves', () => {
    const explained = (input: MarkInput, at: number): MarkInput => ({ ...input, reason: `理由${at}` })
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        const compiled = compileScheme(scheme)
        const apart = entries.map((entry) => ({ ...entry, marks: entry.marks.map((mark, at) => ({ ...mark, input: explained(mark.input, at) })) }))
        const plain = evaluate(compiled, entries, options)
        expect(evaluate(compiled, apart, options)).toEqual(plain)
        expect(evaluate(compiled, entries, options)).toEqual(plain)
      }),
      runs,
    )
  })

  it('totals alone are those of the full results', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        const compiled = compileScheme(scheme)
        const full = evaluate(compiled, entries, options).map((result) => ({ ...result, extras: [], stars: result.stars.map((star) => ({ ...star, indicators: [] })) }))
        expect(evaluate(compiled, entries, { ...options, detail: 'totals' })).toEqual(full)
      }),
      runs,
    )
  })

  it('does not depend on the order of entries and marks', () => {
    const shuffled = round().chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given.entries, { minLength: given.entries.length }), fc.array(fc.nat(), { minLength: 1, maxLength: 7 })),
    )
    fc.assert(
      fc.property(shuffled, ([{ scheme, entries, options }, others, keys]) => {
        const mixed = others.map((entry) => ({ ...entry, marks: entry.marks.map((mark, at) => ({ mark, key: keys[at % keys.length] ?? 0 })).sort((a, b) => a.key - b.key).map(({ mark }) => mark) }))
        const compiled = compileScheme(scheme)
        expect(byId(evaluate(compiled, mixed, options))).toEqual(byId(evaluate(compiled, entries, options)))
      }),
      runs,
    )
  })

  it('does not depend on the order of indicators and items', () => {
    const turned = (scheme: Scheme): Scheme => {
      const turn = <T extends { indicators: Scheme['stars'][number]['indicators'] }>(groups: T[]): T[] =>
        groups.map((group) => ({ ...group, indicators: [...group.indicators].reverse().map((each) => (each.rule.kind === 'tally' ? { ...each, rule: { ...each.rule, items: [...each.rule.items].reverse() } } : each)) }))
      return { ...scheme, stars: turn(scheme.stars), bonus: turn(scheme.bonus ?? []), deductions: turn(scheme.deductions ?? []) }
    }
    const summary = (results: OrganizationResult[]) => results.map(({ total, level, rank, overallRank, tied, stars }) => ({ total, level, rank, overallRank, tied, stars: stars.map(({ score, lit }) => [score, lit]) }))
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        expect(summary(evaluate(compileScheme(turned(scheme)), entries, options))).toEqual(summary(evaluate(compileScheme(scheme), entries, options)))
      }),
      runs,
    )
  })

  it('ranks are a total preorder of the readable numbers; equal keys share a rank', () => {
    fc.assert(
      fc.property(round({ scheme: { quotas: [] } }), ({ scheme, entries, options }) => {
        const results = evaluate(compileScheme(scheme), entries, options)
        const ranked = results.filter(({ rank }) => rank !== null)
        const criteria = scheme.ranking.criteria.map((criterion): RankCriterion<OrganizationResult> => ({ code: 'code' in criterion ? `${criterion.by}:${criterion.code}` : criterion.by, order: criterion.order ?? 'desc', value: (result) => readable(result, criterion) }))
        for (const { row, rank } of rankBy(ranked, criteria, scheme.ranking.ties)) expect(row.overallRank).toBe(rank)
        for (const track of ['t', 'u']) {
          const own = ranked.filter((result) => result.track === track)
          for (const { row, ...place } of rankBy(own, criteria, scheme.ranking.ties)) expect({ rank: row.rank, tied: row.tied, decidedBy: row.decidedBy }).toEqual(place)
        }
        expect(results.every(({ rank, unranked }) => (rank === null) !== (unranked === null))).toBe(true)
      }),
      runs,
    )
  })

  it('the steps of a level lead from the base to the level', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        const compiled = compileScheme(scheme)
        for (const result of evaluate(compiled, entries, options)) {
          result.levelSteps.reduce<number | null>((from, step) => {
            expect(step.from).toBe(from)
            expect(step.reason === 'base' || step.reason === 'soft-quota' || step.from !== step.to).toBe(true)
            return step.to
          }, null)
          expect(result.levelSteps.at(-1)?.to ?? null).toBe(result.level)
          expect(explainLevel(compiled, result).children).toHaveLength(Math.max(result.levelSteps.length, result.unranked === null ? 0 : 1))
        }
      }),
      runs,
    )
  })

  it('explanations have the points evaluate gives', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries }) => {
        const compiled = compileScheme(scheme)
        for (const result of evaluate(compiled, entries)) {
          const points = [...result.stars.flatMap((star) => star.indicators), ...result.extras]
          for (const { code, points: given } of points) {
            const explanation = explainIndicator(compiled, entries, result.organizationId, code)
            expect(explanation.points).toBe(given)
            expect(explanation.children.length).toBeGreaterThan(0)
            // Nothing but the marks of the indicator decides: with these alone the explanation is the same.
            const alone = entries.map((entry) => ({ ...entry, marks: entry.marks.filter(({ indicator }) => indicator === code) }))
            expect(indicatorExplainer(compiled, alone, code)(result.organizationId)).toEqual(explanation)
          }
        }
      }),
      runs,
    )
  })
})
