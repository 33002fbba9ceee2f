import type { AttributeValue } from '@rules'
import type { Round, RoundSubject } from '@shared/domain/round'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

const columns = `round.id, round.name, scheme.subject AS subjectKind, scheme_id AS schemeId, scheme.name AS schemeName, scheme.version AS schemeVersion,
  coalesce(scheme.hash, '') AS schemeHash, starts_on AS startsOn, ends_on AS endsOn, round.status, finished_at AS finishedAt, previous_round_id AS previousRoundId,
  (SELECT count(*) FROM round_subject WHERE round_id = round.id) AS subjectCount, round.version AS version`

interface SubjectRow {
  subjectId: string
  attributes: string
  track: string
  trackBy: RoundSubject['trackBy']
}

/** A round with the version that counts its changes. */
export interface RoundRecord extends Round {
  version: number
}

export interface RoundReader {
  /** Newest first: by last day, then by when it was opened. */
  list(): RoundRecord[]
  find(id: string): RoundRecord | null
  /** The round's snapshot of its subjects, in the order of the register. */
  subjects(roundId: string): RoundSubject[]
  /** Whether anything was done in it: a mark, a draft, a veto, a mark carried over, a file, a plan, a confirmation, a task or a finishing. */
  hasEntries(roundId: string): boolean
  /** Rounds that name this one as the one before. */
  followers(roundId: string): RoundRecord[]
}

function textOf(value: AttributeValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function subjectOf({ attributes: json, ...row }: SubjectRow): RoundSubject {
  const attributes = fromJson<Record<string, AttributeValue>>(json)
  return { ...row, name: textOf(attributes.name), partyName: textOf(attributes.partyName), township: textOf(attributes.township), attributes }
}

export function roundReader(connection: Connection): RoundReader {
  const all = connection.prepare<[], RoundRecord>(`SELECT ${columns} FROM round JOIN scheme ON scheme.id = scheme_id ORDER BY ends_on DESC, created_at DESC, round.rowid DESC`)
  const byId = connection.prepare<[string], RoundRecord>(`SELECT ${columns} FROM round JOIN scheme ON scheme.id = scheme_id WHERE round.id = ?`)
  const byPrevious = connection.prepare<[string], RoundRecord>(`SELECT ${columns} FROM round JOIN scheme ON scheme.id = scheme_id WHERE previous_round_id = ?`)
  const subjects = connection.prepare<[string], SubjectRow>('SELECT subject_id AS subjectId, attributes, track, track_by AS trackBy FROM round_subject WHERE round_id = ? ORDER BY position')
  const entered = connection.prepare<[{ roundId: string }], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM sheet WHERE round_id = @roundId AND cells <> '{}') OR EXISTS (SELECT 1 FROM veto WHERE round_id = @roundId)
     OR EXISTS (SELECT 1 FROM carried_mark WHERE round_id = @roundId) OR EXISTS (SELECT 1 FROM evidence WHERE round_id = @roundId)
     OR EXISTS (SELECT 1 FROM plan WHERE round_id = @roundId) OR EXISTS (SELECT 1 FROM sheet_state WHERE round_id = @roundId)
     OR EXISTS (SELECT 1 FROM task WHERE round_id = @roundId) OR EXISTS (SELECT 1 FROM edition WHERE round_id = @roundId) AS found`,
  )

  return {
    list: () => all.all(),
    find: (id) => byId.get(id) ?? null,
    subjects: (roundId) => subjects.all(roundId).map(subjectOf),
    hasEntries: (roundId) => entered.get({ roundId })?.found === 1,
    followers: (roundId) => byPrevious.all(roundId),
  }
}
