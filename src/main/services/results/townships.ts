import { groupStandings, levelLabel, topLevel, type GroupMeasure, type GroupStanding, type OrganizationResult } from '@rules'
import type { TownshipRanking } from '@shared/domain/result'
import type { Store } from '../../store'
import { loadRound } from '../evaluation/load-round'
import { roundChain, roundTotals } from '../evaluation/round-evaluation'

/**
 * Townships by the results of their organizations, against the round before. Who could take part: who does, and whoever else
 * stands in the register in that township and is not archived: in that of today, of a finished round in that of its finishing.
 */
export function townshipRanking(store: Store, roundId: string, by: GroupMeasure): TownshipRanking {
  const [round, previous] = roundChain(store, roundId)
  const { compiled } = loadRound(store, roundId)
  const before = new Map((previous ? standings(store, previous.id, by) : []).map((row) => [row.key, row]))
  const level = topLevel(compiled.scheme)
  return {
    provisional: round?.status !== 'finished',
    previousRound: previous ? { id: previous.id, name: previous.name } : null,
    topLevel: levelLabel(compiled.scheme, level),
    rows: standings(store, roundId, by).map((row) => {
      const previousRank = before.get(row.key)?.rank ?? null
      return { ...row, previousRank, move: previousRank === null || row.rank === null ? null : previousRank - row.rank }
    }),
    unplaced: store.rounds.subjects(roundId).filter(({ township }) => township.trim() === '').length,
  }
}

function standings(store: Store, roundId: string, by: GroupMeasure): GroupStanding[] {
  const { round, compiled } = loadRound(store, roundId)
  const results = new Map(roundTotals(store, roundId).map((result) => [result.organizationId, result]))
  const groups = new Map<string, { registered: number; results: OrganizationResult[] }>()
  const groupOf = (township: string) => {
    const group = groups.get(township) ?? { registered: 0, results: [] }
    groups.set(township, group)
    return group
  }
  for (const { subjectId, township } of store.rounds.subjects(roundId)) {
    const result = results.get(subjectId)
    if (township.trim() === '' || !result) continue
    const group = groupOf(township.trim())
    group.registered += 1
    group.results.push(result)
  }
  const register = round.finishedAt === null ? store.subjects.list(round.subjectKind) : store.subjects.asOf(round.subjectKind, round.finishedAt)
  for (const { id, fields, archivedAt } of register) {
    const township = typeof fields['township'] === 'string' ? fields['township'].trim() : ''
    if (archivedAt === null && township !== '' && !results.has(id)) groupOf(township).registered += 1
  }
  return groupStandings(groups, { by, level: topLevel(compiled.scheme), ties: compiled.scheme.ranking.ties })
}
