import type { Indicator } from '@rules'
import { markText, schemeIndicator } from '@shared/entry'
import { useEvaluatorStore } from '@/stores/evaluator'
import { useScoringStore } from '@/stores/scoring'
import { answers, type RowFilter } from './state/rows'
import { savedPoints } from './state/points'

/** Facts about cells that are not the cell's own: the last round, files, points, who is scoring. */
export function useCellFacts() {
  const scoring = useScoringStore()
  const evaluator = useEvaluatorStore()

  /** Whether what is saved says something else than the last round, where both mean the same. */
  function changed(subjectId: string, indicator: Indicator): boolean {
    const companions = scoring.opened?.companions
    const before = companions?.previous(subjectId, indicator.code)
    const cell = scoring.cells.saved(subjectId, indicator.code, scoring.stage)
    return before !== null && before !== undefined && cell?.state === 'mark' && companions?.comparable(indicator.code) === true && markText(indicator, cell.input) !== before.text
  }

  /** A test for the rows of a filter at the current stage. Points are computed once, and only when asked for. */
  function rowTest(filter: RowFilter, codes: readonly string[]): (subjectId: string) => boolean {
    const { opened } = scoring
    if (filter === 'all' || !opened) return () => true
    let points: ReturnType<typeof savedPoints> | null = null
    const me = evaluator.current?.name ?? ''
    const indicators = codes.flatMap((code) => schemeIndicator(opened.document.scheme, code) ?? [])
    return (subjectId) =>
      indicators.some((indicator) =>
        answers(filter, scoring.cells.view(subjectId, indicator.code), {
          fromRegister: opened.standings.get(subjectId)?.fromRegister.has(indicator.code) === true,
          changed: () => changed(subjectId, indicator),
          points: () => (points ??= savedPoints(opened, scoring.stage))(subjectId, indicator.code),
          fullScore: indicator.fullScore,
          me,
        }),
      )
  }

  return { changed, rowTest }
}
