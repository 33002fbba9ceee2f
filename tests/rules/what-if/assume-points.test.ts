import { assumePoints, compileScheme, evaluate, pathTo, pointChoices, type Mark, type OrganizationEntry } from '@rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'
import { runs } from '../support/runs'

const indicators = [indicatorOf('X', 10, scoreRule), indicatorOf('Y', 5, { ...scoreRule, step: 0.5 }, { notApplicable: 'track-mean' }), indicatorOf('Z', 5, { kind: 'choice', options: [{ code: 'n', name: '差', points: 0 }, { code: 'm', name: '中', points: 2 }, { code: 'y', name: '好', points: 5 }] })]
const best = indicatorOf('C', 4, { kind: 'cohort', quantity: { of: 'value' }, scope: 'all', better: 'higher', by: { ofBest: true } })
const bonus = [{ code: 'B', name: '加分', cap: 3, indicators: [indicatorOf('P', 5, scoreRule)] }]
const compiled = compileScheme(schemeOf([...indicators, best], { bonus, quotas: [{ level: 1, atMost: { count: 1 }, scope: 'all', round: 'down', ties: 'exclude', hard: true }] }))
const entries: OrganizationEntry[] = [
  entryOf('a', { X: { value: 8 }, Y: { value: 4 }, Z: { option: 'm' }, C: { value: 3 } }),
  entryOf('b', { X: { value: 6 }, Z: { option: 'y' }, C: { value: 4 } }),
  entryOf('c', { X: { value: 2 }, Y: { notApplicable: true }, Z: { option: 'n' }, C: { value: 1 } }),
]

/** The entries with marks of 'b' replaced: the oracle, since points of these rules are marks. */
function withMarks(given: Record<string, number>): OrganizationEntry[] {
  const marks = Object.entries(given).map(([indicator, value]): Mark => ({ indicator, input: indicator === 'Z' ? { option: value === 0 ? 'n' : value === 2 ? 'm' : 'y' } : { value } }))
  return entries.map((entry) => (entry.organizationId === 'b' ? { ...entry, marks: [...entry.marks.filter((mark) => !(mark.indicator in given)), ...marks] } : entry))
}

describe('assumePoints', () => {
  it('is the round with marks that give these points; what is lacking counts as 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }), fc.constantFrom(0, 2, 5), fc.integer({ min: 0, max: 50 }), (x, y, z, p) => {
        const points = { X: x / 10, Z: z, P: p / 10, ...(y === undefined ? {} : { Y: y / 2 }) }
        expect(assumePoints(compiled, entries, 'b', points)).toEqual(evaluate(compiled, withMarks({ Y: 0, ...points })))
      }),
      runs,
    )
  })

  it('leads where a path leads', () => {
    const answer = pathTo(compiled, entries, 'b', { rank: 1 })
    if (!answer.ok) throw new Error(answer.reason)
    const result = assumePoints(compiled, entries, 'b', Object.fromEntries(answer.path.steps.map(({ indicator, to }) => [indicator, to])))[1]
    expect(result).toMatchObject({ rank: 1, total: answer.path.total })
  })

  it('refuses what has no points of its own', () => {
    expect(() => assumePoints(compiled, entries, 'b', { C: 1 })).toThrow(RangeError)
    expect(() => assumePoints(compiled, entries, 'c', { Y: 1 })).toThrow('not applicable')
    expect(() => assumePoints(compiled, entries, 'b', { X: 10.5 })).toThrow(RangeError)
    expect(() => assumePoints(compiled, entries, 'b', { Q: 1 })).toThrow('unknown indicator')
    expect(() => assumePoints(compiled, entries, 'z', {})).toThrow('unknown organization')
  })

  it('changes nothing it was given', () => {
    const copy = structuredClone(entries)
    assumePoints(compiled, entries, 'a', { X: 1 })
    expect(entries).toEqual(copy)
  })
})

describe('pointChoices', () => {
  it('tells what each indicator has and could have', () => {
    const [x, y, z, c, p] = pointChoices(compiled, entries, 'b')
    expect(x).toEqual({ indicator: 'X', state: 'scored', points: 6, choices: [{ from: 0, to: 10, step: 0.0001 }] })
    expect(y).toEqual({ indicator: 'Y', state: 'missing', points: null, choices: [{ from: 0, to: 5, step: 0.5 }] })
    expect(z).toMatchObject({ points: 5, choices: [{ from: 0, to: 2, step: 2 }, { from: 5, to: 5 }] })
    expect(c).toEqual({ indicator: 'C', state: 'scored', points: 4, choices: [] })
    expect(p).toMatchObject({ indicator: 'P', state: 'missing', points: null, choices: [{ from: 0, to: 5 }] })
    expect(pointChoices(compiled, entries, 'c')[1]).toMatchObject({ state: 'not-applicable', points: 4, choices: [] })
  })

  it('holds every point under a weighted panel', () => {
    const weighted = compileScheme(schemeOf([indicatorOf('X', 10, { ...scoreRule, step: 5 })], { panel: { mode: 'weighted', roles: [{ code: 'j', name: '评委', weight: 1, combine: 'mean' }], absentRole: 'incomplete' } }))
    expect(pointChoices(weighted, [entryOf('a', {})], 'a')[0]?.choices).toEqual([{ from: 0, to: 10, step: 0.0001 }])
  })
})
