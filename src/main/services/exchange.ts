import { base, toldErrors } from './base'
import { decide, openConflicts } from './exchange/conflicts'
import { mergedPackages, mergeScores, previewMerge } from './exchange/merge'
import { openTask } from './exchange/open-task'
import { sendScores } from './exchange/send-scores'
import { sendTask } from './exchange/send-task'
import { produceRoundData } from './round-data/produce'

/** Offline exchange: work out to evaluators, their scores back in. */
export const exchange = base.exchange.router({
  tasks: base.exchange.tasks.handler(({ context }) => context.store().tasks.list().map(({ secret: _secret, devices: _devices, ...task }) => task)),
  sendTask: base.exchange.sendTask.handler(({ context, input }) => sendTask(context, input)),
  openTask: base.exchange.openTask.handler(({ context, input }) => openTask(context, input)),
  sendScores: base.exchange.sendScores.handler(({ context, input }) => sendScores(context, input)),
  preview: base.exchange.preview.handler(({ context, input }) => previewMerge(context, input)),
  merge: base.exchange.merge.handler(({ context, input }) => mergeScores(context, input)),
  merged: base.exchange.merged.handler(({ context }) => mergedPackages(context.store())),
  roundData: base.exchange.roundData.handler(({ context, input, signal }) => toldErrors(produceRoundData(context, input, signal))),
  conflicts: base.exchange.conflicts.handler(({ context, input }) => openConflicts(context.store(), input.roundId)),
  decide: base.exchange.decide.handler(({ context, input }) => decide(context.store(), input.roundId, input.choices)),
})
