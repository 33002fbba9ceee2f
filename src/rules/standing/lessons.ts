import { compareIds } from '../ranking/ids'
import type { IndicatorResult, OrganizationResult } from '../types'

/** Whom to learn one indicator from. */
export interface Lesson {
  star: string
  indicator: string
  points: number | null
  state: IndicatorResult['state']
  /** The best-scoring of the same track where it scores more: of those ranked better, else of anybody ranked. */
  model: { organizationId: string; points: number; rankedBetter: boolean } | null
}

/**
 * For each indicator of the stars: own points, and who of the track does it better (ties: better rank, then smaller id).
 * A missing indicator counts as below any points, one that does not apply has nobody to learn from.
 *
 * @param results with indicators
 * @throws RangeError for an organization without a result
 */
export function lessonsOf(results: readonly OrganizationResult[], organizationId: string): Lesson[] {
  const own = results.find((result) => result.organizationId === organizationId)
  if (own === undefined) throw new RangeError(`no result of organization ${organizationId}`)
  const others = results
    .filter(({ track, rank }) => track === own.track && rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || compareIds(a.organizationId, b.organizationId))
  const better = others.filter(({ rank }) => (rank ?? Infinity) < (own.rank ?? Infinity))
  const [first, all] = [bestByIndicator(better), bestByIndicator(others)]
  return own.stars.flatMap(({ code: star, indicators }) =>
    indicators.map(({ code: indicator, points, state }): Lesson => {
      const line = points ?? -Infinity
      const above = first.get(indicator)
      const anyone = all.get(indicator)
      const leads = (best: Best | undefined): best is Best => state !== 'not-applicable' && best !== undefined && best.points > line
      const model = leads(above) ? { ...above, rankedBetter: true } : leads(anyone) ? { ...anyone, rankedBetter: false } : null
      return { star, indicator, points, state, model }
    }),
  )
}

interface Best {
  organizationId: string
  points: number
}

/** @param sorted best rank first, so that the first to hold the most keeps it */
function bestByIndicator(sorted: readonly OrganizationResult[]): Map<string, Best> {
  const best = new Map<string, Best>()
  for (const { organizationId, stars } of sorted) {
    for (const { code, points, state } of stars.flatMap(({ indicators }) => indicators)) {
      if (state === 'scored' && points !== null && points > (best.get(code)?.points ?? -Infinity)) best.set(code, { organizationId, points })
    }
  }
  return best
}
