import { randomUUID } from 'node:crypto'
import type { Year, YearFields, YearPart } from '@shared/domain/year'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'

export interface YearReader {
  /** The last made first. */
  list(): Year[]
  find(id: string): Year | null
  /** Years that hold a round. */
  ofRound(roundId: string): Year[]
  /** Years that are held against this one. */
  followers(id: string): Year[]
}

export interface YearWriter extends YearReader {
  insert(fields: YearFields): Year
  change(year: Year, fields: YearFields): Year
  remove(year: Year): void
}

type YearRow = Omit<Year, 'parts'>

const columns = 'year.id, year.name, year.absent, year.previous_year_id AS previousYearId'

export function yearReader(connection: Connection): YearReader {
  const all = connection.prepare<[], YearRow>(`SELECT ${columns} FROM year ORDER BY created_at DESC, rowid DESC`)
  const byId = connection.prepare<[string], YearRow>(`SELECT ${columns} FROM year WHERE id = ?`)
  const byRound = connection.prepare<[string], YearRow>(`SELECT ${columns} FROM year JOIN year_part ON year_id = year.id WHERE round_id = ? ORDER BY created_at`)
  const byPrevious = connection.prepare<[string], YearRow>(`SELECT ${columns} FROM year WHERE previous_year_id = ? ORDER BY created_at`)
  const parts = connection.prepare<[string], YearPart>('SELECT round_id AS roundId, weight FROM year_part JOIN round ON round.id = round_id WHERE year_id = ? ORDER BY ends_on DESC, round.created_at DESC, round.rowid DESC')
  const whole = (row: YearRow): Year => ({ ...row, parts: parts.all(row.id) })
  return {
    list: () => all.all().map(whole),
    find(id) {
      const row = byId.get(id)
      return row ? whole(row) : null
    },
    ofRound: (roundId) => byRound.all(roundId).map(whole),
    followers: (id) => byPrevious.all(id).map(whole),
  }
}

export function yearWriter(connection: Connection, reader: YearReader): (log: Log, at: string) => YearWriter {
  const add = connection.prepare<[string, string, string, string | null, string]>('INSERT INTO year (id, name, absent, previous_year_id, created_at) VALUES (?, ?, ?, ?, ?)')
  const put = connection.prepare<[string, string, string | null, string]>('UPDATE year SET name = ?, absent = ?, previous_year_id = ? WHERE id = ?')
  const addPart = connection.prepare<[string, string, string]>('INSERT INTO year_part (year_id, round_id, weight) VALUES (?, ?, ?)')
  const eraseParts = connection.prepare<[string]>('DELETE FROM year_part WHERE year_id = ?')
  const erase = connection.prepare<[string]>('DELETE FROM year WHERE id = ?')
  return (log, at) => {
    const putParts = (id: string, parts: readonly YearPart[]) => {
      eraseParts.run(id)
      for (const { roundId, weight } of parts) addPart.run(id, roundId, weight)
    }
    const note = (id: string, before: Year | null, after: Year | null) => log({ entity: 'year', entityId: id, base: 0, before: before && contentOf(before), after: after && contentOf(after) })
    return {
      ...reader,
      insert(fields) {
        const id = randomUUID()
        add.run(id, fields.name, fields.absent, fields.previousYearId, at)
        putParts(id, fields.parts)
        const year = { id, ...contentOf(fields) }
        note(id, null, year)
        return year
      },
      change(year, fields) {
        const after = { id: year.id, ...contentOf(fields) }
        if (JSON.stringify(contentOf(year)) === JSON.stringify(contentOf(fields))) return year
        put.run(fields.name, fields.absent, fields.previousYearId, year.id)
        putParts(year.id, fields.parts)
        note(year.id, year, after)
        return after
      },
      remove(year) {
        erase.run(year.id)
        note(year.id, year, null)
      },
    }
  }
}

function contentOf({ name, absent, previousYearId, parts }: YearFields): YearFields {
  return { name, absent, previousYearId, parts: parts.map(({ roundId, weight }) => ({ roundId, weight })) }
}
