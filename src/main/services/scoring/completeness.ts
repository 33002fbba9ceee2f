import type { Indicator } from '@rules'
import type { Completeness, CompletenessCount } from '@shared/domain/completeness'
import type { Store } from '../../store'
import { evaluationOf } from '../evaluation/round-evaluation'
import { dueIndicators, scoredAt, sheetStages } from './due-cells'

/**
 * Counts the marks that are due, by subject × star × stage. With a weighted panel a role is done when one of its judges has
 * marked. Marks carried over and not accepted count as missing.
 */
export function completenessOf(store: Store, roundId: string): Completeness {
  const evaluation = evaluationOf(store, roundId)
  const { loaded } = evaluation
  const { stars } = loaded.compiled.scheme
  const stages = sheetStages(loaded)
  const due = dueIndicators(loaded)
  const entries = evaluation.entries()
  const drafts = draftsOf(store, roundId)
  for (const { subjectId, indicator, stage } of evaluation.refused) drafts.add(subjectId, stage, indicator)
  const rows = loaded.subjects.map(({ subjectId }, at) => {
    const marked = new Map<string, Set<string>>(stages.map(({ code }) => [code, new Set()]))
    for (const { indicator, role = '' } of entries[at]?.marks ?? []) marked.get(role)?.add(indicator)
    const stateOf = (indicator: string, stage: string): keyof CompletenessCount =>
      marked.get(stage)?.has(indicator) === true ? 'done' : drafts.has(subjectId, stage, indicator) ? 'refused' : 'missing'
    return { subjectId, counts: stars.map(({ indicators }) => stages.map(({ code }) => countOf(indicators, due[at], code, stateOf))) }
  })
  return {
    stars: stars.map(({ code, name }) => ({ code, name })),
    stages: stages.map(({ code, name }) => ({ code: code === '' ? null : code, name })),
    rows,
  }
}

function countOf(indicators: readonly Indicator[], due: ReadonlySet<string> | undefined, stage: string, stateOf: (indicator: string, stage: string) => keyof CompletenessCount): CompletenessCount {
  const count: CompletenessCount = { due: 0, done: 0, refused: 0, missing: 0 }
  for (const indicator of indicators) {
    if (due?.has(indicator.code) !== true || !scoredAt(indicator, stage)) continue
    count.due += 1
    count[stateOf(indicator.code, stage)] += 1
  }
  return count
}

/** Cells that hold text which is not a mark. */
function draftsOf(store: Store, roundId: string): CellSet {
  const drafts = new CellSet()
  for (const { subjectId, stage, cells } of store.sheets.withDrafts(roundId)) {
    for (const [indicator, { state }] of Object.entries(cells)) if (state === 'draft') drafts.add(subjectId, stage, indicator)
  }
  return drafts
}

/** A few cells of a round. Asking costs next to nothing for a subject that has none: it is asked for every mark of a round. */
class CellSet {
  private readonly ofSubject = new Map<string, Set<string>>()

  add(subjectId: string, stage: string, indicator: string): void {
    this.ofSubject.set(subjectId, (this.ofSubject.get(subjectId) ?? new Set<string>()).add(`${stage}/${indicator}`))
  }

  has(subjectId: string, stage: string, indicator: string): boolean {
    return this.ofSubject.get(subjectId)?.has(`${stage}/${indicator}`) === true
  }
}
