import type { Panel } from '@rules'
import { AppError } from '@shared/errors'
import type { SheetPlace, Store } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { currentEvaluator } from '../evaluators/session'

/** Stages or roles of a panel, in order; none for a single panel. */
export function panelStages(panel: Panel): { code: string; name: string }[] {
  return panel.mode === 'single' ? [] : panel.mode === 'stages' ? panel.stages : panel.roles
}

/**
 * Where marks of a stage lie. A stage's sheet is shared; with a weighted panel every judge has one of their own, which is
 * null for a judge who has not entered anything in this file yet.
 *
 * @param evaluator another judge's id, with a weighted panel; else the current evaluator's
 * @throws AppError `invalid-input` for a stage the panel does not have
 */
export function placeOf(store: Store, { round, compiled }: LoadedRound, stage: string | null, evaluator?: string): SheetPlace | null {
  const { panel } = compiled.scheme
  const known = stage === null ? panel.mode === 'single' : panelStages(panel).some(({ code }) => code === stage)
  if (!known) throw new AppError('invalid-input', '这个评价期的方案没有这一评分阶段。', { path: stage ?? '' })
  if (panel.mode !== 'weighted') return { roundId: round.id, stage: stage ?? '', evaluator: '' }
  const judge = evaluator ?? currentEvaluator(store).evaluator?.id
  return judge === undefined ? null : { roundId: round.id, stage: stage ?? '', evaluator: judge }
}

/**
 * The same where something is to be written: a judge without a place yet gets one.
 *
 * @param ensure gives the acting person an evaluator's id, inside the transaction
 */
export function placeToWrite(store: Store, loaded: LoadedRound, stage: string | null, ensure: () => string): SheetPlace {
  return placeOf(store, loaded, stage) ?? { roundId: loaded.round.id, stage: stage ?? '', evaluator: ensure() }
}
