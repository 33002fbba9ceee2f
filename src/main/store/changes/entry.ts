import { createHash } from 'node:crypto'
import { canonicalJson } from '../canonical-json'

/** What kinds of things are changed. Each has its words for the audit page in src/main/services/audit/words. */
export type Entity = 'file' | 'subject' | 'field' | 'scheme' | 'round' | 'round-subject' | 'sheet' | 'veto' | 'result' | 'edition' | 'mapping' | 'setting' | 'evaluator' | 'sheet-state' | 'carried' | 'evidence' | 'plan' | 'plan-item' | 'year' | 'task' | 'merge'

/** What several people enter apart and join later. Their ids begin with the round's. */
export const sharedEntities = ['sheet', 'veto', 'sheet-state', 'evidence'] as const

/** One change as a repository reports it. */
export interface Change {
  entity: Entity
  /** Identifier of what was changed; for parts of a round `round/subject`. */
  entityId: string
  /** Where in it; for a sheet `stage/evaluator/indicator`. */
  place?: string
  /** Version of the entity before the change, 0 for a new one. */
  base: number
  /** The value before and after as plain data; null for absent. */
  before: unknown
  after: unknown
}

/** A line of the change log. `before` and `after` are JSON, null for absent. */
export interface LogEntry {
  device: string
  /** From 1, without gaps, per device. */
  sequence: number
  /** Hash of the entry before on the same device, '' for the first. */
  previousHash: string
  hash: string
  /** ISO time. */
  at: string
  actor: string
  action: string
  entity: string
  entityId: string
  place: string
  base: number
  before: string | null
  after: string | null
}

/** SHA-256 over the canonical JSON of an entry without its own hash. */
export function entryHash(entry: Omit<LogEntry, 'hash'>): string {
  const { device, sequence, previousHash, at, actor, action, entity, entityId, place, base, before, after } = entry
  const text = canonicalJson({ device, sequence, previousHash, at, actor, action, entity, entityId, place, base, before, after })
  return createHash('sha256').update(text).digest('hex')
}
