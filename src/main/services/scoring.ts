import { base } from './base'
import { enter } from './scoring/enter'
import { setVeto } from './scoring/veto'
import { sheetsOf } from './scoring/sheets'

/** Score entry (评分录入). */
export const scoring = base.scoring.router({
  sheets: base.scoring.sheets.handler(({ input, context }) => sheetsOf(context.store(), input.roundId, input.stage)),
  enter: base.scoring.enter.handler(({ input, context }) => enter(context.store(), input)),
  setVeto: base.scoring.setVeto.handler(({ input, context }) => setVeto(context.store(), input)),
})
