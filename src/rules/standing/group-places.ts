import { rankBy } from '../ranking/rank-by'
import type { OrganizationResult } from '../types'

/**
 * Places within any group of organizations, across tracks: the order over all, counted again among these alone.
 * Unranked organizations have none.
 * @param ties as the scheme's ranking counts them
 */
export function groupPlaces(results: readonly OrganizationResult[], ties: 'competition' | 'dense'): Map<string, { rank: number; tied: number }> {
  const ranked = results.flatMap(({ organizationId: id, overallRank }) => (overallRank === null ? [] : [{ id, overallRank }]))
  return new Map(rankBy(ranked, [{ code: 'overall', value: ({ overallRank }) => overallRank, order: 'asc' }], ties).map(({ row, rank, tied }) => [row.id, { rank, tied }]))
}
