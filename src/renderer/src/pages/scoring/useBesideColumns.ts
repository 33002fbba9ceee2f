import type { Indicator } from '@rules'
import { readEntry } from '@shared/entry'
import { computed, type Ref } from 'vue'
import { useScoringStore } from '@/stores/scoring'
import type { BesideColumn } from './grid/render'
import type { OtherMark } from './grid/face'
import { savedPoints } from './state/points'
import { previewMark } from './state/preview'

/**
 * With one indicator down all organizations there is room beside it: points, the last round, the other stages, the note.
 * Empty while several indicators are shown.
 */
export function useBesideColumns(indicator: Ref<Indicator | null>, otherMarks: (subjectId: string, indicator: Indicator) => OtherMark[]) {
  const scoring = useScoringStore()
  let known: { tick: number; points: Map<string, string>; all: ReturnType<typeof savedPoints> | null } = { tick: -1, points: new Map(), all: null }

  /** Points of what stands in the cell, kept until any cell changes. */
  function pointsText(subjectId: string, of: Indicator): string {
    if (known.tick !== scoring.tick) known = { tick: scoring.tick, points: new Map(), all: null }
    const found = known.points.get(subjectId)
    if (found !== undefined) return found
    const text = told(computedPoints(subjectId, of))
    known.points.set(subjectId, text)
    return text
  }

  function computedPoints(subjectId: string, of: Indicator): number | null {
    const { opened, stage } = scoring
    if (!opened) return null
    // Organizations compared with each other are computed together, not each against all.
    if (of.rule.kind === 'cohort') return (known.all ??= savedPoints(opened, stage))(subjectId, of.code)
    const view = scoring.cells.view(subjectId, of.code)
    const reading = readEntry(opened.solo, { indicator: of.code, role: null }, view.texts, view.reason)
    return previewMark(opened.solo, opened.document.subjects, { subjectId, indicator: of, input: reading.state === 'mark' ? reading.input : null }, () => null).points
  }

  return computed<BesideColumn[]>(() => {
    const of = indicator.value
    if (!of || !scoring.opened) return []
    const { companions } = scoring.opened
    const previous = (subjectId: string) => companions.previous(subjectId, of.code)
    return [
      { key: 'points', title: '得分', width: 72, align: 'right', text: (subjectId) => pointsText(subjectId, of) },
      ...(companions.previousRound === null
        ? []
        : [
            { key: 'previous', title: `上期：${companions.previousRound}`, width: 128, align: 'left' as const, text: (subjectId: string) => previous(subjectId)?.text ?? '' },
            { key: 'previous-points', title: '上期得分', width: 72, align: 'right' as const, text: (subjectId: string) => told(previous(subjectId)?.points ?? null) },
          ]),
      ...scoring.stages
        .filter((stage) => stage.code !== scoring.stage)
        .map(({ code, name }) => ({ key: `stage:${code}`, title: name, width: 112, align: 'left' as const, text: (subjectId: string) => otherMarks(subjectId, of).find((other) => other.stage === name)?.text ?? '' })),
      { key: 'note', title: '说明', width: 180, align: 'left', text: (subjectId) => scoring.cells.view(subjectId, of.code).reason },
    ]
  })
}

function told(points: number | null): string {
  return points === null ? '' : String(points)
}
