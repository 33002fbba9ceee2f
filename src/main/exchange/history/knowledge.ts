import type { LogEntry } from '../../store'

/** How far each device's chain is known: device → highest sequence. */
export type Knowledge = Readonly<Record<string, number>>

/** The entity of an entry that says: from here on this device knows these chains that far. */
export const mergeEntity = 'merge'

/**
 * Which entry was made in knowledge of which. A device knows all it wrote itself before, and what it had merged before: a
 * merge is an entry of its own whose `after` holds the knowledge it brought. Clocks play no part, so a clock that is wrong by
 * years changes nothing.
 */
export class Causality {
  /** Per device, its merges in order of sequence. */
  private readonly merges = new Map<string, { sequence: number; knowledge: Knowledge }[]>()

  constructor(entries: Iterable<LogEntry>) {
    for (const { device, entity, sequence, after } of entries) {
      if (entity !== mergeEntity || after === null) continue
      const list = this.merges.get(device) ?? []
      list.push({ sequence, knowledge: knowledgeIn(after) })
      this.merges.set(device, list)
    }
    for (const list of this.merges.values()) list.sort((a, b) => a.sequence - b.sequence)
  }

  /** Whether whoever wrote `later` knew `earlier` then. An entry does not know itself. */
  knows(later: LogEntry, earlier: LogEntry): boolean {
    if (later.device === earlier.device) return earlier.sequence < later.sequence
    const merged = (this.merges.get(later.device) ?? []).filter(({ sequence }) => sequence < later.sequence).at(-1)
    return (merged?.knowledge[earlier.device] ?? 0) >= earlier.sequence
  }
}

/** What a merge entry says is known from then on. Anything else in it is not knowledge. */
function knowledgeIn(after: string): Knowledge {
  const value: unknown = JSON.parse(after)
  if (typeof value !== 'object' || value === null || !('knowledge' in value) || typeof value.knowledge !== 'object' || value.knowledge === null) return {}
  const known: Record<string, number> = Object.create(null)
  for (const [device, sequence] of Object.entries(value.knowledge)) if (Number.isSafeInteger(sequence)) known[device] = Number(sequence)
  return known
}

/** The knowledge of a file that holds these entries. */
export function knowledgeOf(entries: Iterable<LogEntry>): Knowledge {
  const known: Record<string, number> = Object.create(null)
  for (const { device, sequence } of entries) known[device] = Math.max(known[device] ?? 0, sequence)
  return known
}
