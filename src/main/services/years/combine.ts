import { combineRounds, yearParts, type AttributeValue, type CompiledScheme, type OrganizationResult, type YearPart } from '@rules'
import type { RoundSubject } from '@shared/domain/round'
import type { YearSummary } from '@shared/domain/year'
import { AppError } from '@shared/errors'
import type { RoundRecord, Store } from '../../store'
import { honourCode } from '../evaluation/honour'
import { evaluationOf, previousLevels, roundResults } from '../evaluation/round-evaluation'
import { foundYear, roundsOfYear, summaryOf } from './rounds-of-year'

/** A round of a year as the rules take it. */
export interface CombinedRound {
  round: RoundRecord
  name: string
  weight: number
  results: readonly OrganizationResult[]
}

/** A year put together. */
export interface CombinedYear {
  summary: YearSummary
  /** Newest first. */
  rounds: CombinedRound[]
  /** Of the newest round. */
  compiled: CompiledScheme
  /** Each as in the newest round that holds it: those of the newest round first. */
  subjects: RoundSubject[]
  results: OrganizationResult[]
}

/** Puts a year together from the results of its rounds: stored ones of finished rounds, present ones of others. @throws AppError `not-found`, `conflict` */
export function combineYear(store: Store, yearId: string): CombinedYear {
  const summary = summaryOf(store, foundYear(store, yearId))
  if (summary.problem !== null) throw new AppError('conflict', `“${summary.name}”不能合成：${summary.problem}请在“修改”里重新选择评价期。`)
  const held = roundsOfYear(store, summary)
  const [newest] = held
  const oldest = held.at(-1)
  if (!newest || !oldest) throw new AppError('conflict', `“${summary.name}”没有评价期。`)
  const rounds = held.map(({ round, weight }): CombinedRound => ({ round, name: round.name, weight: Number(weight), results: roundResults(store, round.id) }))
  const { compiled } = evaluationOf(store, newest.round.id).loaded
  const results = combineRounds(compiled, rounds, {
    absent: summary.absent,
    attributes: attributesOf(store, held.map(({ round }) => round.id)),
    previousLevels: summary.previousYearId === null ? previousLevels(store, oldest.round.id) : levelsOf(combineYear(store, summary.previousYearId)),
  })
  return { summary, rounds, compiled, subjects: subjectsOf(store, rounds), results }
}

/** What each round brought an organization. */
export function sharesOf({ rounds, summary }: CombinedYear, subjectId: string): YearPart[] {
  return yearParts(rounds, subjectId, summary.absent)
}

function levelsOf({ results }: CombinedYear): Record<string, number | null> {
  return Object.fromEntries(results.map(({ organizationId, level }) => [organizationId, level]))
}

/** As in the newest round that holds each; an honour given in any round of the year is one of the year. */
function attributesOf(store: Store, newestFirst: readonly string[]): Record<string, Record<string, AttributeValue>> {
  const attributes: Record<string, Record<string, AttributeValue>> = {}
  for (const roundId of newestFirst) {
    for (const { organizationId, attributes: own = {} } of evaluationOf(store, roundId).entries()) {
      const present = attributes[organizationId]
      if (!present) attributes[organizationId] = { ...own }
      else if (own[honourCode] === true) present[honourCode] = true
    }
  }
  return attributes
}

function subjectsOf(store: Store, rounds: readonly CombinedRound[]): RoundSubject[] {
  const subjects = new Map<string, RoundSubject>()
  for (const { round } of rounds) for (const subject of store.rounds.subjects(round.id)) if (!subjects.has(subject.subjectId)) subjects.set(subject.subjectId, subject)
  return [...subjects.values()]
}
