import { compileScheme, pathTo, simulate, type CompiledScheme, type Mark, type OrganizationEntry, type OrganizationResult, type Path, type Scheme } from '@rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreRule } from '../builders'
import { drawn } from '../support/draw'
import { runs } from '../support/runs'
import { levelOf } from './brute-force'
import type { Goal } from './small-round'

interface Case {
  compiled: CompiledScheme
  entries: OrganizationEntry[]
  goal: Goal
}

/** A scheme as large as real ones, six stars of five indicators, points given directly, so that every step is a mark. */
const large: fc.Arbitrary<Case> = drawn(({ one, whole, flag }) => {
  const stars = ['A', 'B', 'C', 'D', 'E', 'F'].map((code) => {
    const indicators = [2, 3, 4, 5, 6].map((fullScore, index) => ({ code: `${code}${index}`, name: code, fullScore, rule: { ...scoreRule, ...(flag() ? { step: 0.5 } : {}) }, notApplicable: 'rescale' as const, ...(index === 0 ? { required: { ratio: 0.5 } } : {}) }))
    return { code, name: code, fullScore: 20, lighting: { ratio: 0.8 }, indicators }
  })
  const decimals = one<Scheme['decimals']>(0, 1, 2, 3)
  const rounding = one<Scheme['rounding']>('half-up', 'half-even')
  // Several rescaled stars at fine rounding can take seconds; small rounds cover them against trying everything.
  const mayLack = decimals < 2 || (decimals === 2 && rounding === 'half-up')
  const scheme: Scheme = {
    format: 1,
    id: 'large',
    name: '大方案',
    version: 1,
    subject: 'organization',
    attributes: [],
    decimals,
    rounding,
    roundAt: one('indicator', 'star', 'total'),
    stars,
    panel: { mode: 'single' },
    level: { by: 'stars', conditions: [{ level: 4, when: { total: { atLeast: 90 } } }] },
    ranking: { criteria: [{ by: 'total' }, { by: 'lit-stars' }, { by: 'star', code: 'B' }], ties: one('competition', 'dense') },
    missing: 'zero',
  }
  const entries = ['x', 'y', 'z', 'w'].map((organizationId): OrganizationEntry => ({
    organizationId,
    track: 't',
    marks: stars.flatMap((star) => star.indicators).map(({ code, fullScore }) => ({ indicator: code, input: mayLack && whole(24) === 0 ? { notApplicable: true } : { value: Math.ceil((fullScore * (2 + whole(8))) / 5) / 2 } })),
  }))
  return { compiled: compileScheme(scheme), entries, goal: one<() => Goal>(() => ({ level: 1 + whole(5) }), () => ({ total: 60 + whole(60) }), () => ({ rank: 1 + whole(2) }))() }
})

const marksOf = (steps: Path['steps']): Mark[] => steps.map(({ indicator, to }) => ({ indicator, input: { value: to } }))

function after({ compiled, entries }: Case, steps: Path['steps']): OrganizationResult {
  const [result] = simulate(compiled, entries, [{ organizationId: 'x', marks: marksOf(steps) }]).after
  if (!result) throw new Error('no result')
  return result
}

function reaches({ goal }: Case, result: OrganizationResult): boolean {
  if ('total' in goal) return result.total >= goal.total
  return 'level' in goal ? (levelOf(result) ?? -1) >= goal.level : result.rank !== null && result.rank <= goal.rank
}

/** A step lower by the least a mark can be. */
function lowered({ compiled }: Case, steps: Path['steps'], at: number): Path['steps'] {
  const rules = new Map(compiled.scheme.stars.flatMap((star) => star.indicators).map(({ code, rule }) => [code, rule]))
  return steps.map((step, index) => {
    const rule = rules.get(step.indicator)
    const least = rule?.kind === 'score' && rule.step !== undefined ? 5000 : 1
    return index === at ? { ...step, to: (Math.round(step.to * 10_000) - least) / 10_000 } : step
  })
}

describe('laws of the cheapest path', () => {
  it('simulated, the steps reach the goal with the total and level promised; without one of them, or with one lower, they do not', () => {
    fc.assert(
      fc.property(large, (given) => {
        const found = pathTo(given.compiled, given.entries, 'x', given.goal)
        if (!found.ok) {
          expect([found.reason, reaches(given, after(given, []))]).toEqual([found.reason, found.reason === 'already-there'])
          return
        }
        const { steps, points, total, level } = found.path
        const result = after(given, steps)
        expect([reaches(given, result), result.total, levelOf(result)]).toEqual([true, total, level])
        expect(points).toBe(steps.reduce((sum, { from, to }) => sum + Math.round((to - from) * 10_000), 0) / 10_000)
        steps.forEach((_, at) => {
          expect(reaches(given, after(given, steps.filter((__, index) => index !== at)))).toBe(false)
          expect(reaches(given, after(given, lowered(given, steps, at)))).toBe(false)
        })
      }),
      runs,
    )
  }, 600_000)

  it('fixing what a path does not touch changes nothing; fixing what it does never makes it cheaper', () => {
    fc.assert(
      fc.property(large, (given) => {
        const path = (fixed: string[]) => pathTo(given.compiled, given.entries, 'x', given.goal, { fixed })
        const found = path([])
        if (!found.ok) return
        const touched = found.path.steps.map(({ indicator }) => indicator)
        const others = given.compiled.scheme.stars.flatMap((star) => star.indicators).map(({ code }) => code).filter((code) => !touched.includes(code))
        expect(path(others)).toEqual(found)
        const dearer = path(touched.slice(0, 1))
        if (!dearer.ok) {
          expect(dearer.reason).toBe('out-of-reach')
          return
        }
        const [count, least] = [dearer.path.steps.length, found.path.steps.length]
        expect(count > least || (count === least && dearer.path.points >= found.path.points)).toBe(true)
      }),
      { numRuns: Math.ceil(runs.numRuns / 10) },
    )
  }, 600_000)

  it('a lower goal never costs more', () => {
    fc.assert(
      fc.property(large, fc.integer({ min: 1, max: 10 }), (given, less) => {
        const { goal } = given
        if (!('total' in goal)) return
        const path = (total: number) => pathTo(given.compiled, given.entries, 'x', { total })
        const [low, high] = [path(goal.total - less), path(goal.total)]
        if (!high.ok || !low.ok) {
          if (high.ok && !low.ok) expect(low.reason).toBe('already-there')
          return
        }
        const [fewer, more] = [low.path.steps.length, high.path.steps.length]
        expect(fewer < more || (fewer === more && low.path.points <= high.path.points)).toBe(true)
      }),
      { numRuns: Math.ceil(runs.numRuns / 10) },
    )
  }, 600_000)
})
