import type { Scheme, SchemeProblem } from '@rules'

/** A scheme as kept: a draft may be edited, a published one is frozen for good. */
export interface StoredScheme {
  id: string
  name: string
  version: number
  subject: Scheme['subject']
  status: 'draft' | 'published'
  builtIn: boolean
  /** SHA-256 of the canonical JSON of the scheme, hex; null while a draft. */
  hash: string | null
  publishedAt: string | null
  updatedAt: string
  starCount: number
  indicatorCount: number
  /** Rounds that were opened with it. */
  rounds: number
}

/** What a new scheme can begin as. */
export interface SchemeTemplate {
  /** Handed to `schemes.create`. */
  id: string
  name: string
  version: number
  subject: Scheme['subject']
  starCount: number
  indicatorCount: number
  /** `built-in`: came with the program; `published`: a document other places published; `own`: published in this data file. */
  kind: 'built-in' | 'published' | 'own'
  /** What to know about it, and where it comes from. */
  note: string | null
  source: string | null
}

export interface SchemeDocument extends StoredScheme {
  scheme: Scheme
  problems: SchemeProblem[]
  /** Counts up with every saved draft. */
  revision: number
}
