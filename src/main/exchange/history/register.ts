import { canonicalJson, type LogEntry } from '../../store'
import { mergeEntity, type Causality } from './knowledge'

/** One thing that has one value at a time, as a cell of a sheet: all entries about it have the same key. */
export interface Register {
  key: string
  entity: string
  entityId: string
  place: string
  /** The entries that nobody who wrote later knew, in a fixed order; more than one when devices worked apart. */
  heads: readonly LogEntry[]
  /** The head whose value stands: with one head that one; else a fixed choice until a person decides. */
  current: LogEntry
  /** Whether the heads say different things: a person has to choose. */
  conflicting: boolean
}

/** What an entry is about. */
export function keyOf({ entity, entityId, place }: Pick<LogEntry, 'entity' | 'entityId' | 'place'>): string {
  return JSON.stringify([entity, entityId, place])
}

/**
 * The registers of a set of entries. The result depends on the set alone: neither order nor repetition of the entries, nor
 * any machine's clock (which only breaks ties between concurrent entries, the same way everywhere), changes it.
 */
export function registersOf(entries: Iterable<LogEntry>, causality: Causality): Map<string, Register> {
  // Of one device only its last entry about a thing can be a head.
  const last = new Map<string, Map<string, LogEntry>>()
  for (const entry of entries) {
    if (entry.entity === mergeEntity) continue
    const key = keyOf(entry)
    const byDevice = last.get(key) ?? new Map<string, LogEntry>()
    last.set(key, byDevice)
    const present = byDevice.get(entry.device)
    if (!present || present.sequence < entry.sequence) byDevice.set(entry.device, entry)
  }
  return new Map([...last].map(([key, byDevice]) => [key, registerOf(key, [...byDevice.values()], causality)]))
}

function registerOf(key: string, candidates: readonly LogEntry[], causality: Causality): Register {
  const unknown = candidates.filter((entry) => !candidates.some((other) => causality.knows(other, entry)))
  // Only a forged history knows itself in a circle. None of it can be believed over the rest, so a person decides.
  const heads = (unknown.length > 0 ? unknown : [...candidates]).sort(inFixedOrder)
  const [current] = heads
  if (!current) throw new Error(`No entry about ${key}`)
  const { entity, entityId, place } = current
  return { key, entity, entityId, place, heads, current, conflicting: new Set(heads.map(contentOf)).size > 1 }
}

/** The latest first by its own clock; the hash decides where clocks agree. */
function inFixedOrder(a: LogEntry, b: LogEntry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  return a.hash < b.hash ? -1 : 1
}

/** The value an entry gave, without who gave it when: two people who typed the same do not disagree. */
export function contentOf({ after }: Pick<LogEntry, 'after'>): string {
  if (after === null) return 'null'
  const value: unknown = JSON.parse(after)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return canonicalJson(value)
  return canonicalJson(Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'at' && name !== 'by')))
}
