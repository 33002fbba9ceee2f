import type { GroupStanding, OrganizationEntry, pathTo, RaceStanding, Scheme } from '@rules'
import type { PackedRace } from '../packed-race'
import type { PackedResults } from '../packed-results'

/** A round's results for tables: `indicators` and `extras` of each result are empty. */
export interface RoundResults {
  /** True until the round is finished: every table and export then says 过程数据、未定级. */
  provisional: boolean
  results: PackedResults
}

export interface RoundRace {
  provisional: boolean
  previousRound: { id: string; name: string } | null
  /** Whom they passed is asked for one organization: of thousands these lists are millions long. */
  rows: RaceStanding[]
}

/** The same for tables. */
export interface RoundRaceTable extends Omit<RoundRace, 'rows'> {
  race: PackedRace
}

/** Townships by the results of their organizations, best first; `key` is the name. */
export interface TownshipRanking {
  provisional: boolean
  previousRound: { id: string; name: string } | null
  /** What the scheme calls its highest level. */
  topLevel: string
  rows: (GroupStanding & { previousRank: number | null; move: number | null })[]
  /** Organizations of the round without a township: in no row. */
  unplaced: number
}

export interface Count {
  code: string
  name: string
  done: number
  total: number
}

/** The open round at a glance. Done and total count indicator marks that are due. */
export interface Overview {
  done: number
  total: number
  byStar: Count[]
  byTownship: Count[]
  byStage: Count[]
  /** Organizations by level; null = not graded. */
  levels: { level: number | null; count: number }[]
  movers: { subjectId: string; name: string; track: string; move: number; rank: number }[]
  /** What blocks finishing. */
  incomplete: number
  drafts: number
  vetoes: number
}

/** What the race counts; absent: points, and three places for a streak. */
export interface RaceOptions {
  progress?: 'points' | 'rank' | 'percent'
  streakPlaces?: number
}

/** Some organizations over the rounds, oldest round first. */
export interface RaceHistory {
  rounds: { id: string; name: string; provisional: boolean }[]
  lines: {
    subjectId: string
    name: string
    /** One per round; null where it did not take part. */
    places: (RoundPlace | null)[]
  }[]
}

export interface RoundPlace {
  track: string
  /** Null: without rank. */
  rank: number | null
  /** How many are ranked in the track. */
  of: number
  /** Null while marks are missing. */
  total: number | null
  /** Mean total of those in the track that have all marks; null where there are none. */
  trackMean: number | null
  level: number | null
}

/** Where an organization wants to get to: a level (before quotas) or a rank in its track. */
export type PathGoal = { level: number } | { rank: number }
export type PathAnswer = ReturnType<typeof pathTo>
/** With the level the largest rise is counted from; null where there is none. */
export interface PathReply {
  answer: PathAnswer
  previousLevel: number | null
}
/** All that the search for the cheapest path needs, as plain data. */
export interface PathQuestion {
  scheme: Scheme
  entries: readonly OrganizationEntry[]
  organizationId: string
  goal: PathGoal
  /** Indicators that stay as they are. */
  fixed: readonly string[]
  previousLevels: Record<string, number | null>
}
