import type { Connection } from '../file/connection'
import { entryHash, type LogEntry } from './entry'

const columns = 'device, sequence, previous_hash AS previousHash, hash, at, actor, action, entity, entity_id AS entityId, place, base, before, after'

/** What a check of all chains found. `heads` are the last hashes: printed, they also show when the end of a chain was cut off. */
export interface ChainCheck {
  ok: boolean
  entries: number
  heads: { device: string; sequence: number; hash: string }[]
  /** The first entry of each broken chain that does not follow from the one before. */
  broken: { device: string; sequence: number }[]
}

export interface ChangeReader {
  /** The newest entries of all devices, newest first. */
  recent(limit: number): LogEntry[]
  /** Reads every entry and computes every hash again. */
  verify(): ChainCheck
}

export function changeReader(connection: Connection): ChangeReader {
  const newest = connection.prepare<[number], LogEntry>(`SELECT ${columns} FROM change_log ORDER BY at DESC, device, sequence DESC LIMIT ?`)
  const everything = connection.prepare<[], LogEntry>(`SELECT ${columns} FROM change_log ORDER BY device, sequence`)

  return {
    recent: (limit) => newest.all(limit),
    verify() {
      const check: ChainCheck = { ok: true, entries: 0, heads: [], broken: [] }
      let head = { device: '', sequence: 0, hash: '' }
      for (const entry of everything.iterate()) {
        check.entries++
        const { device, sequence, hash } = entry
        const expected = device === head.device ? head : { device, sequence: 0, hash: '' }
        if (device !== head.device) check.heads.push(expected)
        const follows = sequence === expected.sequence + 1 && entry.previousHash === expected.hash && hash === entryHash(entry)
        if (!follows && !check.broken.some((found) => found.device === device)) check.broken.push({ device, sequence })
        head = { device, sequence, hash }
        check.heads[check.heads.length - 1] = head
      }
      check.ok = check.broken.length === 0
      return check
    },
  }
}
