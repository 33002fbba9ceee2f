import type { Connection } from '../file/connection'
import type { LogEntry } from './entry'
import type { ChainHead } from './verify'

/** Which entries to read. An empty list or null does not restrict. */
export interface ChangeFilter {
  actors: readonly string[]
  actions: readonly string[]
  devices: readonly string[]
  roundId: string | null
  subjectId: string | null
  /** ISO times: from this one on, and before that one. */
  from: string | null
  before: string | null
  /** Looked for in who, what and both values; the ids and codes are what it is the name of. */
  text: { words: string; subjectIds: readonly string[]; indicators: readonly string[] } | null
}

/** A chain as far as it is in this file. */
export interface ChainExtent {
  device: string
  entries: number
  first: string
  last: string
}

/** Reads the log in parts, newest first by the clocks of the devices. */
export interface ChangeBrowser {
  count(filter: ChangeFilter): number
  page(filter: ChangeFilter, offset: number, limit: number): LogEntry[]
  actors(): string[]
  actions(): string[]
  chains(): ChainExtent[]
  /** Per chain, who wrote in it: who wrote most first, at most three. */
  people(): Map<string, string[]>
  find(device: string, sequence: number): LogEntry | null
  /** Of every chain the last entry that made up a round's results. Nothing that comes after the round was finished changes them. */
  headsOfRound(roundId: string): ChainHead[]
}

const columns = 'device, sequence, previous_hash AS previousHash, hash, at, actor, action, entity, entity_id AS entityId, place, base, before, after'

interface Condition {
  sql: string
  values: unknown[]
}

function conditionsOf({ actors, actions, devices, roundId, subjectId, from, before, text }: ChangeFilter): Condition[] {
  const oneOf = (column: string, values: readonly string[]): Condition[] =>
    values.length === 0 ? [] : [{ sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }]
  const found: Condition[] = [...oneOf('actor', actors), ...oneOf('action', actions), ...oneOf('device', devices)]
  if (roundId !== null) found.push({ sql: "(entity_id = ? OR (entity_id >= ? || '/' AND entity_id < ? || '0'))", values: [roundId, roundId, roundId] })
  if (subjectId !== null) found.push({ sql: "(entity_id = ? OR substr(entity_id, -37) = '/' || ?)", values: [subjectId, subjectId] })
  if (from !== null) found.push({ sql: 'at >= ?', values: [from] })
  if (before !== null) found.push({ sql: 'at < ?', values: [before] })
  if (text !== null) found.push(textCondition(text))
  return found
}

/** `instr` and no LIKE: a search that finds nothing reads every value of the log, and so has to be plain. */
function textCondition({ words, subjectIds, indicators }: NonNullable<ChangeFilter['text']>): Condition {
  const found: Condition[] = ['actor', 'action', 'before', 'after'].map((column) => ({ sql: `instr(${column}, ?) > 0`, values: [words] }))
  if (subjectIds.length > 0) found.unshift({ sql: 'substr(entity_id, -36) IN (SELECT value FROM json_each(?))', values: [JSON.stringify(subjectIds)] })
  for (const code of indicators) found.unshift({ sql: "(substr(place, ?) = '/' || ? OR instr(place, ? || '/') = 1)", values: [-1 - code.length, code, code] })
  return { sql: `(${found.map(({ sql }) => sql).join(' OR ')})`, values: found.flatMap(({ values }) => values) }
}

export function changeBrowser(connection: Connection): ChangeBrowser {
  const actors = connection.prepare<[], { value: string }>('SELECT DISTINCT actor AS value FROM change_log ORDER BY actor')
  const actions = connection.prepare<[], { value: string }>('SELECT DISTINCT action AS value FROM change_log ORDER BY action')
  const chains = connection.prepare<[], ChainExtent>('SELECT device, count(*) AS entries, min(at) AS first, max(at) AS last FROM change_log GROUP BY device ORDER BY entries DESC')
  const writers = connection.prepare<[], { device: string; actor: string }>('SELECT device, actor FROM change_log GROUP BY device, actor ORDER BY device, count(*) DESC, actor')
  const one = connection.prepare<[string, number], LogEntry>(`SELECT ${columns} FROM change_log WHERE device = ? AND sequence = ?`)

  const ofRound = connection.prepare<[string, string, string], ChainHead>(
    `SELECT device, sequence, hash FROM change_log WHERE (device, sequence) IN (
       SELECT device, max(sequence) FROM change_log
       WHERE entity IN ('round', 'round-subject', 'sheet', 'veto', 'sheet-state', 'evidence', 'result') AND (entity_id = ? OR (entity_id >= ? || '/' AND entity_id < ? || '0'))
       GROUP BY device)
     ORDER BY device`,
  )

  const where = (conditions: readonly Condition[]) => (conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`)

  return {
    count(filter) {
      const conditions = conditionsOf(filter)
      const found = connection.prepare<unknown[], { entries: number }>(`SELECT count(*) AS entries FROM change_log ${where(conditions)}`).get(...conditions.flatMap(({ values }) => values))
      return found?.entries ?? 0
    },
    page(filter, offset, limit) {
      const conditions = conditionsOf(filter)
      // Chosen by the index alone; values are read only of the entries that are shown.
      return connection
        .prepare<unknown[], LogEntry>(
          `SELECT ${columns} FROM change_log WHERE (device, sequence) IN (SELECT device, sequence FROM change_log ${where(conditions)} ORDER BY at DESC, device DESC, sequence DESC LIMIT ? OFFSET ?)
           ORDER BY at DESC, device DESC, sequence DESC`,
        )
        .all(...conditions.flatMap(({ values }) => values), limit, offset)
    },
    actors: () => actors.all().map(({ value }) => value),
    actions: () => actions.all().map(({ value }) => value),
    chains: () => chains.all(),
    people() {
      const found = new Map<string, string[]>()
      for (const { device, actor } of writers.all()) {
        const names = found.get(device) ?? []
        if (names.length < 3) found.set(device, [...names, actor])
      }
      return found
    },
    headsOfRound: (roundId) => ofRound.all(roundId, roundId, roundId),
    find: (device, sequence) => one.get(device, sequence) ?? null,
  }
}
