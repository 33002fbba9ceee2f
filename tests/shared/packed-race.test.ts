/** A race packed for the page is the same race. */
import { raceStandings, type OrganizationResult } from '@rules'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packRace, unpackRace } from '@shared/packed-race'

const score = fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4)
/** A round of some organizations; `absent` ones did not take part, and some have no rank. */
const round = fc.array(fc.record({ absent: fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0), unranked: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0), scores: fc.tuple(score, score) }), { minLength: 8, maxLength: 8 })

function resultsOf(drawn: readonly { absent: boolean; unranked: boolean; scores: [number, number] }[]): OrganizationResult[] {
  const present = drawn.flatMap(({ absent, unranked, scores: [a, b] }, at) => (absent ? [] : [{ at, unranked, a, b }]))
  return present.map(({ at, unranked, a, b }) => {
    const better = present.filter((other) => !other.unranked && other.at % 2 === at % 2 && other.a + other.b > a + b).length
    const stars = [a, b].map((points, star) => ({ code: `S${star}`, score: points, fullScore: 10, lit: points > 6, unmet: [], indicators: [] }))
    const own = { status: 'complete' as const, missing: [], extras: [], bonus: 0, deduction: 0, litStars: 0, vetoes: [], level: 0, levelSteps: [], tied: 1, decidedBy: null }
    return { engine: '1', organizationId: `o${at}`, track: `t${at % 2}`, stars, total: a + b, rank: unranked ? null : better + 1, overallRank: null, unranked: unranked ? 'incomplete' : null, ...own }
  })
}

it('gives every row back, in its order', () => {
  fc.assert(
    fc.property(fc.array(round, { minLength: 1, maxLength: 3 }), (rounds) => {
      const rows = raceStandings(rounds.map(resultsOf))
      expect(unpackRace(packRace(rows))).toEqual(rows)
    }),
  )
})
