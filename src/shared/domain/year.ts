import type { Explanation, OrganizationResult, Scheme, YearPart as RoundShare } from '@rules'
import type { Round, RoundSubject, Track } from './round'
import type { SubjectKind } from './subject'

/** What a round counts for in a year; the weight is a decimal as it was typed. */
export interface YearPart {
  roundId: string
  weight: string
}

/** What a person decides of a year (年度汇总). */
export interface YearFields {
  name: string
  /** What a round counts as for who was absent or not complete in it: left out, or 0. */
  absent: 'average-present' | 'zero'
  /** The year whose ranks and levels this one is held against. */
  previousYearId: string | null
  parts: YearPart[]
}

export interface Year extends YearFields {
  id: string
}

/** A round of a year, newest first. */
export type YearRound = Pick<Round, 'id' | 'name' | 'startsOn' | 'endsOn' | 'status'> & { weight: string }

/** A year in the list. `problem`: why it cannot be put together, in a sentence. */
export interface YearSummary extends Year {
  subjectKind: SubjectKind
  rounds: YearRound[]
  /** True until every round is finished. */
  provisional: boolean
  problem: string | null
}

/** A year with everything its page shows. Scheme and subjects are those of the newest round that holds them. */
export interface YearDocument {
  year: YearSummary
  scheme: Scheme
  schemeId: string
  schemeVersion: number
  tracks: Track[]
  subjects: RoundSubject[]
  results: OrganizationResult[]
  /** By subject: what each round brought, in the order of `year.rounds`. */
  shares: Record<string, RoundShare[]>
  /** By subject: rank in the year before, in the same track. */
  moves: Record<string, { previousRank: number | null; move: number | null }>
}

/** Why one organization has its year. */
export interface YearExplanation {
  total: Explanation
  level: Explanation
}
