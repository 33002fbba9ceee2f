/** What finishing a round leaves behind, and what is asked before. */
import type { OrganizationEntry, OrganizationResult, Scheme } from '@rules'

/** Where a check leads: the page on which it can be settled. */
export type CheckLink =
  | { page: 'scoring'; find?: string; stage?: string; show?: 'missing' | 'refused' }
  | { page: 'progress' }
  | { page: 'stars'; find?: string }
  | { page: 'race' }
  | { page: 'scheme'; schemeId: string }
  | { page: 'round'; roundId: string }
  | { page: 'exchange' }

export interface CheckItem {
  /** Tells it from others of the same check; what a confirmation or decision refers to. */
  key: string
  text: string
  link: CheckLink
}

export const checkCodes = ['missing', 'drafts', 'unconfirmed', 'self-only', 'vetoes', 'ties', 'quotas', 'soft-quotas', 'scheme', 'conflicts', 'engine'] as const
export type CheckCode = (typeof checkCodes)[number]

/** One line of the list before finishing. `confirm`: each item must be ticked; `decide`: each item needs a reason. */
export interface FinishCheck {
  code: CheckCode
  need: 'nothing' | 'look' | 'confirm' | 'decide'
  /** One sentence with its figure. */
  text: string
  items: CheckItem[]
}

/** A soft quota exceeded, decided with a reason. */
export interface QuotaDecision {
  key: string
  text: string
  reason: string
}

/** One publication of a round's results. */
export interface Edition {
  number: number
  /** ISO time. */
  finishedAt: string
  by: string
  /** Version of the rules. */
  engine: string
  /** SHA-256 of the canonical bytes of scheme, inputs and results, in hex. */
  digest: string
  decisions: QuotaDecision[]
  /** When and why it was opened again; null while it stands. */
  reopened: { at: string; by: string; reason: string } | null
}

/** What an edition's digest is of. */
export interface EditionContent {
  format: 1
  round: { id: string; name: string; startsOn: string; endsOn: string }
  engine: string
  scheme: Scheme
  /** In the order of the round's subjects. */
  subjects: { id: string; name: string; partyName: string; township: string }[]
  entries: OrganizationEntry[]
  previousLevels: Record<string, number | null>
  results: OrganizationResult[]
}

export const severities = ['level', 'rank', 'score', 'other'] as const
/** `level`: another level, added or gone; `rank`: another place; `score`: another figure; `other`: only a text. */
export type Severity = (typeof severities)[number]

export interface DifferenceRow {
  /** The same on both sides, and nobody else's. */
  key: string
  name: string
  severity: Severity
  /** What is said of a row that only one side has. */
  only: 'before' | 'after' | null
  changes: { field: string; before: string; after: string; severity: Severity }[]
}

/** Two editions, or two result files, row by row; equal rows are only counted. Gravest first. */
export interface Difference {
  before: string
  after: string
  equal: number
  rows: DifferenceRow[]
  /** Why the later edition came about. */
  reason: string | null
  /** Columns only one of two files has: they are not compared. */
  onlyIn?: { before: string[]; after: string[] }
}

export const severityNames: Record<Severity, string> = { level: '星级变化', rank: '名次变化', score: '得分变化', other: '文字变化' }
