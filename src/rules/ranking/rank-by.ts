import { nth } from '../nth'
import type { RankCriterion, Ranked } from '../types'
import { compareKeys, keyOf, placesOf } from './places'

/**
 * Ranks rows, best first.
 *
 * Criteria are asked in turn; the first that differs decides. `order` is 'desc' (largest best) unless it says 'asc'.
 * −∞ stands for “no value” and comes last in either order. Rows equal in every criterion share a rank and keep their
 * input order; `tied` is the size of their group (1 alone) and `decidedBy` the code of the criterion that parts the
 * group from the one above (null for the first group).
 *
 * @param ties 'competition' counts 1, 2, 2, 4; 'dense' counts 1, 2, 2, 3.
 * @throws RangeError when a criterion yields NaN, which has no place in an order.
 */
export function rankBy<T>(
  rows: readonly T[],
  criteria: readonly RankCriterion<T>[],
  ties: 'competition' | 'dense' = 'competition',
): Ranked<T>[] {
  const sorted = rows.map((row) => ({ row, keys: criteria.map((criterion) => readKey(row, criterion)) })).sort((a, b) => compareKeys(a.keys, b.keys))
  const places = placesOf(sorted.map(({ keys }) => keys), ties)
  return sorted.map(({ row }, index) => {
    const { rank, tied, decidedBy } = nth(places, index)
    return { row, rank, tied, decidedBy: decidedBy === null ? null : nth(criteria, decidedBy).code }
  })
}

function readKey<T>(row: T, criterion: RankCriterion<T>): number {
  const value = criterion.value(row)
  if (Number.isNaN(value)) throw new RangeError(`criterion ${criterion.code} yields NaN`)
  return keyOf(value, criterion.order ?? 'desc')
}
