import type { OrganizationResult, Scheme } from '@rules'
import type { Plan, PlanItemOutcome, PlanOutcome } from '@shared/domain/plan'
import { schemeIndicator } from '@shared/entry'
import type { PlanItemRecord, RoundRecord, Store } from '../../store'
import { loadRound } from '../evaluation/load-round'
import { foundRound, roundResults } from '../evaluation/round-evaluation'
import { gainOf, goalReached, pointsIn, standingOf } from './standing'

/** The rounds plans of one round are followed up in, with their results read once. */
export interface FollowUp {
  /** Where an organization's success shows, and its result there; null before there is anything to show. */
  of(subjectId: string): { round: RoundRecord; scheme: Scheme; result: OrganizationResult } | null
}

/**
 * The earliest round that follows and in which the organization takes part; else the plan's own while it is open, because
 * what is done may still count there.
 */
export function followUp(store: Store, roundId: string): FollowUp {
  const own = foundRound(store, roundId)
  const later = store.rounds.followers(roundId).sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
  const rounds = [...later, ...(own.status === 'open' ? [own] : [])].map((round) => ({
    round,
    scheme: loadRound(store, round.id).compiled.scheme,
    results: new Map(roundResults(store, round.id).map((result) => [result.organizationId, result])),
  }))
  return {
    of(subjectId) {
      for (const { round, scheme, results } of rounds) {
        const result = results.get(subjectId)
        if (result) return { round, scheme, result }
      }
      return null
    },
  }
}

export function outcomeOf(plan: Plan, shown: ReturnType<FollowUp['of']>): PlanOutcome | null {
  if (!shown) return null
  const { round, result } = shown
  const standing = standingOf(result)
  return { roundId: round.id, roundName: round.name, provisional: round.status === 'open', standing, reached: goalReached(plan.goal, standing) }
}

/** @param before the scheme the item was made under */
export function itemOutcome(before: Scheme, item: PlanItemRecord, shown: ReturnType<FollowUp['of']>): PlanItemOutcome | null {
  if (!shown) return null
  const { scheme, result } = shown
  const found = pointsIn(result, item.indicator)
  const [was, is] = [schemeIndicator(before, item.indicator)?.fullScore, schemeIndicator(scheme, item.indicator)?.fullScore]
  const fullScore = was !== undefined && is !== undefined && was !== is ? { before: was, after: is } : null
  if (!found) return { state: 'gone', points: null, actual: null, fullScore: null }
  const points = found.state === 'scored' ? found.points : null
  return { state: found.state, points, actual: points === null ? null : gainOf(scheme, item.indicator, item.from, points), fullScore }
}
