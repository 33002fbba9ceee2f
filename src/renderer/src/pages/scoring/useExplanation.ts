import type { Explanation, MarkInput } from '@rules'
import { readEntry, type EntryPart } from '@shared/entry'
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { useScoringStore } from '@/stores/scoring'
import type { GridColumn } from './grid/columns'
import { withEntry } from './state/cells'
import { previewMark } from './state/preview'
import { typedTexts } from './state/typed'

export interface CurrentCell {
  subjectId: string
  column: GridColumn
}

/** What is being typed into a part of the current cell's indicator. */
export interface TypedPart {
  part: EntryPart
  text: string
}

/** Points of the current cell with the way to them, as typed so far; at most every 60 ms, since comparisons take all organizations in. */
export function useExplanation(current: ShallowRef<CurrentCell | null>, typing: Ref<TypedPart | null>) {
  const scoring = useScoringStore()
  const explanation = shallowRef<Explanation | null>(null)
  /** Why what is typed would not be accepted. */
  const problem = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function markOf(subjectId: string, code: string): MarkInput | null {
    const cell = scoring.cells.saved(subjectId, code, scoring.stage)
    return cell?.state === 'mark' ? cell.input : null
  }

  function compute() {
    timer = undefined
    const { opened } = scoring
    const cell = current.value
    explanation.value = null
    problem.value = null
    if (!opened || !cell) return
    const { indicator } = cell.column
    const view = scoring.cells.view(cell.subjectId, indicator.code)
    if (view.lock === 'stage') return
    const at = { indicator: indicator.code, role: null }
    const typed = typing.value === null ? view : withEntry(view, { texts: typedTexts(opened.solo, at, view.texts, typing.value.part, typing.value.text) })
    const reading = readEntry(opened.solo, at, typed.texts, typed.reason)
    if (reading.state === 'draft') {
      problem.value = reading.problem.message
      return
    }
    const input = reading.state === 'mark' ? reading.input : null
    explanation.value = previewMark(opened.solo, opened.document.subjects, { subjectId: cell.subjectId, indicator, input }, (id) => markOf(id, indicator.code))
  }

  watch([current, typing, () => scoring.tick], () => {
    timer ??= setTimeout(compute, 60)
  })

  return { explanation, problem }
}
