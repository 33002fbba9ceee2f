import { explainIndicator, type CompiledScheme, type Explanation, type Indicator, type Mark, type MarkInput } from '@rules'
import type { RoundSubject } from '@shared/domain/round'

export { soloScheme } from '@shared/schemes/solo'

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
