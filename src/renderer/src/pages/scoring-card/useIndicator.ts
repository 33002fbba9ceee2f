import type { Explanation, Indicator, MarkInput } from '@rules'
import { entryTexts, readEntry, type EntryPart } from '@shared/entry'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useScoringStore } from '@/stores/scoring'
import { contentOf, withEntry } from '@/pages/scoring/state/cells'
import { previewMark } from '@/pages/scoring/state/preview'
import { typedTexts } from '@/pages/scoring/state/typed'

/** One indicator of the card: what stands in it, what is being typed, its points and why, and the ways to change it. */
export function useIndicator(subjectId: Ref<string>, indicator: Ref<Indicator>) {
  const scoring = useScoringStore()
  const typing = ref<{ part: EntryPart; text: string } | null>(null)
  const at = computed(() => ({ indicator: indicator.value.code, role: null }))

  const view = computed(() => {
    void scoring.tick
    return scoring.cells.view(subjectId.value, indicator.value.code)
  })
  const fromRegister = computed(() => scoring.opened?.standings.get(subjectId.value)?.fromRegister.has(indicator.value.code) === true)

  /** With what is being typed. */
  const shown = computed(() => {
    const { opened } = scoring
    const { part, text } = typing.value ?? {}
    if (!opened || part === undefined || text === undefined) return view.value
    return withEntry(view.value, { texts: typedTexts(opened.solo, at.value, view.value.texts, part, text) })
  })
  const reading = computed(() => (scoring.opened ? readEntry(scoring.opened.solo, at.value, shown.value.texts, shown.value.reason) : null))
  /** Why what stands or is typed here is not accepted. */
  const problem = computed(() => (reading.value?.state === 'draft' ? reading.value.problem.message : null))
  const content = computed(() => (reading.value ? contentOf(reading.value).content : view.value.content))
  const mayNotApply = computed(() => scoring.opened !== null && view.value.lock === null && readEntry(scoring.opened.solo, at.value, entryTexts(indicator.value, { notApplicable: true })).state === 'mark')

  const explanation = shallowRef<Explanation | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const markOf = (id: string): MarkInput | null => {
    const cell = scoring.cells.saved(id, indicator.value.code, scoring.stage)
    return cell?.state === 'mark' ? cell.input : null
  }

  function explain() {
    timer = undefined
    const { opened } = scoring
    const read = reading.value
    explanation.value = null
    if (!opened || !read || read.state === 'draft' || view.value.lock === 'stage') return
    if (!opened.document.subjects.some((each) => each.subjectId === subjectId.value)) return
    const input = read.state === 'mark' ? read.input : null
    explanation.value = previewMark(opened.solo, opened.document.subjects, { subjectId: subjectId.value, indicator: indicator.value, input }, markOf)
  }
  // Comparisons take all organizations in: at most every 60 ms.
  watch(
    [subjectId, indicator, reading, () => scoring.opened, () => scoring.stage, () => (indicator.value.rule.kind === 'cohort' ? scoring.tick : 0)],
    () => {
      timer ??= setTimeout(explain, 60)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  /** Writes texts of parts, and a reason, where they differ from what stands. */
  function write(texts: Record<string, string>, reason?: string) {
    if (view.value.lock !== null) return
    const standing = view.value
    const sameTexts = Object.entries(texts).every(([code, text]) => (standing.texts[code] ?? '') === text)
    if (sameTexts && (reason === undefined || reason === standing.reason)) return
    scoring.write([{ subjectId: subjectId.value, indicator: indicator.value.code, texts, ...(reason === undefined ? {} : { reason }) }])
  }

  function commit(part: EntryPart, text: string) {
    typing.value = null
    if (scoring.opened) write(typedTexts(scoring.opened.solo, at.value, view.value.texts, part, text.trim()))
  }

  const emptied = computed(() => Object.fromEntries(Object.keys(view.value.texts).map((code) => [code, ''])))
  const setNotApplicable = (on: boolean) => write(on ? { ...emptied.value, ...entryTexts(indicator.value, { notApplicable: true }) } : emptied.value)
  const setReason = (reason: string) => write({}, reason.trim())

  /** Makes the mark of the last round this round's. */
  function accept() {
    const { carried } = view.value
    if (carried) write(entryTexts(indicator.value, carried.input), carried.input.reason ?? '')
  }

  return { view, typing, shown, problem, content, explanation, fromRegister, mayNotApply, commit, setNotApplicable, setReason, accept }
}
