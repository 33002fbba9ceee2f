import type { OrganizationResult, RaceRow } from '@rules'

/** A round's results for tables: `indicators` and `extras` of each result are empty. */
export interface RoundResults {
  /** True until the round is finished: every table and export then says 过程数据、未定级. */
  provisional: boolean
  results: OrganizationResult[]
}

export interface RoundRace {
  provisional: boolean
  previousRound: { id: string; name: string } | null
  rows: RaceRow[]
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
