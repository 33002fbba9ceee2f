import { randomUUID } from 'node:crypto'
import type { Round, RoundSubject } from '@shared/domain/round'
import { AppError } from '@shared/errors'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import type { RoundReader, RoundRecord } from './rounds'

/** A round about to be opened. `id` only for records made elsewhere (sample data). */
export type NewRound = Pick<Round, 'name' | 'schemeId' | 'startsOn' | 'endsOn' | 'previousRoundId'> & {
  id?: string
  subjects: readonly Pick<RoundSubject, 'subjectId' | 'attributes' | 'track' | 'trackBy'>[]
}

export interface RoundWriter extends RoundReader {
  insert(round: NewRound): RoundRecord
  /** Takes in subjects that do not take part yet, after those that do. */
  addSubjects(id: string, subjects: NewRound['subjects']): void
  rename(id: string, name: string): RoundRecord
  /** Puts another scheme in place of the one it was opened with; its sheets stay as they are. */
  setScheme(id: string, schemeId: string): RoundRecord
  setTracks(id: string, tracks: readonly Pick<RoundSubject, 'subjectId' | 'track' | 'trackBy'>[]): void
  /** Closes the sheets. Store the results in the same transaction. */
  finish(id: string): RoundRecord
  /** Opens the sheets again; the reason stays in the change log. */
  reopen(id: string, reason: string): RoundRecord
  /** Removes a round nobody entered anything in. */
  remove(id: string): void
}

export function roundWriter(connection: Connection, reader: RoundReader): (log: Log, at: string) => RoundWriter {
  const insert = connection.prepare<[string, string, string, string, string, string | null, string]>(
    "INSERT INTO round (id, name, scheme_id, starts_on, ends_on, status, previous_round_id, version, created_at) VALUES (?, ?, ?, ?, ?, 'open', ?, 1, ?)",
  )
  const insertSubject = connection.prepare<[string, string, number, string, string, string]>('INSERT INTO round_subject (round_id, subject_id, position, attributes, track, track_by) VALUES (?, ?, ?, ?, ?, ?)')
  const update = connection.prepare<[string, string, string | null, string]>('UPDATE round SET name = ?, status = ?, finished_at = ?, version = version + 1 WHERE id = ?')
  const setScheme = connection.prepare<[string, string]>('UPDATE round SET scheme_id = ?, version = version + 1 WHERE id = ?')
  const setTrack = connection.prepare<[string, string, string, string]>('UPDATE round_subject SET track = ?, track_by = ? WHERE round_id = ? AND subject_id = ?')
  const eraseSheets = connection.prepare<[string]>('DELETE FROM sheet WHERE round_id = ?')
  const erase = connection.prepare<[string]>('DELETE FROM round WHERE id = ?')

  return (log, at) => {
    const found = (id: string): RoundRecord => {
      const round = reader.find(id)
      if (!round) throw new AppError('not-found', '没有找到这个评价期，可能已被删除。')
      return round
    }
    const change = (before: RoundRecord, place: string, values: Partial<Pick<Round, 'name' | 'status' | 'finishedAt'>>, reason?: string) => {
      const after = { ...before, ...values }
      update.run(after.name, after.status, after.finishedAt, before.id)
      const note = place === 'name' ? [before.name, after.name] : [{ status: before.status }, { status: after.status, reason }]
      log({ entity: 'round', entityId: before.id, place, base: before.version, before: note[0], after: note[1] })
      return found(before.id)
    }
    const add = (id: string, subjects: NewRound['subjects'], position: number) => {
      for (const [index, { subjectId, attributes, track, trackBy }] of subjects.entries()) {
        insertSubject.run(id, subjectId, position + index, JSON.stringify(attributes), track, trackBy)
        log({ entity: 'round-subject', entityId: `${id}/${subjectId}`, base: 0, before: null, after: { attributes, track, trackBy } })
      }
    }
    return {
      ...reader,
      addSubjects(id, subjects) {
        const present = new Set(reader.subjects(id).map(({ subjectId }) => subjectId))
        add(id, subjects.filter(({ subjectId }) => !present.has(subjectId)), present.size)
      },
      insert({ id = randomUUID(), name, schemeId, startsOn, endsOn, previousRoundId, subjects }) {
        insert.run(id, name, schemeId, startsOn, endsOn, previousRoundId, at)
        log({ entity: 'round', entityId: id, base: 0, before: null, after: { name, schemeId, startsOn, endsOn, previousRoundId } })
        add(id, subjects, 0)
        return found(id)
      },
      rename: (id, name) => change(found(id), 'name', { name }),
      setScheme(id, schemeId) {
        const before = found(id)
        setScheme.run(schemeId, id)
        log({ entity: 'round', entityId: id, place: 'scheme', base: before.version, before: { schemeId: before.schemeId }, after: { schemeId } })
        return found(id)
      },
      setTracks(id, tracks) {
        const { version } = found(id)
        const before = new Map(reader.subjects(id).map((subject) => [subject.subjectId, subject]))
        for (const { subjectId, track, trackBy } of tracks) {
          const subject = before.get(subjectId)
          if (!subject) throw new AppError('not-found', '这个评价对象没有参加这个评价期。', { subjectId })
          if (subject.track === track && subject.trackBy === trackBy) continue
          setTrack.run(track, trackBy, id, subjectId)
          log({ entity: 'round-subject', entityId: `${id}/${subjectId}`, place: 'track', base: version, before: { track: subject.track, trackBy: subject.trackBy }, after: { track, trackBy } })
        }
      },
      finish: (id) => change(found(id), 'status', { status: 'finished', finishedAt: at }),
      reopen: (id, reason) => change(found(id), 'status', { status: 'open', finishedAt: null }, reason),
      remove(id) {
        const before = found(id)
        eraseSheets.run(id)
        erase.run(id)
        log({ entity: 'round', entityId: id, base: before.version, before: { name: before.name, schemeId: before.schemeId }, after: null })
      },
    }
  }
}
