import { rankBy } from '../ranking/rank-by'
import type { Criterion, OrganizationResult, RankCriterion, Scheme } from '../types'

/** What ranking reads of an organization: the numbers people can read, and the level before quotas. */
export interface Candidate {
  result: OrganizationResult
  level: number
}

/** The scheme's criteria over results. A missing or not-applicable indicator is −∞: last in either order. */
export function criteriaOf(scheme: Scheme): RankCriterion<Candidate>[] {
  return scheme.ranking.criteria.map((criterion) => ({ code: codeOf(criterion), value: valueOf(criterion), order: criterion.order ?? 'desc' }))
}

function codeOf(criterion: Criterion): string {
  return criterion.by === 'star' || criterion.by === 'indicator' ? `${criterion.by}:${criterion.code}` : criterion.by
}

function valueOf(criterion: Criterion): (candidate: Candidate) => number {
  switch (criterion.by) {
    case 'total':
      return ({ result }) => result.total
    case 'level':
      return ({ level }) => level
    case 'lit-stars':
      return ({ result }) => result.litStars
    case 'bonus':
      return ({ result }) => result.bonus
    case 'deduction':
      return ({ result }) => result.deduction
    case 'star':
      return ({ result }) => result.stars.find((star) => star.code === criterion.code)?.score ?? -Infinity
    case 'indicator':
      return ({ result }) => indicatorPoints(result, criterion.code)
  }
}

function indicatorPoints(result: OrganizationResult, code: string): number {
  const extra = result.extras.find((each) => each.code === code)
  if (extra) return extra.points
  const indicator = result.stars.flatMap((star) => star.indicators).find((each) => each.code === code)
  return indicator?.state === 'scored' && indicator.points !== null ? indicator.points : -Infinity
}

/** Fills rank, tied and decidedBy within each track, and the rank over all. Candidates are sorted by organization id. */
export function rankCandidates(scheme: Scheme, candidates: readonly Candidate[]): void {
  const criteria = criteriaOf(scheme)
  const tracks = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const track = tracks.get(candidate.result.track)
    if (track) track.push(candidate)
    else tracks.set(candidate.result.track, [candidate])
  }
  for (const track of tracks.values()) {
    for (const { row, rank, tied, decidedBy } of rankBy(track, criteria, scheme.ranking.ties)) Object.assign(row.result, { rank, tied, decidedBy })
  }
  for (const { row, rank } of rankBy(candidates, criteria, scheme.ranking.ties)) row.result.overallRank = rank
}

/** Ids are compared by UTF-16 code units, the same on every machine. */
export function byId(a: { organizationId: string }, b: { organizationId: string }): number {
  return a.organizationId < b.organizationId ? -1 : a.organizationId > b.organizationId ? 1 : 0
}
