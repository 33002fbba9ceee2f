/** Which entries of the change log (留痕) to show. An empty list or null does not restrict. */
export interface AuditFilter {
  /** Looked for in who, what, values, and names of organizations and indicators. */
  text: string
  actors: string[]
  actions: string[]
  devices: string[]
  roundId: string | null
  subjectId: string | null
  /** ISO times: from this one on, and before that one. */
  from: string | null
  before: string | null
}

/** One entry in words. */
export interface AuditEntry {
  /** `device:sequence`. */
  id: string
  device: string
  sequence: number
  /** ISO time by the clock of the device. */
  at: string
  by: string
  action: string
  /** What was changed, e.g. “镇街初评 · 第一议题制度”. */
  what: string
  /** '' where it is about none. */
  subjectName: string
  roundName: string
  /** '' for nothing. */
  before: string
  after: string
  hash: string
}

export interface AuditPage {
  /** Entries the filter lets through. */
  total: number
  entries: AuditEntry[]
}

/** A chain: what one machine wrote in one data file. */
export interface AuditChain {
  device: string
  /** The one this machine writes in this file now. */
  own: boolean
  /** Who wrote most in it. */
  people: string[]
  entries: number
  /** ISO times by its own clock. */
  first: string
  last: string
}

/** What can be filtered by. */
export interface AuditChoices {
  actors: string[]
  actions: string[]
  chains: AuditChain[]
}

/** What a check of all chains found. */
export interface ChainReport {
  ok: boolean
  entries: number
  /** The last entry of every chain, with the code printed on official tables. */
  heads: { device: string; own: boolean; people: string[]; sequence: number; code: string }[]
  /** Where chains break: the first entry that is wrong, and what is wrong with it in a sentence. */
  broken: { device: string; own: boolean; sequence: number; what: string; entry: AuditEntry | null }[]
}

/** What became of a code that was printed on a table. */
export interface CodeCheck {
  code: string
  state: 'matches' | 'differs' | 'unknown'
  /** In a sentence. */
  text: string
}
