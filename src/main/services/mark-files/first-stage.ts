import type { Store } from '../../store'
import { evaluationOf } from '../evaluation/round-evaluation'
import { panelStages } from '../scoring/place'

/** The stage that comes first (自评 in the six-star scheme); null for a single panel. @throws AppError `not-found` */
export function firstStage(store: Store, roundId: string): string | null {
  return panelStages(evaluationOf(store, roundId).loaded.compiled.scheme.panel)[0]?.code ?? null
}
