import type { MarkChoice, MarkImportResult, MarkItem, MarkPreview, MarkSource } from '@shared/domain/mark-import'
import type { FileHandle } from '@shared/domain/file'
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { api } from '@/api'
import { notifySuccess } from '@/components/notify'
import { useAttemptInPlace } from '@/composables/useAttempt'
import { useLongTask } from '@/composables/useLongTask'
import { host } from '@/host'
import { useSheetLayouts } from '../organizations/import/useSheetLayouts'

export type ImportStep = 'choose' | 'map' | 'preview' | 'done'

const asSuggested = (): MarkChoice => ({ overwrite: true, keepDrafts: true, except: [] })

/** One import of marks, from the chosen files to the written marks. */
export function useMarkImport(roundId: () => string | null) {
  const step = ref<ImportStep>('choose')
  const { busy, problem, attempt } = useAttemptInPlace()
  const source = shallowRef<MarkSource | null>(null)
  const stage = ref<string | null>(null)
  const { sheetIndex, sheet, layout, begin, setHeader, setMapping } = useSheetLayouts(
    () => source.value?.table?.source.sheets ?? [],
    () => source.value?.table?.fields ?? [],
  )
  /** By organization with several files: the one to take. */
  const chosen = ref<Record<string, number>>({})
  const preview = shallowRef<MarkPreview | null>(null)
  const choice = ref<MarkChoice>(asSuggested())
  const result = shallowRef<MarkImportResult | null>(null)
  const reading = useLongTask<MarkSource>()
  const writing = useLongTask<MarkImportResult>()

  const mapped = computed(() => (layout.value?.mapping ?? []).some((code) => code?.startsWith('[')) && (layout.value?.mapping ?? []).some((code) => code !== null && !code.startsWith('[')))
  /** How many items will be written. */
  const written = computed(() => {
    const { counts, keepable } = preview.value ?? {}
    if (!counts || keepable === undefined) return 0
    const bulk = counts.new + (choice.value.overwrite ? counts.changed : 0) + (choice.value.keepDrafts ? keepable : 0)
    const except = new Set(choice.value.except)
    return (preview.value?.items ?? []).reduce((sum, item) => (except.has(item.id) ? sum + (inBulk(item) ? -1 : 1) : sum), bulk)
  })

  /** Whether an item is written unless the opposite is chosen for it alone. */
  function inBulk({ outcome, keepable }: MarkItem): boolean {
    return outcome === 'new' || (outcome === 'changed' && choice.value.overwrite) || (keepable && choice.value.keepDrafts)
  }

  const isTaken = (item: MarkItem) => inBulk(item) !== choice.value.except.includes(item.id)

  function toggle(item: MarkItem) {
    const { except } = choice.value
    choice.value = { ...choice.value, except: except.includes(item.id) ? except.filter((id) => id !== item.id) : [...except, item.id] }
  }

  /** A choice for all of a kind takes back those for single items of it. */
  function setBulk(key: 'overwrite' | 'keepDrafts', value: boolean) {
    const outcome = key === 'overwrite' ? 'changed' : 'refused'
    const own = new Set((preview.value?.items ?? []).filter((item) => item.outcome === outcome).map(({ id }) => id))
    choice.value = { ...choice.value, [key]: value, except: choice.value.except.filter((id) => !own.has(id)) }
  }

  async function close() {
    const open = source.value
    source.value = null
    if (open) await api.markFiles.close({ importId: open.importId })
  }

  const choose = (from: 'files' | 'folder') =>
    attempt(async () => {
      const id = roundId()
      const files: FileHandle[] | null = from === 'files' ? await host.openFiles('marks') : await host.openFolder()
      if (id === null || files === null) return
      if (files.length === 0) {
        if (from === 'folder') problem.value = '这个文件夹里没有表格文件（.xlsx、.xls、.et、.csv）或压缩包。'
        return
      }
      const opened = await reading.run((signal) => api.markFiles.open({ roundId: id, files: files.map((file) => file.id) }, { signal }))
      if (!opened) return
      await close()
      source.value = opened
      stage.value = opened.stage
      begin(opened.table?.source.suggestedSheet ?? 0)
      chosen.value = {}
      choice.value = asSuggested()
      if (opened.table) step.value = 'map'
      else await show()
    })

  async function show() {
    const { importId, table } = source.value ?? {}
    if (importId === undefined) return
    const { headerRow, mapping } = layout.value ?? {}
    if (table && (!mapping || typeof headerRow !== 'number')) return
    preview.value = await api.markFiles.preview({
      importId,
      stage: stage.value,
      mapping: mapping && typeof headerRow === 'number' ? { sheet: sheetIndex.value, headerRow, columns: mapping } : null,
      chosen: chosen.value,
    })
    // Items of another preview are other items.
    choice.value = { ...choice.value, except: [] }
    step.value = 'preview'
  }

  const toPreview = () => attempt(show)

  function setStage(code: string | null) {
    stage.value = code
    return attempt(show)
  }

  function chooseFile(subjectId: string, file: number) {
    chosen.value = { ...chosen.value, [subjectId]: file }
    return attempt(show)
  }

  const commit = () =>
    attempt(async () => {
      const importId = source.value?.importId
      if (importId === undefined) return
      const done = await writing.run((signal) => api.markFiles.commit({ importId, ...choice.value }, { signal }))
      if (!done) {
        await show()
        notifySuccess('已取消导入')
        return
      }
      result.value = done
      step.value = 'done'
    })

  /** Takes the import back; what was chosen is there to be changed and imported anew. */
  const undo = () =>
    attempt(async () => {
      const importId = source.value?.importId
      if (importId === undefined) return
      const { restored } = await api.markFiles.undo({ importId })
      result.value = null
      await show()
      notifySuccess(`已撤销导入，恢复 ${restored} 处`)
    })

  async function again() {
    await close()
    preview.value = null
    result.value = null
    problem.value = null
    step.value = 'choose'
  }

  onBeforeUnmount(() => {
    // Whether it could be closed matters to nobody any more.
    close().catch(() => undefined)
  })

  return { step, problem, busy, source, stage, sheetIndex, sheet, layout, mapped, preview, choice, result, reading, writing, written, isTaken, toggle, setBulk, choose, setHeader, setMapping, toPreview, setStage, chooseFile, commit, undo, again }
}
