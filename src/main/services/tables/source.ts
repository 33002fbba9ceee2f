import type { OrganizationResult, RaceStanding, YearPart } from '@rules'
import type { Edition } from '@shared/domain/edition'
import type { Round, RoundDocument, RoundSubject } from '@shared/domain/round'
import type { Settings } from '@shared/domain/settings'
import type { YearSummary } from '@shared/domain/year'
import type { Store } from '../../store'
import { headCode } from '../audit/codes'
import { roundResults } from '../evaluation/round-evaluation'
import { roundRace } from '../results/race'
import { roundDocument } from '../rounds/find'

/** What a table says of a round, or of a year as if it were one. */
export type TableDocument = Omit<RoundDocument, 'round'> & { round: Pick<Round, 'name' | 'startsOn' | 'endsOn' | 'finishedAt' | 'schemeVersion' | 'schemeHash'> }

/** Everything a table of one round, or of one year, is made from. */
export interface TableSource {
  document: TableDocument
  settings: Settings
  /** With indicators and extras. */
  results: readonly OrganizationResult[]
  race: RaceStanding[]
  /** The finishing these results are of; null while the round is open, and for rounds finished before there were editions. */
  edition: Edition | null
  /** True until the round is finished. */
  provisional: boolean
  /** Where the chains of the change log stood, as printed; none until the round is finished. */
  chainCodes: string[]
  /** Of a year: its rounds and weights, and by subject what each round brought. */
  year?: { summary: YearSummary; shares: ReadonlyMap<string, readonly YearPart[]> }
}

/** Reads everything at once, so that a table shows one moment however long it takes to write. @throws AppError `not-found` */
export function tableSource(store: Store, roundId: string): TableSource {
  const document = roundDocument(store, roundId)
  const { rows, provisional } = roundRace(store, roundId)
  return { document, settings: store.settings.get(), results: roundResults(store, roundId), race: rows, edition: standingEdition(store, roundId), provisional, chainCodes: provisional ? [] : store.changes.headsOfRound(roundId).map(headCode) }
}

/** The edition that has not been opened again. */
export function standingEdition(store: Store, roundId: string): Edition | null {
  const [newest] = store.editions.list(roundId)
  return newest && !newest.reopened ? newest : null
}

/** An organization with its result and its place in the race. */
export interface TableLine {
  subject: RoundSubject
  result: OrganizationResult
  race: RaceStanding | undefined
}

/** Lines by a key: ranked ones first, best first; ties by name so that the order never depends on ids alone. */
export function tableLines(source: TableSource, keep: (subject: RoundSubject) => boolean): { ranked: TableLine[]; unranked: TableLine[] } {
  const results = new Map(source.results.map((result) => [result.organizationId, result]))
  const race = new Map(source.race.map((row) => [row.organizationId, row]))
  const lines = source.document.subjects.filter(keep).flatMap((subject): TableLine[] => {
    const result = results.get(subject.subjectId)
    return result ? [{ subject, result, race: race.get(subject.subjectId) }] : []
  })
  const byName = (left: TableLine, right: TableLine) => compareText(left.subject.name, right.subject.name) || compareText(left.subject.subjectId, right.subject.subjectId)
  return {
    ranked: lines.filter(({ result }) => result.rank !== null).sort((left, right) => (left.result.overallRank ?? 0) - (right.result.overallRank ?? 0) || byName(left, right)),
    unranked: lines.filter(({ result }) => result.rank === null).sort(byName),
  }
}

/** By UTF-16 code units: the same on every machine, unlike a locale's order. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** The date a table carries: the day the round was finished (China time), or its last day. */
export function tableDate({ document: { round } }: TableSource): string {
  if (round.finishedAt === null) return round.endsOn
  const china = 8 * 3_600_000
  return new Date(Date.parse(round.finishedAt) + china).toISOString().slice(0, 10)
}

export function trackName({ document }: TableSource, code: string): string {
  return document.tracks.find((track) => track.code === code)?.name ?? code
}

const provisionalMark = '（过程数据、未定级）'

/** A title, marked until the round is finished. Used for the table's title and for its file's name. */
export function titleOf({ document, provisional }: { document: { round: { name: string } }; provisional: boolean }, name: string): string {
  return `${document.round.name}${name}${provisional ? provisionalMark : ''}`
}

/** Who made the table, and its day. */
export function subtitleOf(source: TableSource): { left: string; right: string } {
  const unit = source.settings.unitName === '' ? '' : `制表单位：${source.settings.unitName}`
  return { left: unit, right: `日期：${tableDate(source)}` }
}

/** The same on a sheet about one organization: whose it is, then who made it. */
export function ownSubtitle(source: TableSource, { partyName, township, track }: RoundSubject): { left: string; right: string } {
  const { left, right } = subtitleOf(source)
  const own = [partyName, township, trackName(source, track)].filter((text) => text !== '').join(' · ')
  return { left: [own, left].filter((text) => text !== '').join('\u3000'), right }
}
