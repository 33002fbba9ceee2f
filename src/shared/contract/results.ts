import { oc, type } from '@orpc/contract'
import type { ComparisonRow, Explanation, OrganizationResult } from '@rules'
import { z } from 'zod'
import type { Overview, RoundRace, RoundResults } from '../domain/result'

const roundId = z.object({ roundId: z.uuid() })
const ofSubject = roundId.extend({ subjectId: z.uuid() })

/** Everything computed: six stars, ranking, race, comparison. */
export const results = {
  table: oc.input(roundId).output(type<RoundResults>()),
  /** With indicators and extras. */
  detail: oc.input(ofSubject).output(type<OrganizationResult>()),
  explainIndicator: oc.input(ofSubject.extend({ indicator: z.string() })).output(type<Explanation>()),
  explainLevel: oc.input(ofSubject).output(type<Explanation>()),
  race: oc.input(roundId).output(type<RoundRace>()),
  compare: oc
    .input(
      roundId.extend({
        subjectIds: z.array(z.uuid()).min(2).max(6),
        baseline: z.union([z.enum(['best', 'mean', 'median']), z.object({ organizationId: z.uuid() })]),
      }),
    )
    .output(type<ComparisonRow[]>()),
  overview: oc.input(roundId).output(type<Overview>()),
}
