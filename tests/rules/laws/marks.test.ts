import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileScheme, evaluate, roundTo, type Indicator, type Mark, type MarkInput, type OrganizationEntry, type OrganizationResult, type Panel, type Rule, type Scheme } from '@rules'
import { indicatorsOf, round } from '../support/arbitrary'
import { runs } from '../support/runs'

const single = { panel: { mode: 'single' as const } }
const starIndicators = (result: OrganizationResult | undefined) => result?.stars.flatMap((star) => star.indicators) ?? []

const rounded = (value: number) => roundTo(value, 2, 'half-up')

/** An input that is nowhere worse and better where there is room; null where better and worse are not one axis. */
function better(rule: Rule, input: MarkInput, fullScore: number): MarkInput | null {
  if (rule.kind === 'score' && 'value' in input) return { value: rule.from === 'zero' ? Math.min(fullScore, rounded(input.value + 0.5)) : Math.max(0, rounded(input.value - 0.5)) }
  if (rule.kind === 'choice') return { option: 'y' }
  if (rule.kind === 'tally' && rule.combine === 'sum' && 'items' in input) {
    const { a = 0, b = 0, c = 0 } = input.items
    return { items: rule.base === 'full' ? { a: Math.max(0, a - 1), b: Math.max(0, b - 1), c: c + 1 } : { a: a + 1, b: b + 1, c: Math.max(0, c - 1) } }
  }
  if (rule.kind === 'ballot' && 'items' in input) return { items: { a: (input.items['a'] ?? 0) + (input.items['b'] ?? 0), b: 0 } }
  const curve = rule.kind === 'measure' ? rule.curve : null
  if (curve && !('proportional' in curve && curve.proportional.better === 'lower')) {
    if ('value' in input) return { value: rounded(input.value + 3.3) }
    if ('parts' in input) return { parts: [input.parts[1], input.parts[1]] }
  }
  return null
}

/** Without a mark the register speaks. */
function fromRegister(scheme: Scheme, mark: Mark): boolean {
  return indicatorsOf(scheme).some(({ code, rule }) => code === mark.indicator && 'quantity' in rule && rule.quantity.attribute !== undefined)
}

/** Rank, as a number that is worse the larger it is. */
const place = (result: OrganizationResult | undefined) => result?.rank ?? Infinity

describe('laws of marks', () => {
  it('a better input never lowers its points, its star, the total or the rank', () => {
    const rounds = round({ alone: true, scheme: { ...single, roundAt: 'star', deductions: [], ranking: { criteria: [{ by: 'total' }, { by: 'lit-stars' }], ties: 'competition' } } })
    fc.assert(
      fc.property(rounds, fc.nat(), ({ scheme, entries, options }, seed) => {
        const own = entries[seed % entries.length]
        const byCode = new Map(indicatorsOf(scheme).map((each): [string, Indicator] => [each.code, each]))
        if (!own) return
        const compiled = compileScheme(scheme)
        const before = evaluate(compiled, entries, options).find(({ organizationId }) => organizationId === own.organizationId)
        for (const mark of own.marks) {
          const indicator = byCode.get(mark.indicator)
          const input = indicator && !('notApplicable' in mark.input) ? better(indicator.rule, mark.input, indicator.fullScore) : null
          if (!input) continue
          const raised: OrganizationEntry = { ...own, marks: own.marks.map((each) => (each === mark ? { ...each, input } : each)) }
          const after = evaluate(compiled, entries.map((entry) => (entry === own ? raised : entry)), options).find(({ organizationId }) => organizationId === own.organizationId)
          starIndicators(before).forEach(({ points }, at) => expect(starIndicators(after)[at]?.points ?? -1).toBeGreaterThanOrEqual(points ?? -1))
          before?.stars.forEach(({ score }, at) => expect(after?.stars[at]?.score).toBeGreaterThanOrEqual(score))
          expect(after?.total).toBeGreaterThanOrEqual(before?.total ?? NaN)
          expect(place(after)).toBeLessThanOrEqual(place(before))
        }
      }),
      runs,
    )
  })

  it('a better input never lowers its points or its star, wherever is rounded, at any stage', () => {
    const panel: Panel = { mode: 'stages', stages: [{ code: 'r', name: '自评' }, { code: 's', name: '复评' }] }
    fc.assert(
      fc.property(fc.constantFrom<Panel>({ mode: 'single' }, panel).chain((each) => round({ alone: true, scheme: { panel: each } })), fc.nat(), ({ scheme, entries }, seed) => {
        const own = entries[seed % entries.length]
        if (!own) return
        const compiled = compileScheme(scheme)
        const indicators = new Map(indicatorsOf(scheme).map((each) => [each.code, each]))
        const marks = own.marks.map((mark): Mark => {
          const indicator = indicators.get(mark.indicator)
          const input = indicator && !('notApplicable' in mark.input) ? better(indicator.rule, mark.input, indicator.fullScore) : null
          return input ? { ...mark, input } : mark
        })
        const [before] = evaluate(compiled, [own])
        const [after] = evaluate(compiled, [{ ...own, marks }])
        starIndicators(before).forEach(({ points }, at) => expect(starIndicators(after)[at]?.points ?? -1).toBeGreaterThanOrEqual(points ?? -1))
        before?.stars.forEach(({ score }, at) => expect(after?.stars[at]?.score).toBeGreaterThanOrEqual(score))
      }),
      runs,
    )
  })

  it('a mark taken away becomes missing, never 0, and moves no other indicator', () => {
    const rounds = round({ alone: true, scheme: { ...single, missing: 'incomplete', bonus: [], deductions: [] } })
    fc.assert(
      fc.property(rounds, fc.nat(), fc.nat(), ({ scheme, entries }, which, at) => {
        const own = entries[which % entries.length]
        const mark = own?.marks[at % Math.max(1, own.marks.length)]
        if (!own || !mark || fromRegister(scheme, mark)) return
        const compiled = compileScheme(scheme)
        const [before] = evaluate(compiled, [own])
        const [after] = evaluate(compiled, [{ ...own, marks: own.marks.filter((each) => each !== mark) }])
        starIndicators(before).forEach((indicator, index) => {
          if (indicator.code !== mark.indicator) expect(starIndicators(after)[index]).toEqual(indicator)
          else if (scheme.stars.flatMap((star) => star.indicators)[index]?.appliesTo === undefined || indicator.state === 'scored') {
            expect(starIndicators(after)[index]).toEqual({ code: mark.indicator, points: null, state: 'missing' })
            expect(after).toMatchObject({ status: 'incomplete', level: null, rank: null })
            expect(after?.missing.map((each) => each.indicator)).toContain(mark.indicator)
          }
        })
      }),
      runs,
    )
  })

  it('under missing: zero nothing in stars is missing, and what was scored or not applicable stays so', () => {
    fc.assert(
      fc.property(round({ alone: true }), ({ scheme, entries }) => {
        const of = (missing: 'incomplete' | 'zero') => evaluate(compileScheme({ ...scheme, missing }), entries)
        const [zero, incomplete] = [of('zero'), of('incomplete')]
        zero.forEach((result, index) => {
          expect([result.status, result.missing]).toEqual(['complete', []])
          starIndicators(incomplete[index]).forEach((indicator, at) => {
            expect(starIndicators(result)[at]).toEqual(indicator.state === 'missing' ? { ...indicator, state: 'scored', points: 0 } : indicator)
          })
          expect(result.total).toBe(incomplete[index]?.total)
        })
      }),
      runs,
    )
  })

  it('marks of other organizations change nothing where nothing is compared, but ranks', () => {
    fc.assert(
      fc.property(round({ alone: true }), ({ scheme, entries }) => {
        const compiled = compileScheme(scheme)
        evaluate(compiled, entries).forEach((result, index) => {
          const entry = entries[index]
          const [alone] = entry ? evaluate(compiled, [entry]) : []
          expect([alone?.stars, alone?.extras, alone?.total, alone?.missing]).toEqual([result.stars, result.extras, result.total, result.missing])
        })
      }),
      runs,
    )
  })

  it('a second mark of the same place is refused whatever it says', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries }) => {
        const compiled = compileScheme(scheme)
        const [entry] = entries
        const mark: Mark | undefined = entry?.marks[0]
        if (entry && mark) expect(() => evaluate(compiled, [{ ...entry, marks: [...entry.marks, mark] }])).toThrow('两条')
      }),
      runs,
    )
  })
})
