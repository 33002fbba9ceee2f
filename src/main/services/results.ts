import { packRace } from '@shared/packed-race'
import { packResults } from '@shared/packed-results'
import { base } from './base'
import { foundRound, roundTotals } from './evaluation/round-evaluation'
import { comparisonOf } from './results/compare'
import { detailOf, indicatorExplanation, levelExplanation } from './results/explain'
import { raceHistory } from './results/history'
import { overviewOf } from './results/overview'
import { lessonsFor, pathQuestion } from './results/catch-up'
import { passesOf, roundRace } from './results/race'
import { townshipRanking } from './results/townships'

/** Everything computed: six stars, ranking, race, comparison. */
export const results = base.results.router({
  table: base.results.table.handler(({ input: { roundId }, context }) => ({
    provisional: foundRound(context.store(), roundId).status === 'open',
    results: packResults(roundTotals(context.store(), roundId)),
  })),
  detail: base.results.detail.handler(({ input, context }) => detailOf(context.store(), input.roundId, input.subjectId)),
  explainIndicator: base.results.explainIndicator.handler(({ input, context }) => indicatorExplanation(context.store(), input.roundId, input.subjectId, input.indicator)),
  explainLevel: base.results.explainLevel.handler(({ input, context }) => levelExplanation(context.store(), input.roundId, input.subjectId)),
  race: base.results.race.handler(({ input: { roundId, ...options }, context }) => {
    const { rows, ...rest } = roundRace(context.store(), roundId, options)
    return { ...rest, race: packRace(rows) }
  }),
  passes: base.results.passes.handler(({ input, context }) => passesOf(context.store(), input.roundId, input.subjectId)),
  townships: base.results.townships.handler(({ input, context }) => townshipRanking(context.store(), input.roundId, input.by)),
  lessons: base.results.lessons.handler(({ input, context }) => lessonsFor(context.store(), input.roundId, input.subjectId)),
  history: base.results.history.handler(({ input, context }) => raceHistory(context.store(), input.roundId, input.subjectIds)),
  path: base.results.path.handler(async ({ input, context, signal }) => {
    const question = pathQuestion(context.store(), input.roundId, input.subjectId, input.goal)
    return { answer: await context.findPath(question, signal), previousLevel: question.previousLevels[input.subjectId] ?? null }
  }),
  compare: base.results.compare.handler(({ input, context }) => comparisonOf(context.store(), input.roundId, input)),
  overview: base.results.overview.handler(({ input, context }) => overviewOf(context.store(), input.roundId)),
})
