import { combineExact } from '../numbers/combine'
import { percentOf } from '../numbers/difference'
import { exact } from '../numbers/exact'
import { roundExact, toDecimal } from '../numbers/round'
import { rankBy } from '../ranking/rank-by'
import type { OrganizationResult, RankCriterion, Scheme } from '../types'

/** By what groups are ranked first; the others part equal ones, in this order. */
export const groupMeasures = ['mean', 'top', 'coverage'] as const
export type GroupMeasure = (typeof groupMeasures)[number]

/** How a group of organizations (a township) stands by their results. What is ranked by is what can be read: means have two decimals, percents one. */
export interface GroupStanding {
  key: string
  /** Who could take part. */
  registered: number
  /** Who does, and who of them is ranked. */
  count: number
  ranked: number
  /** Mean total of the ranked; null where there are none. */
  mean: number | null
  /** Those at the highest level, and their share of all that take part. */
  top: number
  topPercent: number
  /** Share of the registered that take part. */
  coverage: number
  /** Null without anybody ranked. */
  rank: number | null
  tied: number
}

/** The highest level of a scheme. */
export function topLevel({ level, stars }: Pick<Scheme, 'level' | 'stars'>): number {
  const bands = Math.max(0, ...(level.bands ?? []).map((band) => band.level))
  if (level.by === 'stars') return stars.length
  return level.by === 'total' ? bands : Math.min(stars.length, bands)
}

/**
 * Groups ranked by their organizations' results, best first, those without anybody ranked last, by key.
 *
 * @param groups who could take part and who does, by key; a group with nobody who could is left out
 */
export function groupStandings(
  groups: ReadonlyMap<string, { registered: number; results: readonly OrganizationResult[] }>,
  { by, level, ties }: { by: GroupMeasure; level: number; ties: 'competition' | 'dense' },
): GroupStanding[] {
  const all = [...groups].filter(([, { registered }]) => registered > 0).map(([key, { registered, results }]) => standingOf(key, registered, results, level))
  all.sort((a, b) => (a.key < b.key ? -1 : 1))
  const places = rankBy(all.filter(({ ranked }) => ranked > 0), [by, ...groupMeasures.filter((measure) => measure !== by)].map(criterionOf), ties)
  return [...places.map(({ row, rank, tied }) => ({ ...row, rank, tied })), ...all.filter(({ ranked }) => ranked === 0)]
}

function standingOf(key: string, registered: number, results: readonly OrganizationResult[], level: number): GroupStanding {
  const ranked = results.filter(({ rank }) => rank !== null)
  const top = results.filter((result) => result.level !== null && result.level >= level).length
  return {
    key,
    registered,
    count: results.length,
    ranked: ranked.length,
    mean: ranked.length === 0 ? null : toDecimal(roundExact(combineExact(ranked.map(({ total }) => exact(total)), 'mean'), 2, 'half-up')),
    top,
    topPercent: results.length === 0 ? 0 : percentOf(top, results.length, 1),
    coverage: percentOf(results.length, registered, 1),
    rank: null,
    tied: 0,
  }
}

function criterionOf(measure: GroupMeasure): RankCriterion<GroupStanding> {
  const values: Record<GroupMeasure, (row: GroupStanding) => number> = { mean: ({ mean }) => mean ?? 0, top: ({ topPercent }) => topPercent, coverage: ({ coverage }) => coverage }
  return { code: measure, value: values[measure] }
}
