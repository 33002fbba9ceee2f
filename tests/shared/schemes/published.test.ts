import { compileScheme, evaluate, validateScheme, type CompiledScheme, type Mark, type MarkInput, type OrganizationResult, type Scheme } from '@rules'
import { publishedSchemes } from '@shared/schemes'
import { describe, expect, it } from 'vitest'

function named(part: string): { scheme: Scheme; compiled: CompiledScheme } {
  const scheme = publishedSchemes.find(({ name }) => name.includes(part))
  if (!scheme) throw new Error(`no scheme ${part}`)
  return { scheme, compiled: compileScheme(scheme) }
}

/** Everything without a finding, and full points where points are given directly. */
function flawless({ stars, bonus = [] }: Scheme): Record<string, MarkInput> {
  const inputs = stars.flatMap(({ indicators }) => indicators).map(({ code, fullScore, rule }): [string, MarkInput] => {
    if (rule.kind === 'score') return [code, { value: fullScore }]
    if (rule.kind === 'tally') return [code, { items: {} }]
    if (rule.kind !== 'composite') throw new Error(`no input for ${rule.kind}`)
    return [code, { values: Object.fromEntries(rule.parts.map((part) => [part.code, part.rule.kind === 'tally' ? { items: {} } : { value: 0, reason: '没有' }])) }]
  })
  return Object.fromEntries([...inputs, ...bonus.flatMap(({ indicators }) => indicators).map(({ code }): [string, MarkInput] => [code, { value: 0, reason: '没有' }])])
}

function score({ scheme, compiled }: ReturnType<typeof named>, inputs: Record<string, MarkInput> = {}, more: { attributes?: Record<string, number | boolean>; vetoes?: string[] } = {}): OrganizationResult {
  const role = scheme.panel.mode === 'stages' ? scheme.panel.stages.at(-1)?.code : undefined
  const marks = Object.entries({ ...flawless(scheme), ...inputs }).map(([indicator, input]): Mark => ({ indicator, input, ...(role === undefined ? {} : { role }) }))
  const [result] = evaluate(compiled, [{ organizationId: 'a', track: 't', marks, ...more }])
  if (!result) throw new Error('no result')
  return result
}

const pointsOf = (result: OrganizationResult, code: string) => result.stars.flatMap(({ indicators }) => indicators).find((each) => each.code === code)?.points
const found = (...codes: string[]): MarkInput => ({ items: Object.fromEntries(codes.map((code) => [code, 1])) })
const composite = (named: string[], other: number): MarkInput => ({ values: { named: found(...named), other: { value: other, reason: '酌情' } } })

describe('published schemes', () => {
  it.each(publishedSchemes.map((scheme) => [scheme.name, scheme] as const))('%s is sound, names its source and what it does not say', (_, scheme) => {
    expect(validateScheme(scheme).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(scheme.source).toMatch(/转载/)
    expect(scheme.note).toContain('原文未载')
  })

  it('have full scores as in their documents', () => {
    expect(named('湖北').scheme.stars.map(({ fullScore }) => fullScore)).toEqual([15, 25])
    expect(named('五星创评').scheme.stars.slice(0, 4).map(({ fullScore }) => fullScore)).toEqual([15, 10, 10, 10])
    expect(named('分类定级').scheme.stars.map(({ fullScore }) => fullScore)).toEqual([15, 10, 10, 10, 10, 20, 25])
  })
})

describe('湖北 2010', () => {
  const hubei = named('湖北')
  it('takes off the graver of two findings', () => {
    expect(score(hubei).total).toBe(40)
    expect(pointsOf(score(hubei, { O1: found('none', 'partial') }), 'O1')).toBe(0)
    expect(pointsOf(score(hubei, { O1: found('partial') }), 'O1')).toBe(6)
    expect(pointsOf(score(hubei, { T6: found('partial') }), 'T6')).toBe(3)
  })
  it('asks for a board from seven members on, for elections only where they were due', () => {
    const small = { attributes: { members: 6 } }
    const large = { attributes: { members: 7, electionDue: true } }
    expect(pointsOf(score(hubei, { T2: found('board') }, small), 'T2')).toBe(2)
    expect(pointsOf(score(hubei, { T2: found('board') }, large), 'T2')).toBe(0)
    expect(pointsOf(score(hubei, { O2: found('irregular') }, large), 'O2')).toBe(1)
    expect(pointsOf(score(hubei, { O2: found('irregular') }, small), 'O2')).toBe(3)
  })
})

describe('五星创评', () => {
  const wuxing = named('五星创评')
  const innovative = { attributes: { innovation: true } }
  it('takes off named findings and what is judged, until nothing is left', () => {
    expect(pointsOf(score(wuxing, { L1: composite(['term', 'idle'], 2) }), 'L1')).toBe(3)
    expect(pointsOf(score(wuxing, { L1: composite(['term', 'board', 'idle'], 2) }), 'L1')).toBe(0)
    expect(pointsOf(score(wuxing, { B1: composite(['admission'], 0) }), 'B1')).toBe(0)
    expect(pointsOf(score(wuxing, { P1: composite(['none', 'bare'], 0) }), 'P1')).toBe(0)
    expect(pointsOf(score(wuxing, { P1: composite(['bare'], 1) }), 'P1')).toBe(4)
  })
  it('has 90, 80, 70 and 60 points as lines, and five stars only with an innovative project', () => {
    const at = (lost: number, more = innovative) => score(wuxing, { M1: { value: 20 - Math.min(20, lost) }, R1: { value: 20 - Math.max(0, lost - 20) } }, more).level
    expect([0, 10, 11, 20, 30, 31, 40].map((lost) => at(lost))).toEqual([5, 5, 4, 4, 3, 2, 2])
    expect(at(0, { attributes: { innovation: false } })).toBe(4)
    expect(score(wuxing, { M1: { value: 0 }, R1: { value: 0 }, L1: composite(['term'], 0) }, innovative).level).toBe(1)
  })
  it('adds at most ten points', () => {
    expect(score(wuxing, { E1: { value: 10, reason: '示例' } }).total).toBe(110)
  })
})

describe('分类定级', () => {
  const fenlei = named('分类定级')
  const satisfied = { attributes: { satisfaction: 90, members: 50 } }
  it('grades by 90, 80 and 60 points; nobody below 90 % satisfaction above 一般', () => {
    const lose = (points: number, more = satisfied) => score(fenlei, { M1: composite([], points) }, more).level
    expect([0, 10, 11, 20, 21, 25].map((points) => lose(points))).toEqual([3, 3, 2, 2, 1, 1])
    expect(lose(0, { attributes: { satisfaction: 89.9, members: 50 } })).toBe(1)
    expect(score(fenlei, {}).level).toBe(1)
    expect(score(fenlei, {}, { ...satisfied, vetoes: ['V1'] }).level).toBe(0)
  })
  it('asks for a full-time officer from 50 members on, beside the funds', () => {
    const input: MarkInput = { values: { named1: found('staff'), named2: found('nofunds', 'funds'), other: { value: 0, reason: '没有' } } }
    expect(pointsOf(score(fenlei, { G1: input }, satisfied), 'G1')).toBe(0)
    expect(pointsOf(score(fenlei, { G1: input }, { attributes: { satisfaction: 90, members: 49 } }), 'G1')).toBe(5)
  })
})
