import { nth } from '../nth'
/** Where a row stands. `decidedBy`: index of the criterion that parts its group from the one above, null for the first. */
export interface Place {
  readonly rank: number
  readonly tied: number
  readonly decidedBy: number | null
}

/** A value of a criterion turned so that the larger is the better. −∞ stands for “no value” and is last in either order. */
export function keyOf(value: number, order: 'desc' | 'asc'): number {
  return order === 'asc' && value !== -Infinity ? -value : value
}

/** Below 0 when `a` comes first: the first key that differs decides, the larger is the better. */
export function compareKeys(a: readonly number[], b: readonly number[]): number {
  const criterion = partedBy(a, b)
  if (criterion === null) return 0
  return nth(a, criterion) > nth(b, criterion) ? -1 : 1
}

/** Index of the first key in which two rows differ, null when they are equal. */
function partedBy(a: readonly number[], b: readonly number[]): number | null {
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index]) return index
  }
  return null
}

/** The place of each row of a list that is sorted by `compareKeys`. Equal rows share one. */
export function placesOf(sorted: readonly (readonly number[])[], ties: 'competition' | 'dense'): Place[] {
  const places: Place[] = []
  let groups = 0
  for (let start = 0; start < sorted.length; ) {
    const own = nth(sorted, start)
    const above = start === 0 ? null : nth(sorted, start - 1)
    let end = start + 1
    while (end < sorted.length && partedBy(own, nth(sorted, end)) === null) end += 1
    groups += 1
    const place: Place = { rank: ties === 'dense' ? groups : start + 1, tied: end - start, decidedBy: above && partedBy(above, own) }
    for (; start < end; start += 1) places.push(place)
  }
  return places
}
