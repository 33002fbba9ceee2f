import { compileScheme, type Indicator, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { nth } from '../../../src/rules/nth'
import { assessAll, situationOf } from '../../../src/rules/path/situation'
import { between, takersOf, withMeans } from '../../../src/rules/path/track-means'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

/** x has 2 + 4 points, z 6 + 6; y takes the mean of the track for a beside its own 5 for b. */
function round(more: Partial<Scheme> = {}, notApplicable: Indicator['notApplicable'] = 'track-mean') {
  const indicators = [indicatorOf('a', 10, scoreRule, { notApplicable }), indicatorOf('b', 10, scoreRule)]
  const scheme = compileScheme(schemeOf(indicators, { roundAt: 'total', ...more }))
  const entries = [
    entryOf('x', { a: { value: 2 }, b: { value: 4 } }),
    entryOf('y', { a: { notApplicable: true }, b: { value: 5 } }),
    entryOf('z', { a: { value: 6 }, b: { value: 6 } }),
    entryOf('u', { a: { notApplicable: true }, b: { value: 1 } }, { track: 'other' }),
  ]
  return situationOf(scheme, entries, 'x', [], {})
}

/** What the others are between a of 2, as it is, and of 10: y has 4 to 8 for it, 9 to 13 in all. */
function ends(more: Partial<Scheme> = {}) {
  const situation = round(more)
  const low = assessAll(situation)
  const high = withMeans(situation, low, new Set([1]), new Map([[0, 100_000]]))
  return { low, high, ...between(situation, low, high) }
}

const ranked = (...criteria: Scheme['ranking']['criteria']): Partial<Scheme> => ({ ranking: { criteria, ties: 'competition' } })
const never: Scheme['level'] = { by: 'stars', conditions: [{ level: 1, when: { indicator: 'b', of: 'points', atLeast: 9 } }] }

describe('who takes the mean of the track', () => {
  const takers = (...given: Parameters<typeof round>) => {
    const situation = round(...given)
    return nth(situation.stars, 0).raisables.map((raisable) => takersOf(situation, raisable))
  }

  it('are those of the track it does not apply to', () => expect(takers()).toEqual([[1], []]))
  it('is nobody where the mean is not what they get', () => expect(takers({}, 'rescale')).toEqual([[], []]))
})

describe('the others between two ends', () => {
  it('have at least the smaller and at most the larger keys', () => {
    const { low, worst, best } = ends(ranked({ by: 'total' }, { by: 'star', code: 'S', order: 'asc' }))
    expect(worst[1]).toMatchObject({ level: 0, keys: [9, -13] })
    expect(best?.[1]).toMatchObject({ level: 0, keys: [13, -9] })
    for (const unmoved of [0, 2, 3]) expect([worst[unmoved], best?.[unmoved]]).toEqual([low[unmoved], low[unmoved]])
  })

  it('are left out under dense ranks once they move', () => {
    const dense: Partial<Scheme> = { ranking: { criteria: [{ by: 'total' }], ties: 'dense' } }
    const { low, worst, best } = ends(dense)
    expect(worst.map(({ level }) => level)).toEqual([0, null, 0, 0])
    expect(best).toBeNull()
    expect(between(round(dense), low, low)).toEqual({ worst: low, best: low })
  })

  it('may be of any level where the level has conditions or the largest rise an exception', () => {
    const byLevel = ranked({ by: 'level' }, { by: 'total' })
    for (const more of [{ level: never }, { maxRise: { levels: 1, except: { total: { atLeast: 20 } } } }]) {
      const { worst, best } = ends({ ...byLevel, ...more })
      expect([worst[1]?.keys, best?.[1]?.keys]).toEqual([[-Infinity, 9], [Infinity, 13]])
    }
    for (const more of [{}, { maxRise: { levels: 1 } }]) {
      const { worst, best } = ends({ ...byLevel, ...more })
      expect([worst[1]?.keys, best?.[1]?.keys]).toEqual([[0, 9], [0, 13]])
    }
  })

  it('move with what the level rests on although their keys are the same at both ends', () => {
    const keys = (more: Partial<Scheme>) => {
      const { low, high, worst, best } = ends(more)
      expect(low[1]?.keys).toEqual(high[1]?.keys)
      return [worst[1]?.keys, best?.[1]?.keys]
    }
    const criteria = ranked({ by: 'level' }, { by: 'indicator', code: 'b' })
    const loose = [[-Infinity, 5], [Infinity, 5]]
    const still = [[0, 5], [0, 5]]
    expect(keys({ ...criteria, level: never })).toEqual(loose)
    expect(keys(criteria)).toEqual(still)
    expect(keys({ ...ranked({ by: 'lit-stars' }, { by: 'indicator', code: 'b' }), level: never })).toEqual(still)
    // Of a capped total nothing is seen; that the star is lit with 13 of 20 is.
    const stars = schemeOf([indicatorOf('a', 10, scoreRule, { notApplicable: 'track-mean' }), indicatorOf('b', 10, scoreRule)]).stars
    expect(keys({ ...criteria, level: never, cap: 5, stars: stars.map((star) => ({ ...star, lighting: { ratio: 0.5 } })) })).toEqual(loose)
    expect(keys({ ...criteria, level: never, cap: 5 })).toEqual(still)
  })
})
