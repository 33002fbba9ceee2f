import type { Connection } from '../file/connection'
import { entryHash, type LogEntry } from './entry'

/**
 * What is wrong with an entry: `missing`: entries before it are not there; `altered`: it is not what its own hash says;
 * `detached`: it does not follow from the entry before it.
 */
export type ChainFault = 'missing' | 'altered' | 'detached'

/** The last entry of a chain as far as it is here. */
export interface ChainHead {
  device: string
  sequence: number
  hash: string
}

/** What a check of all chains found. `heads` are the last hashes: printed, they also show when the end of a chain was cut off. */
export interface ChainCheck {
  ok: boolean
  entries: number
  heads: ChainHead[]
  /** The first entry of each broken chain that does not follow from the one before. */
  broken: { device: string; sequence: number; fault: ChainFault }[]
}

/** Entries between two steps: some milliseconds of work. */
const perStep = 2000

/**
 * Reads every entry and computes every hash again, yielding how many are done.
 *
 * @param partial devices of which only some entries are here: gaps in their chains are no damage
 */
export function* checkChains(connection: Connection, partial: ReadonlySet<string>): Generator<number, ChainCheck> {
  const from = connection.prepare<[string, number, number], LogEntry>(
    `SELECT device, sequence, previous_hash AS previousHash, hash, at, actor, action, entity, entity_id AS entityId, place, base, before, after FROM change_log
     WHERE (device, sequence) > (?, ?) ORDER BY device, sequence LIMIT ?`,
  )
  const check: ChainCheck = { ok: true, entries: 0, heads: [], broken: [] }
  let head: ChainHead = { device: '', sequence: 0, hash: '' }
  for (;;) {
    const entries = from.all(head.device, head.sequence, perStep)
    for (const entry of entries) {
      const { device, sequence, hash } = entry
      const before = device === head.device ? head : { device, sequence: 0, hash: '' }
      if (device !== head.device) check.heads.push(before)
      const fault = faultOf(entry, before, partial.has(device))
      if (fault !== null && !check.broken.some((found) => found.device === device)) check.broken.push({ device, sequence, fault })
      head = { device, sequence, hash }
      check.heads[check.heads.length - 1] = head
    }
    check.entries += entries.length
    if (entries.length < perStep) break
    yield check.entries
  }
  check.ok = check.broken.length === 0
  return check
}

function faultOf(entry: LogEntry, before: ChainHead, mayHaveGaps: boolean): ChainFault | null {
  if (entry.hash !== entryHash(entry)) return 'altered'
  const gap = entry.sequence > before.sequence + 1
  if (gap) return mayHaveGaps ? null : 'missing'
  return entry.previousHash === before.hash ? null : 'detached'
}
