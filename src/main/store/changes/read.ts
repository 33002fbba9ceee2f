import type { Connection } from '../file/connection'
import { changeBrowser, type ChangeBrowser } from './browse'
import { sharedEntities, type LogEntry } from './entry'

const columns = 'device, sequence, previous_hash AS previousHash, hash, at, actor, action, entity, entity_id AS entityId, place, base, before, after'

export interface ChangeReader extends ChangeBrowser {
  /** Everything entered in a round (marks, vetoes …), and every merge: what is needed to join it with what others entered. */
  ofRound(roundId: string): LogEntry[]
  /** The highest sequence of a device, 0 when it wrote nothing here. */
  headOf(device: string): number
  /** What concerns one subject's sheets in a round: cells and states, of all stages, oldest first by the clocks of their devices. */
  ofSheet(roundId: string, subjectId: string): LogEntry[]
  /** Whether anything was ever written in this name. */
  knowsActor(name: string): boolean
  /** Every device that wrote something here. */
  devices(): string[]
  /** The packages merged here, oldest first. */
  merges(): LogEntry[]
  /** One device's whole chain. */
  ofDevice(device: string): LogEntry[]
  /** The newest entries of all devices, newest first. */
  recent(limit: number): LogEntry[]
}

export function changeReader(connection: Connection): ChangeReader {
  const newest = connection.prepare<[number], LogEntry>(`SELECT ${columns} FROM change_log ORDER BY at DESC, device DESC, sequence DESC LIMIT ?`)
  const ofRound = connection.prepare<[string, string], LogEntry>(
    `SELECT ${columns} FROM change_log WHERE entity = 'merge' OR (entity IN (${sharedEntities.map((entity) => `'${entity}'`).join(', ')}) AND entity_id >= ? AND entity_id < ?) ORDER BY device, sequence`,
  )
  const ofDevice = connection.prepare<[string], LogEntry>(`SELECT ${columns} FROM change_log WHERE device = ? ORDER BY sequence`)
  const head = connection.prepare<[string], { sequence: number }>('SELECT coalesce(max(sequence), 0) AS sequence FROM change_log WHERE device = ?')
  const ofSheet = connection.prepare<[string], LogEntry>(`SELECT ${columns} FROM change_log WHERE entity IN ('sheet', 'sheet-state') AND entity_id = ? ORDER BY at, device, sequence`)
  const byActor = connection.prepare<[string], { found: number }>('SELECT EXISTS (SELECT 1 FROM change_log WHERE actor = ?) AS found')
  const devices = connection.prepare<[], { device: string }>('SELECT DISTINCT device FROM change_log ORDER BY device')
  const merges = connection.prepare<[], LogEntry>(`SELECT ${columns} FROM change_log WHERE entity = 'merge' ORDER BY at, device, sequence`)

  return {
    ...changeBrowser(connection),
    recent: (limit) => newest.all(limit),
    // '0' is the character after '/'.
    ofRound: (roundId) => ofRound.all(`${roundId}/`, `${roundId}0`),
    headOf: (device) => head.get(device)?.sequence ?? 0,
    devices: () => devices.all().map(({ device }) => device),
    merges: () => merges.all(),
    ofDevice: (device) => ofDevice.all(device),
    ofSheet: (roundId, subjectId) => ofSheet.all(`${roundId}/${subjectId}`),
    knowsActor: (name) => byActor.get(name)?.found === 1,
  }
}
