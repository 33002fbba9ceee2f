import type { Scheme } from '@rules'
import type { StoredScheme } from '@shared/domain/scheme'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

interface Row {
  id: string
  name: string
  version: number
  subject: Scheme['subject']
  status: 'draft' | 'published'
  builtIn: 0 | 1
  body: string
  hash: string | null
  revision: number
  publishedAt: string | null
  updatedAt: string
  rounds: number
}

const columns = `id, name, version, subject, status, built_in AS builtIn, body, hash, revision, published_at AS publishedAt, updated_at AS updatedAt,
  (SELECT count(*) FROM round WHERE round.scheme_id = scheme.id) AS rounds`

/** A scheme as kept, with its body. What is wrong with a draft is for the rules to say. */
export interface SchemeRecord extends StoredScheme {
  scheme: Scheme
  /** Counts up with every saved draft. */
  revision: number
}

export interface SchemeReader {
  /** Built-in ones first, then in the order they were made. */
  list(): StoredScheme[]
  find(id: string): SchemeRecord | null
}

/** How many items of a list a draft has; a draft may be anything, so nothing about it is taken for granted. */
function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0
}

function storedOf(row: Row, scheme: Scheme): StoredScheme {
  const { id, name, version, subject, status, hash, publishedAt, updatedAt, rounds } = row
  const stars: unknown = scheme.stars
  const indicatorCount = Array.isArray(stars) ? stars.reduce((sum: number, star: { indicators?: unknown } | null) => sum + countOf(star?.indicators), 0) : 0
  return { id, name, version, subject, status, builtIn: row.builtIn === 1, hash, publishedAt, updatedAt, starCount: countOf(stars), indicatorCount, rounds }
}

export function schemeReader(connection: Connection): SchemeReader {
  const all = connection.prepare<[], Row>(`SELECT ${columns} FROM scheme ORDER BY built_in DESC, rowid`)
  const byId = connection.prepare<[string], Row>(`SELECT ${columns} FROM scheme WHERE id = ?`)
  return {
    list: () => all.all().map((row) => storedOf(row, fromJson<Scheme>(row.body))),
    find(id) {
      const row = byId.get(id)
      if (!row) return null
      const scheme = fromJson<Scheme>(row.body)
      return { ...storedOf(row, scheme), scheme, revision: row.revision }
    },
  }
}
