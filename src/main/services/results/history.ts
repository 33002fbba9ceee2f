import { combine, type OrganizationResult } from '@rules'
import type { RaceHistory, RoundPlace } from '@shared/domain/result'
import type { Store } from '../../store'
import { roundChain, roundTotals } from '../evaluation/round-evaluation'

/** Rank, total and the track's mean of some organizations over the rounds up to this one, oldest first. Unknown ones have a line of gaps. */
export function raceHistory(store: Store, roundId: string, subjectIds: readonly string[]): RaceHistory {
  const chain = roundChain(store, roundId).reverse()
  const rounds = chain.map(({ id }) => {
    const results = roundTotals(store, id)
    return { byId: new Map(results.map((result) => [result.organizationId, result])), of: rankedByTrack(results), meanOf: trackMeans(results) }
  })
  const names = namesOf(store, chain.map(({ id }) => id), new Set(subjectIds))
  return {
    rounds: chain.map(({ id, name, status }) => ({ id, name, provisional: status === 'open' })),
    lines: subjectIds.map((subjectId) => ({
      subjectId,
      name: names.get(subjectId) ?? '',
      places: rounds.map(({ byId, of, meanOf }) => {
        const result = byId.get(subjectId)
        return result ? placeOf(result, of.get(result.track) ?? 0, meanOf(result.track)) : null
      }),
    })),
  }
}

function placeOf({ track, rank, status, total, level }: OrganizationResult, of: number, trackMean: number | null): RoundPlace {
  return { track, rank, of, total: status === 'complete' ? total : null, trackMean, level }
}

/** Means are asked for a few tracks only: each is computed once, when it is. */
function trackMeans(results: readonly OrganizationResult[]): (track: string) => number | null {
  const means = new Map<string, number | null>()
  return (track) => {
    const known = means.get(track)
    if (known !== undefined) return known
    const totals = results.flatMap((result) => (result.track === track && result.status === 'complete' ? [result.total] : []))
    const mean = totals.length === 0 ? null : combine(totals, 'mean')
    means.set(track, mean)
    return mean
  }
}

function rankedByTrack(results: readonly OrganizationResult[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { track, rank } of results) if (rank !== null) counts.set(track, (counts.get(track) ?? 0) + 1)
  return counts
}

/** The newest name of each. */
function namesOf(store: Store, oldestFirst: readonly string[], wanted: ReadonlySet<string>): Map<string, string> {
  const names = new Map<string, string>()
  for (const id of oldestFirst) for (const { subjectId, name } of store.rounds.subjects(id)) if (wanted.has(subjectId)) names.set(subjectId, name)
  return names
}
