import { oc, type } from '@orpc/contract'
import { groupMeasures, type ComparisonRow, type Explanation, type Lesson, type OrganizationResult, type Passes } from '@rules'
import { z } from 'zod'
import { comparisonSchema } from '../domain/output'
import type { Overview, PathReply, RaceHistory, RoundRaceTable, RoundResults, TownshipRanking } from '../domain/result'

const roundId = z.object({ roundId: z.uuid() })
const ofSubject = roundId.extend({ subjectId: z.uuid() })

/** Everything computed: six stars, ranking, race, comparison. */
export const results = {
  table: oc.input(roundId).output(type<RoundResults>()),
  /** With indicators and extras. */
  detail: oc.input(ofSubject).output(type<OrganizationResult>()),
  explainIndicator: oc.input(ofSubject.extend({ indicator: z.string() })).output(type<Explanation>()),
  explainLevel: oc.input(ofSubject).output(type<Explanation>()),
  race: oc
    .input(roundId.extend({ progress: z.enum(['points', 'rank', 'percent']).optional(), streakPlaces: z.int().min(1).max(99).optional() }))
    .output(type<RoundRaceTable>()),
  passes: oc.input(ofSubject).output(type<Passes>()),
  /** Townships ranked by their organizations' results, first by this measure. */
  townships: oc.input(roundId.extend({ by: z.enum(groupMeasures) })).output(type<TownshipRanking>()),
  /** Per indicator whom to learn from. */
  lessons: oc.input(ofSubject).output(type<Lesson[]>()),
  /** Rank and total of some organizations over the rounds up to this one. */
  history: oc.input(roundId.extend({ subjectIds: z.array(z.uuid()).min(1).max(40) })).output(type<RaceHistory>()),
  /** The cheapest path to a level or a rank. Aborting the call stops the search. */
  path: oc.input(ofSubject.extend({ goal: z.union([z.object({ level: z.int().min(0).max(99) }), z.object({ rank: z.int().min(1) })]) })).output(type<PathReply>()),
  compare: oc.input(roundId.extend(comparisonSchema.shape)).output(type<ComparisonRow[]>()),
  overview: oc.input(roundId).output(type<Overview>()),
}
