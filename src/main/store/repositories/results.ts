import type { IndicatorResult, OrganizationResult } from '@rules'
import { canonicalHash } from '../canonical-json'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

/** What is left out of `totals`: read for one organization at a time, or for a whole export. */
interface Detail {
  stars: IndicatorResult[][]
  extras: OrganizationResult['extras']
}

export interface ResultReader {
  /** Stored results of a finished round without indicators and extras, by subject id. Empty while a round is open. */
  totals(roundId: string): OrganizationResult[]
  /** With indicators and extras. */
  full(roundId: string): OrganizationResult[]
  /** The same one after another, for whoever keeps only part of each. Nothing is written before the last one. */
  eachFull(roundId: string): Iterable<OrganizationResult>
  find(roundId: string, subjectId: string): OrganizationResult | null
  /** One subject's totals over all finished rounds. */
  ofSubject(subjectId: string): { roundId: string; result: OrganizationResult }[]
}

export interface ResultWriter extends ResultReader {
  /** Stores the results of a round in place of any before. */
  replace(roundId: string, results: readonly OrganizationResult[]): void
  clear(roundId: string): void
}

interface Row {
  roundId: string
  totals: string
  detail: string
}

/** A result without what only a close look needs. */
export function totalsOnly(result: OrganizationResult): OrganizationResult {
  return { ...result, stars: result.stars.map((star) => ({ ...star, indicators: [] })), extras: [] }
}

function whole({ totals, detail }: Row): OrganizationResult {
  const result = fromJson<OrganizationResult>(totals)
  const { stars, extras } = fromJson<Detail>(detail)
  return { ...result, stars: result.stars.map((star, index) => ({ ...star, indicators: stars[index] ?? [] })), extras }
}

export function resultReader(connection: Connection): ResultReader {
  const totals = connection.prepare<[string], { totals: string }>('SELECT totals FROM result WHERE round_id = ? ORDER BY subject_id')
  const full = connection.prepare<[string], Row>('SELECT round_id AS roundId, totals, detail FROM result WHERE round_id = ? ORDER BY subject_id')
  const one = connection.prepare<[string, string], Row>('SELECT round_id AS roundId, totals, detail FROM result WHERE round_id = ? AND subject_id = ?')
  const ofSubject = connection.prepare<[string], { roundId: string; totals: string }>('SELECT round_id AS roundId, totals FROM result WHERE subject_id = ?')
  function* eachFull(roundId: string) {
    for (const row of full.iterate(roundId)) yield whole(row)
  }
  return {
    eachFull,
    totals: (roundId) => totals.all(roundId).map((row) => fromJson<OrganizationResult>(row.totals)),
    full: (roundId) => full.all(roundId).map(whole),
    find(roundId, subjectId) {
      const row = one.get(roundId, subjectId)
      return row ? whole(row) : null
    },
    ofSubject: (subjectId) => ofSubject.all(subjectId).map((row) => ({ roundId: row.roundId, result: fromJson<OrganizationResult>(row.totals) })),
  }
}

export function resultWriter(connection: Connection, reader: ResultReader): (log: Log) => ResultWriter {
  const insert = connection.prepare<[string, string, string, string, string]>('INSERT INTO result (round_id, subject_id, engine, totals, detail) VALUES (?, ?, ?, ?, ?)')
  const erase = connection.prepare<[string]>('DELETE FROM result WHERE round_id = ?')
  /** The log holds what identifies the results, not the results: they follow from sheets, scheme and engine. */
  const summary = (results: readonly OrganizationResult[]) =>
    results.length === 0 ? null : { count: results.length, engine: results[0]?.engine, digest: canonicalHash([...results].sort((a, b) => (a.organizationId < b.organizationId ? -1 : 1))) }

  return (log) => {
    const put = (roundId: string, results: readonly OrganizationResult[]) => {
      const before = reader.full(roundId)
      erase.run(roundId)
      for (const result of results) {
        const detail: Detail = { stars: result.stars.map((star) => star.indicators), extras: result.extras }
        insert.run(roundId, result.organizationId, result.engine, JSON.stringify(totalsOnly(result)), JSON.stringify(detail))
      }
      if (before.length > 0 || results.length > 0) log({ entity: 'result', entityId: roundId, base: 0, before: summary(before), after: summary(results) })
    }
    return { ...reader, replace: put, clear: (roundId) => put(roundId, []) }
  }
}
