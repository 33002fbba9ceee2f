import { combine } from '../numbers/combine'
import { percentOf } from '../numbers/difference'
import type { OrganizationResult } from '../types'

/** What the organizations of one group come to on average. */
export interface GroupMeans {
  key: string
  /** All that take part. */
  count: number
  /** Those that are ranked; means are theirs alone, null where there are none. */
  ranked: number
  total: number | null
  litStars: number | null
  /** By star: mean score of those it concerns, and that mean in percent of the full score (1 decimal). */
  stars: Record<string, { score: number; percent: number }>
}

/**
 * Means of groups of organizations (tracks, townships, any field), in the order in which the groups first occur.
 * Rounded half-up to four decimals. @param groupOf null: belongs to no group
 */
export function groupMeans(results: readonly OrganizationResult[], groupOf: (result: OrganizationResult) => string | null): GroupMeans[] {
  const groups = new Map<string, OrganizationResult[]>()
  for (const result of results) {
    const key = groupOf(result)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(result)
    else groups.set(key, [result])
  }
  return [...groups].map(([key, members]) => {
    const ranked = members.filter(({ rank }) => rank !== null)
    return {
      key,
      count: members.length,
      ranked: ranked.length,
      total: meanOf(ranked.map(({ total }) => total)),
      litStars: meanOf(ranked.map(({ litStars }) => litStars)),
      stars: starMeans(ranked),
    }
  })
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : combine(values, 'mean')
}

function starMeans(ranked: readonly OrganizationResult[]): GroupMeans['stars'] {
  const scores = new Map<string, { scores: number[]; fullScore: number }>()
  for (const { stars } of ranked) {
    for (const { code, score, fullScore, unmet } of stars) {
      if (unmet[0] === '*') continue
      const held = scores.get(code)
      if (held) held.scores.push(score)
      else scores.set(code, { scores: [score], fullScore })
    }
  }
  return Object.fromEntries(
    [...scores].map(([code, { scores: values, fullScore }]) => {
      const score = combine(values, 'mean')
      return [code, { score, percent: fullScore > 0 ? percentOf(score, fullScore, 1) : 0 }]
    }),
  )
}
