import { compileScheme, evaluate, quotaLines, type OrganizationEntry, type Quota, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const star = { code: 'A', name: 'A', fullScore: 10, lighting: { ratio: 0.5 }, indicators: [indicatorOf('A1', 10, scoreRule)] }
const quota = (more: Partial<Quota>): Quota => ({ level: 1, atMost: { count: 1 }, scope: 'track', round: 'down', ties: 'exclude', hard: true, ...more })
const of = (id: string, value: number, track = 't') => entryOf(id, { A1: { value } }, { track })

function lines(quotas: Quota[], entries: OrganizationEntry[], names: Record<number, string> = {}) {
  const scheme: Scheme = { ...schemeOf([]), stars: [star], quotas, level: { by: 'stars', names } }
  return quotaLines(scheme, evaluate(compileScheme(scheme), entries)).map(({ quota: { level, scope }, ...line }) => ({ level, scope, ...line }))
}

describe('where quotas drew their lines', () => {
  it('says who is inside, who is beyond, and that nobody is parted from an equal', () => {
    expect(lines([quota({ atMost: { count: 2 } })], [of('a', 9), of('b', 8), of('c', 7), of('d', 1)])).toEqual([{ level: 1, scope: 'track', allowed: 2, inside: ['a', 'b'], outside: ['c'], tied: [] }])
  })

  it('names the equals the line runs through, out or in as the scheme says', () => {
    const entries = [of('b', 9), of('a', 9), of('c', 8)]
    expect(lines([quota({})], entries)[0]).toMatchObject({ inside: [], outside: ['a', 'b', 'c'], tied: ['a', 'b'] })
    expect(lines([quota({ ties: 'include' })], entries)[0]).toMatchObject({ inside: ['a', 'b'], outside: ['c'], tied: ['a', 'b'] })
    expect(lines([quota({ hard: false })], entries)[0]).toMatchObject({ inside: [], outside: ['a', 'b', 'c'], tied: ['a', 'b'] })
  })

  it('counts equals of different tracks as such where the quota is over all', () => {
    const entries = [of('a', 9, 't'), of('b', 9, 'u'), of('c', 8, 'u')]
    expect(lines([quota({ scope: 'all' })], entries)).toMatchObject([{ outside: ['a', 'b', 'c'], tied: ['a', 'b'] }])
    expect(lines([quota({})], entries)).toMatchObject([{ inside: ['a'], outside: [], tied: [] }, { inside: ['b'], outside: ['c'], tied: [] }])
  })

  it('draws the next line among those the one before lowered', () => {
    const entries = [of('a', 9), of('b', 8), of('c', 7)]
    const levelTwo = quota({ level: 1, scope: 'all', atMost: { count: 2 } })
    expect(lines([levelTwo, quota({})], entries).map(({ outside }) => outside)).toEqual([['c'], ['b']])
  })

  it('passes over those without a rank', () => {
    expect(lines([quota({})], [of('a', 9), entryOf('x', {}, { track: 't' })])).toMatchObject([{ inside: ['a'], outside: [] }])
  })
})
