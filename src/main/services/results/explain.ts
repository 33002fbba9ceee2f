import { explainIndicator, explainLevel, indicatorExplainer as sharedExplainer, type Explanation, type Indicator, type Mark, type OrganizationEntry, type OrganizationResult } from '@rules'
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
  return indicatorExplainer(store, roundId)(subjectId, indicator)
}

export type IndicatorExplainer = (subjectId: string, indicator: string) => Explanation

/** `indicatorExplanation` of many organizations at one moment: what an indicator needs of all of them is worked out once. */
export function indicatorExplainer(store: Store, roundId: string): IndicatorExplainer {
  const evaluation = evaluationOf(store, roundId)
  const { round, compiled } = evaluation.loaded
  const entries = new Map(evaluation.entries().map((entry) => [entry.organizationId, entry]))
  const names = new Map(store.evaluators.list().map(({ id, name }) => [id, name]))
  /** Of an indicator that compares organizations. */
  const shared = new Map<string, (subjectId: string) => Explanation>()

  function explained(subjectId: string, indicator: Indicator): Explanation {
    const { code } = indicator
    if (!comparesOthers(indicator)) {
      const entry = entries.get(subjectId)
      return explainIndicator(compiled, entry ? [ofIndicator(entry, code, names)] : [], subjectId, code)
    }
    const explainer = shared.get(code) ?? sharedExplainer(compiled, [...entries.values()].map((entry) => ofIndicator(entry, code, names)), code)
    shared.set(code, explainer)
    return explainer(subjectId)
  }

  return (subjectId, code) => {
    const indicator = schemeIndicator(compiled.scheme, code)
    if (!indicator) throw new AppError('invalid-input', '评价方案中没有这项指标。', { indicator: code })
    const result = detailOf(store, roundId, subjectId)
    const explanation = explained(subjectId, indicator)
    const stored = pointsOf(result, code)
    if (round.status === 'open' || stored === undefined || stored === explanation.points) return explanation
    return { text: `定级时的得分为 ${stored ?? '（无）'}；下面是按现在的程序推算的说明，两者不同。`, points: stored, children: [explanation] }
  }
}

/**
 * An entry with the marks of one indicator: checking all marks of a large round takes long. Judges go by their names, which
 * no two share: whoever reads why does not know them by their ids.
 */
function ofIndicator(entry: OrganizationEntry, code: string, names: ReadonlyMap<string, string>): OrganizationEntry {
  const named = (mark: Mark): Mark => (mark.evaluator === undefined ? mark : { ...mark, evaluator: names.get(mark.evaluator) ?? mark.evaluator })
  return { ...entry, marks: entry.marks.filter(({ indicator }) => indicator === code).map(named) }
}

export function levelExplanation(store: Store, roundId: string, subjectId: string): Explanation {
  const { compiled } = evaluationOf(store, roundId).loaded
  return explainLevel(compiled, detailOf(store, roundId, subjectId))
}

function pointsOf(result: OrganizationResult, indicator: string): number | null | undefined {
  const inStars = result.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator)
  return inStars ? inStars.points : result.extras.find(({ code }) => code === indicator)?.points
}
