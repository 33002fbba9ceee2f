import { explainIndicator, explainLevel, type Explanation, type Indicator, type Mark, type OrganizationEntry, type OrganizationResult } from '@rules'
import { schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { comparesOthers } from '../evaluation/compares'
import { evaluationOf, subjectResult } from '../evaluation/round-evaluation'

/** @throws AppError `not-found` when the subject does not take part in the round */
export function detailOf(store: Store, roundId: string, subjectId: string): OrganizationResult {
  const result = subjectResult(store, roundId, subjectId)
  if (!result) throw new AppError('not-found', '这个评价对象没有参加这个评价期。', { subjectId })
  return result
}

/**
 * Why an indicator has its points. The stored points of a finished round stand: where today's rules explain others, the
 * explanation says so.
 *
 * @throws AppError `not-found`, `invalid-input`
 */
export function indicatorExplanation(store: Store, roundId: string, subjectId: string, indicator: string): Explanation {
  const evaluation = evaluationOf(store, roundId)
  const { round, compiled } = evaluation.loaded
  const definition = schemeIndicator(compiled.scheme, indicator)
  if (!definition) throw new AppError('invalid-input', '评价方案中没有这项指标。', { indicator })
  const result = detailOf(store, roundId, subjectId)
  const explanation = explainIndicator(compiled, namedJudges(store, concerned(definition, evaluation.entries(), subjectId)), subjectId, indicator)
  const stored = pointsOf(result, indicator)
  if (round.status === 'open' || stored === undefined || stored === explanation.points) return explanation
  return { text: `定级时的得分为 ${stored ?? '（无）'}；下面是按现在的程序推算的说明，两者不同。`, points: stored, children: [explanation] }
}

export function levelExplanation(store: Store, roundId: string, subjectId: string): Explanation {
  const { compiled } = evaluationOf(store, roundId).loaded
  return explainLevel(compiled, detailOf(store, roundId, subjectId))
}

/** Only what depends on others needs their entries: checking all marks of a large round takes long. */
function concerned(indicator: Indicator, entries: readonly OrganizationEntry[], subjectId: string): readonly OrganizationEntry[] {
  return comparesOthers(indicator) ? entries : entries.filter(({ organizationId }) => organizationId === subjectId)
}

/** Judges by their names, which no two share: whoever reads why does not know them by their ids. */
function namedJudges(store: Store, entries: readonly OrganizationEntry[]): OrganizationEntry[] {
  const names = new Map(store.evaluators.list().map(({ id, name }) => [id, name]))
  const named = (mark: Mark): Mark => (mark.evaluator === undefined ? mark : { ...mark, evaluator: names.get(mark.evaluator) ?? mark.evaluator })
  return entries.map((entry) => ({ ...entry, marks: entry.marks.map(named) }))
}

function pointsOf(result: OrganizationResult, indicator: string): number | null | undefined {
  const inStars = result.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator)
  return inStars ? inStars.points : result.extras.find(({ code }) => code === indicator)?.points
}
