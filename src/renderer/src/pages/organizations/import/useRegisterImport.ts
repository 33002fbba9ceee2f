import type { ImportPreview, ImportResult, ImportSource, RowAction } from '@shared/domain/register-import'
import type { RegisterField, SubjectKind } from '@shared/domain/subject'
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { api } from '@/api'
import { notifySuccess } from '@/components/notify'
import { useAttemptInPlace } from '@/composables/useAttempt'
import { useLongTask } from '@/composables/useLongTask'
import { host } from '@/host'
import { keptActions } from './row-state'
import { useSheetLayouts } from './useSheetLayouts'

export type ImportStep = 'choose' | 'map' | 'preview' | 'done'

/** One import from the chosen file to the written register. Going back keeps what was chosen, for every sheet. */
export function useRegisterImport(kind: SubjectKind) {
  const step = ref<ImportStep>('choose')
  const { busy, problem, attempt } = useAttemptInPlace()
  const source = shallowRef<ImportSource | null>(null)
  const fields = shallowRef<RegisterField[]>([])
  const { sheetIndex, sheet, layout, begin, setHeader, setMapping } = useSheetLayouts(
    () => source.value?.sheets ?? [],
    () => fields.value,
  )
  const preview = shallowRef<ImportPreview | null>(null)
  /** What was chosen by hand, by row number of the sheet previewed last. */
  const actions = ref<Record<string, RowAction>>({})
  const result = shallowRef<ImportResult | null>(null)
  const task = useLongTask<ImportResult>()
  let previewed: number | null = null

  const hasName = computed(() => layout.value?.mapping.includes('name') === true)

  async function close() {
    const open = source.value
    source.value = null
    if (open) await api.imports.close({ importId: open.importId })
  }

  const choose = () =>
    attempt(async () => {
      const file = await host.openFile('register')
      if (!file) return
      const [opened, known] = await Promise.all([api.imports.open({ file: file.id, kind }), api.subjects.fields({ kind })])
      await close()
      source.value = opened
      fields.value = known
      begin(opened.suggestedSheet)
      actions.value = {}
      previewed = null
      step.value = 'map'
    })

  const toPreview = () =>
    attempt(async () => {
      const { importId } = source.value ?? {}
      const { headerRow, mapping } = layout.value ?? {}
      if (importId === undefined || !mapping || typeof headerRow !== 'number') return
      preview.value = await api.imports.preview({ importId, sheet: sheetIndex.value, headerRow, mapping })
      actions.value = previewed === sheetIndex.value ? keptActions(preview.value, actions.value) : {}
      previewed = sheetIndex.value
      step.value = 'preview'
    })

  /** Cancelling can come too late: a written import is closed, and only an open one can be previewed again. */
  async function afterCancelling() {
    await toPreview()
    if (problem.value === null) {
      notifySuccess('已取消导入，台账没有改变')
      return
    }
    source.value = null
    step.value = 'choose'
    problem.value = '取消之前台账已经写完，没有取消。请到组织台账查看。'
  }

  const commit = () =>
    attempt(async () => {
      const importId = source.value?.importId
      if (importId === undefined) return
      const written = await task.run((signal) => api.imports.commit({ importId, actions: { ...actions.value } }, { signal }))
      if (!written) {
        await afterCancelling()
        return
      }
      source.value = null
      result.value = written
      step.value = 'done'
    })

  onBeforeUnmount(() => {
    // Whether it could be closed matters to nobody any more.
    close().catch(() => undefined)
  })

  return { step, problem, busy, source, fields, sheetIndex, sheet, layout, hasName, preview, actions, result, task, choose, setHeader, setMapping, toPreview, commit }
}
