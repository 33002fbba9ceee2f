import { acting } from './acting'
import { base } from './base'
import { foundRound } from './evaluation/round-evaluation'
import { createRound, refuseTakenName } from './rounds/create'
import { roundDraft } from './rounds/draft'
import { roundDocument } from './rounds/find'
import { finishRound, reopenRound } from './rounds/finishing/finish'
import { moveScheme, schemeChanges } from './rounds/move-scheme'
import { removeRound, restoreRound } from './rounds/remove'
import { setTrack } from './rounds/set-track'

/** 评价期. */
export const rounds = base.rounds.router({
  list: base.rounds.list.handler(({ context }) => context.store().rounds.list()),
  get: base.rounds.get.handler(({ context, input }) => roundDocument(context.store(), input.roundId)),
  draft: base.rounds.draft.handler(({ context, input }) => roundDraft(context.store(), input.schemeId, input.endsOn)),
  create: base.rounds.create.handler(({ context, input }) => createRound(context.store(), input)),
  rename: base.rounds.rename.handler(({ context, input }) => {
    const store = context.store()
    foundRound(store, input.roundId)
    refuseTakenName(store, input.name, input.roundId)
    return store.write(acting(store, '评价期改名'), (tx) => tx.rounds.rename(input.roundId, input.name))
  }),
  setTrack: base.rounds.setTrack.handler(({ context, input }) => {
    setTrack(context.store(), input.roundId, input.subjectIds, input.track)
    return roundDocument(context.store(), input.roundId)
  }),
  schemeChanges: base.rounds.schemeChanges.handler(({ context, input }) => schemeChanges(context.store(), input.roundId, input.schemeId)),
  moveScheme: base.rounds.moveScheme.handler(({ context, input }) => {
    moveScheme(context.store(), input.roundId, input.schemeId)
    return roundDocument(context.store(), input.roundId)
  }),
  finish: base.rounds.finish.handler(({ context, input }) => finishRound(context.store(), input.roundId, input)),
  reopen: base.rounds.reopen.handler(({ context, input }) => reopenRound(context.store(), input.roundId, input.reason)),
  remove: base.rounds.remove.handler(({ context, input }) => removeRound(context.store(), input.roundId)),
  restore: base.rounds.restore.handler(({ context, input }) => restoreRound(context.store(), input.round)),
})
