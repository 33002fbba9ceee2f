import type { AttributeValue, Scheme } from '@rules'
import type { SubjectKind } from './subject'

/** An evaluation round (评价期), opened with one published scheme and a snapshot of its subjects. */
export interface Round {
  id: string
  name: string
  subjectKind: SubjectKind
  schemeId: string
  schemeName: string
  schemeVersion: number
  schemeHash: string
  /** ISO dates, inclusive. */
  startsOn: string
  endsOn: string
  /** `finished`: results are stored and sheets are closed. */
  status: 'open' | 'finished'
  finishedAt: string | null
  previousRoundId: string | null
  subjectCount: number
}

/** A subject as it was when the round was opened, with its track. */
export interface RoundSubject {
  subjectId: string
  name: string
  partyName: string
  township: string
  track: string
  trackBy: 'rule' | 'manual'
  /** Register fields and derived ones (newcomer, firstTime, enterprise, provincialHonour). */
  attributes: Record<string, AttributeValue>
}

/** A round nothing was done in yet: all there is of it. */
export interface UntouchedRound extends Pick<Round, 'id' | 'name' | 'schemeId' | 'startsOn' | 'endsOn' | 'previousRoundId'> {
  subjects: Pick<RoundSubject, 'subjectId' | 'attributes' | 'track' | 'trackBy'>[]
}

export interface Track {
  code: string
  name: string
  count: number
}

export interface RoundDocument {
  round: Round
  scheme: Scheme
  tracks: Track[]
  subjects: RoundSubject[]
}

/** What moving an open round to another scheme would change, besides the scheme's own text. */
export interface SchemeChanges {
  from: { id: string; name: string; version: number }
  to: { id: string; name: string; version: number }
  /** Marks entered that the new scheme has no place for or refuses: kept in the file, not counted. */
  unfit: { indicator: string; name: string; stage: string; count: number; reason: string }[]
  /** Vetoes entered that the new scheme does not know. */
  lostVetoes: { code: string; name: string; count: number }[]
  /** Subjects whose level, total or completeness becomes another. */
  results: { subjectId: string; name: string; before: RoundStanding; after: RoundStanding }[]
  /** Subjects that change their track by the new rules; `to` is null where none fits. */
  tracks: { subjectId: string; name: string; from: string; to: string | null }[]
}

/** How a subject stands in a round. */
export interface RoundStanding {
  level: number | null
  total: number
  complete: boolean
}

/** Whom a round about to be opened would take in, by the scheme's ordered track rules. */
export interface RoundDraft {
  tracks: Track[]
  subjects: { subjectId: string; name: string; township: string; track: string | null }[]
  /** Subjects no track rule fits. */
  unassigned: number
  previousRounds: { id: string; name: string }[]
}
