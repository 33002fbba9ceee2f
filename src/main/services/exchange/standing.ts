import { contentOf, keyOf } from '../../exchange/history/register'
import type { Store } from '../../store'
import { panelStages } from '../scoring/place'
import { loadRound } from '../evaluation/load-round'

/** What the tables of a round say now, by register: to be held against what its history says. */
export function standingContents(store: Store, roundId: string): Map<string, string> {
  const contents = new Map<string, string>()
  const put = (entity: string, subjectId: string, place: string, value: unknown) =>
    contents.set(keyOf({ entity, entityId: `${roundId}/${subjectId}`, place }), contentOf({ after: JSON.stringify(value) }))

  for (const { subjectId, stage, evaluator, cells } of store.sheets.ofRound(roundId)) {
    for (const [indicator, cell] of Object.entries(cells)) put('sheet', subjectId, `${stage}/${evaluator}/${indicator}`, cell)
  }
  for (const veto of store.vetoes.ofRound(roundId)) put('veto', veto.subjectId, veto.code, veto)
  const { compiled, subjects } = loadRound(store, roundId)
  const stages = panelStages(compiled.scheme.panel).map(({ code }) => code)
  for (const stage of stages.length === 0 ? [''] : stages) {
    for (const { subjectId, evaluator, state, confirmedBy, confirmedAt, controlTotal, reviewedBy, reviewedAt, reason } of store.sheetStates.ofStage(roundId, stage)) {
      put('sheet-state', subjectId, `${stage}/${evaluator}`, { state, confirmedBy, confirmedAt, controlTotal, reviewedBy, reviewedAt, reason })
    }
  }
  for (const { subjectId } of subjects) {
    for (const { id, indicator, hash, name, size } of store.evidence.ofSubject(roundId, subjectId)) put('evidence', subjectId, `${indicator}/${id}`, { hash, name, size })
  }
  return contents
}
