import { compileScheme, pathTo } from '@rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/runs'
import { bruteForce } from './brute-force'
import { smallRound } from './small-round'

describe('pathTo against trying everything', () => {
  it('finds the same path, and the same reason where there is none', () => {
    fc.assert(
      fc.property(smallRound(), (round) => {
        const expected = bruteForce(round)
        const found = pathTo(compileScheme(round.scheme), round.entries, 'o1', round.goal, { ...round.options, fixed: round.fixed })
        expect(found).toEqual(typeof expected === 'string' ? { ok: false, reason: expected } : { ok: true, path: expected })
      }),
      runs,
    )
  }, 120_000)
})
