import { base } from './base'
import { acceptCarried, carryOver, discardCarried, previewCarryOver } from './scoring/carry-over'
import { completenessOf } from './scoring/completeness'
import { enter } from './scoring/enter'
import { previousMarks } from './scoring/previous-marks'
import { sheetsOf } from './scoring/sheets'
import { setVeto } from './scoring/veto'

/** Score entry (评分录入). */
export const scoring = base.scoring.router({
  sheets: base.scoring.sheets.handler(({ input, context }) => sheetsOf(context.store(), input.roundId, input.stage, input.evaluator)),
  enter: base.scoring.enter.handler(({ input, context }) => enter(context.store(), input)),
  setVeto: base.scoring.setVeto.handler(({ input, context }) => setVeto(context.store(), input)),
  completeness: base.scoring.completeness.handler(({ input, context }) => completenessOf(context.store(), input.roundId)),
  previousMarks: base.scoring.previousMarks.handler(({ input, context }) => previousMarks(context.store(), input.roundId)),
  carryOverPreview: base.scoring.carryOverPreview.handler(({ input, context }) => previewCarryOver(context.store(), input)),
  carryOver: base.scoring.carryOver.handler(({ input, context }) => carryOver(context.store(), input)),
  acceptCarried: base.scoring.acceptCarried.handler(({ input, context }) => acceptCarried(context.store(), input)),
  discardCarried: base.scoring.discardCarried.handler(({ input, context }) => discardCarried(context.store(), input)),
})
