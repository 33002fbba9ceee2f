import { compileScheme, evaluate, type OrganizationEntry, type OrganizationResult, type Quota, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

/** Two stars of 10 and one of 4, with a bonus; a star is lit from 8 (3.2) on. */
function scheme(more: Partial<Scheme> = {}): Scheme {
  const star = (code: string, fullScore: number) => ({ code, name: code, fullScore, lighting: { ratio: 0.8 }, indicators: [indicatorOf(`${code}1`, fullScore, scoreRule, { notApplicable: 'full' as const })] })
  return { ...schemeOf([]), stars: [star('A', 10), star('B', 10), star('C', 4)], bonus: [{ code: 'H', name: '加分', indicators: [indicatorOf('H1', 10, scoreRule)] }], ...more }
}

const of = (id: string, a: number, b: number, c: number, more: Partial<OrganizationEntry> = {}, bonus = 0) => entryOf(id, { A1: { value: a }, B1: { value: b }, C1: { value: c }, ...(bonus ? { H1: { value: bonus } } : {}) }, more)
const places = (results: OrganizationResult[]) => results.map(({ organizationId, rank, tied, decidedBy, overallRank }) => [organizationId, rank, tied, decidedBy, overallRank])
const run = (of: Scheme, entries: OrganizationEntry[]) => evaluate(compileScheme(of), entries)

describe('ranks', () => {
  const criteria: Scheme['ranking']['criteria'] = [{ by: 'total' }, { by: 'lit-stars' }, { by: 'star', code: 'C' }]

  it('within the track and over all, the deciding criterion of the track', () => {
    const entries = [of('d', 10, 0, 4), of('a', 9, 5, 0), of('c', 5, 9, 0), of('b', 10, 5, 0), of('x', 10, 10, 4, { track: 'u' }), of('y', 10, 4, 0, { track: 'u' })]
    expect(places(run(scheme({ ranking: { criteria, ties: 'competition' } }), entries))).toEqual([
      ['d', 2, 1, 'total', 3],
      ['a', 3, 2, 'lit-stars', 4],
      ['c', 3, 2, 'lit-stars', 4],
      ['b', 1, 1, null, 2],
      ['x', 1, 1, null, 1],
      ['y', 2, 1, 'total', 4],
    ])
  })

  it('dense counts on without gaps', () => {
    const entries = [of('a', 9, 5, 0), of('b', 9, 5, 0), of('c', 1, 0, 0)]
    expect(run(scheme({ ranking: { criteria, ties: 'dense' } }), entries).map(({ rank }) => rank)).toEqual([1, 1, 2])
  })

  it('without criteria all share the first place', () => {
    expect(places(run(scheme({ ranking: { criteria: [], ties: 'competition' } }), [of('a', 1, 1, 1), of('b', 2, 2, 2)]))).toEqual([['a', 1, 2, null, 1], ['b', 1, 2, null, 1]])
  })

  it('compares the numbers people read: 7.004 and 7.001 are the same 7', () => {
    const entries = [of('a', 7.004, 0, 0), of('b', 7.001, 0, 0)]
    expect(run(scheme(), entries).map(({ rank, tied }) => [rank, tied])).toEqual([[1, 2], [1, 2]])
    expect(run(scheme({ decimals: 3 }), entries).map(({ rank }) => rank)).toEqual([1, 2])
  })

  it.each<[string, Scheme['ranking']['criteria'], string[]]>([
    ['bonus', [{ by: 'bonus' }], ['b', 'a', 'c']],
    ['bonus ascending, then the star', [{ by: 'bonus', order: 'asc' }, { by: 'star', code: 'B' }], ['c', 'a', 'b']],
    ['an indicator', [{ by: 'indicator', code: 'A1' }], ['a', 'b', 'c']],
    ['an indicator ascending: not applicable is last either way', [{ by: 'indicator', code: 'A1', order: 'asc' }], ['b', 'a', 'c']],
    ['an extra: unmarked is 0', [{ by: 'indicator', code: 'H1', order: 'asc' }, { by: 'indicator', code: 'A1' }], ['a', 'c', 'b']],
    ['the level', [{ by: 'level' }, { by: 'total', order: 'asc' }], ['c', 'a', 'b']],
  ])('by %s', (_name, chosen, order) => {
    const entries = [of('a', 9, 1, 0), of('b', 8, 0, 0, {}, 5), entryOf('c', { A1: { notApplicable: true }, B1: { value: 9 }, C1: { value: 0 } })]
    const results = run(scheme({ ranking: { criteria: chosen, ties: 'competition' } }), entries)
    expect([...results].sort((x, y) => (x.rank ?? 9) - (y.rank ?? 9)).map(({ organizationId }) => organizationId)).toEqual(order)
  })
})

describe('quotas', () => {
  const quota = (more: Partial<Quota>): Quota => ({ level: 2, atMost: { count: 1 }, scope: 'track', round: 'down', ties: 'exclude', hard: true, ...more })
  const levels = (quotas: Quota[], entries: OrganizationEntry[], more: Partial<Scheme> = {}) => run(scheme({ quotas, ...more }), entries).map(({ level }) => level)
  const ranked = [of('a', 10, 10, 0), of('b', 10, 9, 0), of('c', 9, 9, 0), of('d', 9, 0, 0), of('e', 0, 0, 0)]

  it('by count: who does not fit drops to the level below, with a line', () => {
    const results = run(scheme({ quotas: [quota({})] }), ranked)
    expect(results.map(({ level }) => level)).toEqual([2, 1, 1, 1, 0])
    expect(results[1]?.levelSteps.map(({ reason, from, to }) => [reason, from, to])).toEqual([['base', null, 2], ['quota', 2, 1]])
  })

  it.each<[Quota['round'], number, (number | null)[]]>([['down', 30, [2, 1, 1, 1, 0]], ['up', 30, [2, 2, 1, 1, 0]], ['nearest', 30, [2, 2, 1, 1, 0]], ['nearest', 29.9, [2, 1, 1, 1, 0]], ['nearest', 50, [2, 2, 2, 1, 0]], ['up', 25, [2, 2, 1, 1, 0]], ['nearest', 25, [2, 1, 1, 1, 0]], ['up', 40, [2, 2, 1, 1, 0]]])('rounded %s, %d %% of all five ranked', (round, percent, expected) => {
    expect(levels([quota({ atMost: { percent }, round })], ranked)).toEqual(expected)
  })

  it('more than there are holders leaves all, and so does exactly as many', () => {
    expect([3, 4, 9].map((count) => levels([quota({ atMost: { count } })], ranked))).toEqual(Array.from({ length: 3 }, () => [2, 2, 2, 1, 0]))
    expect(levels([quota({ level: 3 })], ranked)).toEqual([2, 2, 2, 1, 0])
  })

  it('the line says how many, of whom, and what follows', () => {
    const details = (more: Partial<Quota>) => run(scheme({ quotas: [quota(more)] }), ranked)[2]?.levelSteps.at(-1)?.detail
    expect(details({})).toBe('二星级名额为本跑道参加排名组织的 1 家，按名次未进入名额')
    expect(details({ scope: 'all', atMost: { percent: 25 }, hard: false })).toBe('二星级名额为全部参加排名组织的 25%，计 1 家，按名次在名额以外，由评价小组决定')
  })

  it('a tie across the line goes in or out as a whole', () => {
    const tied = [of('a', 10, 10, 0), of('b', 9, 9, 0), of('c', 9, 9, 0), of('d', 8, 8, 0)]
    expect(levels([quota({ atMost: { count: 2 }, ties: 'exclude' })], tied)).toEqual([2, 1, 1, 1])
    expect(levels([quota({ atMost: { count: 2 }, ties: 'include' })], tied)).toEqual([2, 2, 2, 1])
    expect(levels([quota({ atMost: { count: 3 }, ties: 'exclude' })], tied)).toEqual([2, 2, 2, 1])
    expect(levels([quota({ atMost: { count: 0 }, ties: 'include' })], tied)).toEqual([1, 1, 1, 1])
  })

  it('soft ones only leave a line for who would not fit', () => {
    const results = run(scheme({ quotas: [quota({ hard: false })] }), ranked)
    expect(results.map(({ level }) => level)).toEqual([2, 2, 2, 1, 0])
    expect(results[2]?.levelSteps.at(-1)).toMatchObject({ reason: 'soft-quota', from: 2, to: 2 })
    expect(results[0]?.levelSteps.map(({ reason }) => reason)).toEqual(['base'])
  })

  it('from the highest level down: who drops is counted in the next', () => {
    const quotas = [quota({ level: 1, atMost: { count: 2 } }), quota({ level: 2, atMost: { count: 1 } })]
    expect(levels(quotas, ranked)).toEqual([2, 1, 0, 0, 0])
  })

  it('who holds a higher level and does not fit drops to the quota’s level − 1', () => {
    expect(levels([quota({ level: 1, atMost: { count: 1 } })], [of('a', 10, 10, 4), of('b', 10, 10, 0)])).toEqual([3, 0])
  })

  it('per track by rank, over all by the overall rank', () => {
    const entries = [of('a', 10, 10, 0), of('b', 10, 9, 0), of('x', 10, 8, 0, { track: 'u' })]
    expect(levels([quota({})], entries)).toEqual([2, 1, 2])
    expect(levels([quota({ scope: 'all', atMost: { count: 2 } })], entries)).toEqual([2, 2, 1])
  })

  it('counts ranked organizations only', () => {
    const entries = [of('a', 10, 10, 0), of('b', 10, 9, 0), entryOf('i', { A1: { value: 1 } })]
    expect(levels([quota({ atMost: { percent: 50 } })], entries)).toEqual([2, 1, null])
  })

  it('the criterion level uses the level before quotas', () => {
    const results = run(scheme({ quotas: [quota({ atMost: { count: 0 } })], ranking: { criteria: [{ by: 'level' }], ties: 'competition' } }), [of('a', 10, 10, 0), of('d', 10, 0, 4), of('e', 10, 0, 0)])
    expect(results.map(({ rank, level }) => [rank, level])).toEqual([[1, 1], [1, 1], [3, 1]])
  })
})

describe('results', () => {
  const entries = [of('b', 9, 9, 0), of('a', 10, 5, 2)]

  it('come in the order of the entries', () => expect(run(scheme(), entries).map(({ organizationId }) => organizationId)).toEqual(['b', 'a']))

  it('leave indicators and extras empty when only totals are asked for, all else equal', () => {
    const compiled = compileScheme(scheme({ ranking: { criteria: [{ by: 'indicator', code: 'B1' }], ties: 'competition' } }))
    const [all, totals] = [evaluate(compiled, entries), evaluate(compiled, entries, { detail: 'totals' })]
    expect(totals).toEqual(all.map((result) => ({ ...result, extras: [], stars: result.stars.map((star) => ({ ...star, indicators: [] })) })))
    expect(totals[0]?.rank).toBe(1)
  })

  it('leave their input as it was', () => {
    const deepFreeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      Object.freeze(value)
      Object.values(value).forEach(deepFreeze)
    }
    const frozen = structuredClone({ scheme: scheme({ quotas: [] }), entries })
    deepFreeze(frozen)
    expect(run(frozen.scheme, frozen.entries)).toEqual(run(scheme({ quotas: [] }), entries))
  })

  it('of nobody are none', () => expect(run(scheme(), [])).toEqual([]))
})
