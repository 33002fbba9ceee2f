import type { Connection } from '../file/connection'
import { entryHash, type Change, type LogEntry } from './entry'

/** Who does what, and when, for every change of one transaction. */
export interface Occasion {
  actor: string
  action: string
  /** ISO time. */
  at: string
}

/** Notes one change. */
export type Log = (change: Change) => void

/** Writes the log of one device. Call the result once per transaction: the end of the chain is read inside it. */
export function changeAppender(connection: Connection, device: string): (occasion: Occasion) => Log {
  const last = connection.prepare<[string], { sequence: number; hash: string }>('SELECT sequence, hash FROM change_log WHERE device = ? ORDER BY sequence DESC LIMIT 1')
  const insert = connection.prepare<[LogEntry]>(
    `INSERT INTO change_log (device, sequence, previous_hash, hash, at, actor, action, entity, entity_id, place, base, before, after)
     VALUES (@device, @sequence, @previousHash, @hash, @at, @actor, @action, @entity, @entityId, @place, @base, @before, @after)`,
  )
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

  return ({ actor, action, at }) => {
    let head = last.get(device) ?? { sequence: 0, hash: '' }
    return ({ entity, entityId, place = '', base, before, after }) => {
      const entry = { device, sequence: head.sequence + 1, previousHash: head.hash, at, actor, action, entity, entityId, place, base, before: json(before), after: json(after) }
      const hash = entryHash(entry)
      insert.run({ ...entry, hash })
      head = { sequence: entry.sequence, hash }
    }
  }
}
