import { base } from './base'
import { foundRound } from './evaluation/round-evaluation'
import { compareEditions } from './rounds/editions/compare'
import { compareFiles } from './rounds/editions/compare-files'
import { editionContent, recompute } from './rounds/editions/editions'
import { finishChecks } from './rounds/finishing/checks'

/** Finishing a round, and what every finishing left behind. */
export const editions = base.editions.router({
  checks: base.editions.checks.handler(({ context, input }) => finishChecks(context.store(), input.roundId)),
  list: base.editions.list.handler(({ context, input }) => {
    foundRound(context.store(), input.roundId)
    return context.store().editions.list(input.roundId)
  }),
  compare: base.editions.compare.handler(({ context, input }) => compareEditions(context.store(), input.roundId, input.before, input.after)),
  compareFiles: base.editions.compareFiles.handler(({ context, input }) => compareFiles(context.files.resolve(input.before), context.files.resolve(input.after))),
  recompute: base.editions.recompute.handler(({ context, input }) => recompute(editionContent(context.store(), input.roundId, input.number))),
})
