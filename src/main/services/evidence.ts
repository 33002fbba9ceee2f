import { base } from './base'
import { addEvidence, countEvidence, listEvidence, removeEvidence, restoreEvidence } from './evidence/keep'
import { openEvidence } from './evidence/open'

/** Files kept as proof (佐证材料). */
export const evidence = base.evidence.router({
  list: base.evidence.list.handler(({ context, input }) => listEvidence(context.store(), input.roundId, input.subjectId)),
  counts: base.evidence.counts.handler(({ context, input }) => countEvidence(context.store(), input.roundId)),
  add: base.evidence.add.handler(({ context, input }) => addEvidence(context.store(), input, context.files.resolve(input.file))),
  open: base.evidence.open.handler(({ context, input }) => openEvidence(context, input.roundId, input.id)),
  remove: base.evidence.remove.handler(({ context, input }) => removeEvidence(context.store(), input.roundId, input.id)),
  restore: base.evidence.restore.handler(({ context, input }) => restoreEvidence(context.store(), input.roundId, input.id)),
})
