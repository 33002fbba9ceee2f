import type { LogEntry } from '../../store'
import { Causality, knowledgeOf, type Knowledge } from '../history/knowledge'
import { contentOf, keyOf, registersOf, type Register } from '../history/register'

/** What merging would do to one thing. */
export interface PlannedChange {
  outcome: 'new' | 'same' | 'changed' | 'conflicting'
  /** As it stands before; null when nothing is known of it here. */
  before: Register | null
  after: Register
}

export interface MergePlan {
  /** Entries that are not here yet, to be taken over as they are. */
  taken: readonly LogEntry[]
  /** Everything the incoming entries are about, whether it changes or not. */
  changes: readonly PlannedChange[]
  /** What is known here afterwards: goes into the merge's own entry. */
  knowledge: Knowledge
}

/**
 * What would happen if `incoming` were joined to `local`. Joining is a union of sets, so it does not matter in which order or
 * how often packages arrive. Entries present on both sides are the same entry (their chains were compared before).
 */
export function planMerge(local: readonly LogEntry[], incoming: readonly LogEntry[]): MergePlan {
  const present = new Set(local.map(idOf))
  const taken = [...new Map(incoming.filter((entry) => !present.has(idOf(entry))).map((entry) => [idOf(entry), entry])).values()]
  const union = [...local, ...taken]
  const before = registersOf(local, new Causality(local))
  const after = registersOf(union, new Causality(union))
  const touched = new Set(incoming.map(keyOf))
  const changes = [...after.values()].filter(({ key }) => touched.has(key)).map((register) => planned(before.get(register.key) ?? null, register))
  return { taken, changes, knowledge: knowledgeOf(union) }
}

function planned(before: Register | null, after: Register): PlannedChange {
  if (after.conflicting) return { outcome: 'conflicting', before, after }
  if (before === null) return { outcome: 'new', before, after }
  const same = !before.conflicting && contentOf(before.current) === contentOf(after.current)
  return { outcome: same ? 'same' : 'changed', before, after }
}

/** Names an entry across machines. */
export function idOf({ device, sequence }: Pick<LogEntry, 'device' | 'sequence'>): string {
  return `${device}:${sequence}`
}
