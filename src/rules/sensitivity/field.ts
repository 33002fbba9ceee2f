import type { Assessed } from '../evaluate/assess'
import { nth } from '../nth'
import { compareKeys } from '../ranking/places'
import type { Scheme } from '../types'

/** Everybody ranked, by track, for the rank one of them would have with other keys. */
export class Field {
  private readonly ties: Scheme['ranking']['ties']
  private readonly assessed: readonly Assessed[]
  /** Best first. */
  private readonly sorted = new Map<string, (readonly number[])[]>()

  constructor(ties: Scheme['ranking']['ties'], assessed: readonly Assessed[]) {
    this.ties = ties
    this.assessed = assessed
    for (const { level, keys, result } of assessed) {
      if (level === null) continue
      const track = this.sorted.get(result.track)
      if (track) track.push(keys)
      else this.sorted.set(result.track, [keys])
    }
    for (const track of this.sorted.values()) track.sort(compareKeys)
  }

  rankOf(own: number): number {
    const { result, keys } = nth(this.assessed, own)
    return this.rankWith(own, result.track, keys)
  }

  /** Rank and level before quotas of one judged otherwise than it is. */
  judge(own: number, { level, keys, result }: Assessed): { rank: number; level: number } {
    return { rank: this.rankWith(own, result.track, keys), level: level ?? 0 }
  }

  /** 1 + those ahead, itself as it is not counted. */
  private rankWith(own: number, track: string, keys: readonly number[]): number {
    const field = this.sorted.get(track) ?? []
    const ahead = firstNotAhead(field, keys)
    const before = nth(this.assessed, own).keys
    const ownIsAhead = compareKeys(before, keys) < 0
    if (this.ties === 'competition') return 1 + ahead - (ownIsAhead ? 1 : 0)
    // Dense: groups ahead; its own counts while another is in it.
    let groups = 0
    for (let at = 0; at < ahead; at += 1) if (at === 0 || compareKeys(nth(field, at - 1), nth(field, at)) !== 0) groups += 1
    const alone = field.filter((each) => compareKeys(each, before) === 0).length === 1
    return 1 + groups - (ownIsAhead && alone ? 1 : 0)
  }
}

/** How many of a list sorted best first are strictly better. */
function firstNotAhead(sorted: readonly (readonly number[])[], keys: readonly number[]): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareKeys(nth(sorted, middle), keys) < 0) low = middle + 1
    else high = middle
  }
  return low
}
