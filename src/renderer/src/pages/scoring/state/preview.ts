import { compileScheme, explainIndicator, type CompiledScheme, type Explanation, type Indicator, type Mark, type MarkInput, type Scheme } from '@rules'
import type { RoundSubject } from '@shared/domain/round'

/**
 * The scheme as one evaluator sees it: what is typed here alone decides, whatever other stages or roles have entered.
 * Only for previews of one mark, never for results.
 */
export function soloScheme(scheme: Scheme): CompiledScheme {
  const alone = (indicator: Indicator): Indicator => ({ ...indicator, roles: undefined })
  const grouped = <Group extends { indicators: Indicator[] }>(groups: Group[]) => groups.map((group) => ({ ...group, indicators: group.indicators.map(alone) }))
  return compileScheme({
    ...scheme,
    panel: { mode: 'single' },
    stars: grouped(scheme.stars),
    bonus: scheme.bonus && grouped(scheme.bonus),
    deductions: scheme.deductions && grouped(scheme.deductions),
  })
}

/**
 * The points of one mark with the way to them, before it is saved.
 * @param markOf the mark of any organization for this indicator: needed where organizations are compared with each other
 */
export function previewMark(
  solo: CompiledScheme,
  subjects: readonly RoundSubject[],
  at: { subjectId: string; indicator: Indicator; input: MarkInput | null },
  markOf: (subjectId: string) => MarkInput | null,
): Explanation {
  const { subjectId, indicator, input } = at
  const compared = indicator.rule.kind === 'cohort' ? subjects : subjects.filter((subject) => subject.subjectId === subjectId)
  const marks = (id: string): Mark[] => {
    const mark = id === subjectId ? input : markOf(id)
    return mark === null ? [] : [{ indicator: indicator.code, input: mark }]
  }
  return explainIndicator(
    solo,
    compared.map((subject) => ({ organizationId: subject.subjectId, track: subject.track, attributes: subject.attributes, marks: marks(subject.subjectId) })),
    subjectId,
    indicator.code,
  )
}
