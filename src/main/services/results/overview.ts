import type { OrganizationResult } from '@rules'
import type { Overview } from '@shared/domain/result'
import type { Store } from '../../store'
import { evaluationOf, roundTotals } from '../evaluation/round-evaluation'
import { dueMarks } from './due'
import { roundRace } from './race'

const moversShown = 10

/** The round at a glance. */
export function overviewOf(store: Store, roundId: string): Overview {
  const evaluation = evaluationOf(store, roundId)
  const results = roundTotals(store, roundId)
  const drafts = store.sheets.withDrafts(roundId).reduce((sum, { cells }) => sum + Object.values(cells).filter(({ state }) => state === 'draft').length, 0)
  return {
    ...dueMarks(store, roundId),
    levels: levelCounts(results),
    movers: moversOf(store, roundId, new Map(evaluation.loaded.subjects.map(({ subjectId, name }) => [subjectId, name]))),
    incomplete: results.filter(({ status }) => status === 'incomplete').length,
    drafts: drafts + evaluation.refused.length,
    vetoes: store.vetoes.ofRound(roundId).length,
  }
}

/** Highest level first, organizations without a level last. */
function levelCounts(results: readonly OrganizationResult[]): Overview['levels'] {
  const counts = new Map<number | null, number>()
  for (const { level } of results) counts.set(level, (counts.get(level) ?? 0) + 1)
  return [...counts].map(([level, count]) => ({ level, count })).sort((left, right) => (right.level ?? -1) - (left.level ?? -1))
}

/** The largest moves either way; of equal ones the better ranked first. */
function moversOf(store: Store, roundId: string, names: Map<string, string>): Overview['movers'] {
  return roundRace(store, roundId)
    .rows.flatMap(({ organizationId, track, move, rank }) =>
      move === null || move === 0 || rank === null ? [] : [{ subjectId: organizationId, name: names.get(organizationId) ?? '', track, move, rank }],
    )
    .sort((left, right) => Math.abs(right.move) - Math.abs(left.move) || left.rank - right.rank || (left.subjectId < right.subjectId ? -1 : 1))
    .slice(0, moversShown)
}
