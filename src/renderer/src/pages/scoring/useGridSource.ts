import { subjectWords } from '@shared/domain/subject-words'
import { markText } from '@shared/entry'
import type { Indicator, OrganizationResult } from '@rules'
import { computed } from 'vue'
import { useResultsStore } from '@/stores/results'
import { useScoringStore } from '@/stores/scoring'
import type { GridColumn } from './grid/columns'
import { cellFace, type CellBeside, type OtherMark } from './grid/face'
import type { GridSource } from './grid/render'
import { rankWords } from './grid/rank-words'
import type { RowSummary } from './grid/summary'
import { savedTexts } from './state/cells'
import { useCellFacts } from './useCellFacts'

/** What the grid draws from: cells and other stages' marks of the scoring store, stars and totals of the results. */
export function useGridSource() {
  const scoring = useScoringStore()
  const results = useResultsStore()
  const { changed } = useCellFacts()

  const document = computed(() => scoring.opened?.document ?? null)
  const subjects = computed(() => new Map(document.value?.subjects.map((subject) => [subject.subjectId, subject]) ?? []))
  const tracks = computed(() => new Map(document.value?.tracks.map((track) => [track.code, track.name]) ?? []))
  const otherStages = computed(() => scoring.stages.filter((stage) => stage.code !== scoring.stage))

  /** The text of one part at the other stages, in their order. */
  function others(subjectId: string, column: GridColumn): OtherMark[] {
    return otherStages.value.map((stage) => ({
      stage: stage.name,
      text: savedTexts(column.indicator, scoring.cells.saved(subjectId, column.indicator.code, stage.code))[column.part.code] ?? '',
    }))
  }

  function beside(subjectId: string, column: GridColumn): CellBeside {
    const { indicator } = column
    return {
      others: others(subjectId, column),
      previous: scoring.opened?.companions.previous(subjectId, indicator.code)?.text ?? null,
      changed: column.first && changed(subjectId, indicator),
      files: scoring.opened?.companions.files(subjectId, indicator.code) ?? 0,
    }
  }

  /** The whole mark at the other stages, in words. */
  function otherMarks(subjectId: string, indicator: Indicator): OtherMark[] {
    return otherStages.value.flatMap((stage) => {
      const cell = scoring.cells.saved(subjectId, indicator.code, stage.code)
      return cell?.state === 'mark' ? [{ stage: stage.name, text: markText(indicator, cell.input) }] : []
    })
  }

  // Another scheme, round or stage is another source: the grid then builds its columns anew.
  const source = computed<GridSource>(() => {
    const scheme = document.value?.scheme
    const decimals = scheme?.decimals ?? 2
    const provisional = results.provisional
    void scoring.stage
    // A dozen cells of each row draw from the same summary, which is as old as its result.
    const summaries = new Map<string, { of: OrganizationResult | undefined; summary: RowSummary }>()
    function summarize(subjectId: string, result: OrganizationResult | undefined): RowSummary {
      const subject = subjects.value.get(subjectId)
      return {
        name: subject?.name ?? '',
        track: tracks.value.get(subject?.track ?? '') ?? '',
        stars: (scheme?.stars ?? []).map((star, index) => {
          const own = result?.stars[index]
          return { lit: own?.lit === true, title: own ? `${star.name} ${own.score.toFixed(decimals)} / ${star.fullScore}，${own.lit ? '已点亮' : '未点亮'}` : star.name }
        }),
        total: result ? result.total.toFixed(decimals) : '',
        partial: result?.status !== 'complete',
        rank: result?.rank?.toString() ?? '—',
        rankTitle: result ? rankWords(result, scheme, provisional) : '',
      }
    }
    return {
      subjectTitle: subjectWords[scheme?.subject ?? 'organization'].name,
      starNames: scheme?.stars.map((star) => star.name) ?? [],
      face: (subjectId, column) => cellFace(scoring.cells.view(subjectId, column.indicator.code), column, beside(subjectId, column)),
      drawnFrom: (subjectId) => [scoring.opened, scoring.failure, scoring.opened?.book.changesOf(subjectId), results.byId.get(subjectId)],
      summary(subjectId) {
        const result = results.byId.get(subjectId)
        const kept = summaries.get(subjectId)
        if (kept && kept.of === result) return kept.summary
        const summary = summarize(subjectId, result)
        summaries.set(subjectId, { of: result, summary })
        return summary
      },
    }
  })

  return { source, subjects, tracks, otherMarks }
}
