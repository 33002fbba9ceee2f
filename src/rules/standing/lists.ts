import { standingOf } from '../race/streak'
import { indexRound } from '../race/round'
import type { OrganizationResult, RaceRow } from '../types'

/** By what an organization comes on a list; null: not by this. */
export interface ListRule {
  /** Red: among the first so many of its track. */
  top: number | null
  /** Red: so many places up or more. */
  rise: number | null
  /** Black: among the last so many of its track. */
  last: number | null
  /** Black: so many places down or more. */
  fall: number | null
}

export type ListReason =
  | { by: 'top'; rank: number }
  | { by: 'rise'; places: number }
  /** `behind`: how many of its track are behind it. */
  | { by: 'last'; rank: number; behind: number }
  | { by: 'fall'; places: number }

export interface Listed {
  organizationId: string
  reasons: ListReason[]
}

/**
 * 红榜 and 黑榜 by a rule. Rises and falls are places within the field (`fieldMove`): those who came or left move nobody.
 * A place among the first wins over one among the last, as in a track too small for both. Tracks in the order in which
 * they first occur, best rank first; unranked organizations are on neither list.
 */
export function redAndBlack(results: readonly OrganizationResult[], rows: readonly Pick<RaceRow, 'organizationId' | 'fieldMove'>[], rule: ListRule): { red: Listed[]; black: Listed[] } {
  const round = indexRound(results)
  const standing = standingOf(round)
  const moves = new Map(rows.map(({ organizationId, fieldMove }) => [organizationId, fieldMove]))
  const red: Listed[] = []
  const black: Listed[] = []
  for (const track of round.tracks.values()) {
    for (const { organizationId, rank } of track) {
      const { ahead = 0, behind = 0 } = standing.get(organizationId) ?? {}
      const move = moves.get(organizationId) ?? 0
      const isTop = rule.top !== null && ahead < rule.top
      const good: ListReason[] = isTop ? [{ by: 'top', rank }] : []
      if (rule.rise !== null && move > 0 && move >= rule.rise) good.push({ by: 'rise', places: move })
      const bad: ListReason[] = !isTop && rule.last !== null && behind < rule.last ? [{ by: 'last', rank, behind }] : []
      if (rule.fall !== null && move < 0 && -move >= rule.fall) bad.push({ by: 'fall', places: -move })
      if (good.length > 0) red.push({ organizationId, reasons: good })
      if (bad.length > 0) black.push({ organizationId, reasons: bad })
    }
  }
  return { red, black }
}
