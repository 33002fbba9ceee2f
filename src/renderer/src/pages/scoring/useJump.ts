import { nextTick, type ComputedRef, type Ref } from 'vue'
import { useScoringStore } from '@/stores/scoring'
import type { GridColumn, IndicatorGroup } from './grid/columns'
import type { Step } from './state/steps'

interface Shown {
  tab: Ref<string>
  /** The tab of the vetoes. */
  vetoTab: string
  only: Ref<string | null>
  groups: ComputedRef<readonly IndicatorGroup[]>
  columns: ComputedRef<readonly GridColumn[]>
  rows: ComputedRef<readonly string[]>
  showAll: () => void
}

/** Going to where an undone or redone step was: its stage and star, or the vetoes. @param go puts the cursor there */
export function useJump({ tab, vetoTab, only, groups, columns, rows, showAll }: Shown, go: (cell: { row: number; column: number }) => void) {
  const scoring = useScoringStore()

  return async (step: Step) => {
    if (step.kind === 'veto') {
      tab.value = vetoTab
      if (!rows.value.includes(step.subjectId)) showAll()
      return
    }
    const [first] = step.written
    if (!first) return
    scoring.stage = step.at.stage
    const home = groups.value.find((each) => each.indicators.some((indicator) => indicator.code === first.indicator))
    if (home) tab.value = home.code
    if (only.value !== first.indicator) only.value = null
    if (!rows.value.includes(first.subjectId)) showAll()
    await nextTick()
    const part = Object.keys(first.texts)[0]
    const column = columns.value.findIndex((each) => each.indicator.code === first.indicator && (part === undefined || each.part.code === part))
    go({ row: rows.value.indexOf(first.subjectId), column: Math.max(0, column) })
  }
}
