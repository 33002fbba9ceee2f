import { explainLevel, explainYear, raceStandings, type RaceStanding } from '@rules'
import type { Track } from '@shared/domain/round'
import type { YearDocument, YearExplanation } from '@shared/domain/year'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { evaluationOf } from '../evaluation/round-evaluation'
import { countTracks } from '../rounds/tracks'
import { combineYear, sharesOf, type CombinedYear } from './combine'

/** Everything the page of a year shows. @throws AppError `not-found`, `conflict` */
export function yearDocument(store: Store, yearId: string): YearDocument {
  const year = combineYear(store, yearId)
  const [newest] = year.rounds
  return {
    year: year.summary,
    scheme: year.compiled.scheme,
    schemeId: newest?.round.schemeId ?? '',
    schemeVersion: newest?.round.schemeVersion ?? 0,
    tracks: tracksOfYear(store, year),
    subjects: year.subjects,
    results: year.results,
    shares: Object.fromEntries(year.subjects.map(({ subjectId }) => [subjectId, sharesOf(year, subjectId)])),
    moves: Object.fromEntries(raceOfYear(store, year).map(({ organizationId, previousRank, move }) => [organizationId, { previousRank, move }])),
  }
}

/** The tracks of the newest scheme, then those only an older one has and somebody is still on. */
export function tracksOfYear(store: Store, { compiled, subjects, rounds }: CombinedYear): Track[] {
  const tracks = countTracks(compiled.scheme, subjects)
  for (const { track: code } of subjects) {
    if (tracks.some((track) => track.code === code)) continue
    const named = rounds.map(({ round }) => evaluationOf(store, round.id).loaded.compiled.scheme.tracks?.find((track) => track.code === code)?.name)
    tracks.push({ code, name: named.find((name) => name !== undefined) ?? code, count: subjects.filter(({ track }) => track === code).length })
  }
  return tracks
}

/** The year against the years before it. */
export function raceOfYear(store: Store, year: CombinedYear): RaceStanding[] {
  const { previousYearId } = year.summary
  return raceStandings([year.results, ...(previousYearId === null ? [] : [combineYear(store, previousYearId).results])])
}

/** Why an organization has its total and its level. @throws AppError `not-found` for one that is in no round of the year */
export function yearExplanation(store: Store, yearId: string, subjectId: string): YearExplanation {
  const { rounds, compiled, summary, results } = combineYear(store, yearId)
  const result = results.find(({ organizationId }) => organizationId === subjectId)
  if (!result) throw new AppError('not-found', '这个评价对象没有参加这个年度的评价期。', { subjectId })
  return { total: explainYear(compiled, rounds, result, summary.absent), level: explainLevel(compiled, result) }
}
