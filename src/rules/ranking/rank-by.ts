import type { RankCriterion, Ranked } from '../types'

/** A row with one number per criterion, of which the larger is the better. */
interface Keyed<T> {
  row: T
  keys: number[]
}

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
  const sorted = rows.map((row) => ({ row, keys: criteria.map((criterion) => keyOf(row, criterion)) })).sort(compareKeyed)
  const ranked: Ranked<T>[] = []
  let above: Keyed<T> | null = null
  let groups = 0
  for (const group of groupEqual(sorted)) {
    const [first] = group
    if (first === undefined) continue
    groups += 1
    const rank = ties === 'dense' ? groups : ranked.length + 1
    const decidedBy = above === null ? null : (criteria[partedBy(above, first)]?.code ?? null)
    for (const { row } of group) ranked.push({ row, rank, tied: group.length, decidedBy })
    above = first
  }
  return ranked
}

function keyOf<T>(row: T, criterion: RankCriterion<T>): number {
  const value = criterion.value(row)
  if (Number.isNaN(value)) throw new RangeError(`criterion ${criterion.code} yields NaN`)
  return criterion.order === 'asc' && value !== -Infinity ? -value : value
}

function compareKeyed<T>(a: Keyed<T>, b: Keyed<T>): number {
  const criterion = partedBy(a, b)
  if (criterion < 0) return 0
  return (a.keys[criterion] ?? 0) > (b.keys[criterion] ?? 0) ? -1 : 1
}

/** Index of the first criterion in which two rows differ, −1 when they are equal. */
function partedBy<T>(a: Keyed<T>, b: Keyed<T>): number {
  for (let index = 0; index < a.keys.length; index += 1) {
    if (a.keys[index] !== b.keys[index]) return index
  }
  return -1
}

/** Cuts a sorted list into its runs of equal rows. */
function groupEqual<T>(sorted: readonly Keyed<T>[]): Keyed<T>[][] {
  const groups: Keyed<T>[][] = []
  let group: Keyed<T>[] = []
  for (const row of sorted) {
    const [first] = group
    if (first === undefined || partedBy(first, row) >= 0) {
      group = []
      groups.push(group)
    }
    group.push(row)
  }
  return groups
}
