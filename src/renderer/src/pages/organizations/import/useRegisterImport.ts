import type { ImportPreview, ImportResult, ImportSheet, ImportSource, RowAction } from '@shared/domain/register-import'
import type { RegisterField, SubjectKind } from '@shared/domain/subject'
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { api } from '@/api'
import { errorText } from '@/components/notify'
import { useLongTask } from '@/composables/useLongTask'
import { host } from '@/host'

export type ImportStep = 'choose' | 'map' | 'preview' | 'done'

/** One import from the chosen file to the written register. Going back keeps what was chosen. */
export function useRegisterImport(kind: SubjectKind) {
  const step = ref<ImportStep>('choose')
  const problem = ref<string | null>(null)
  const busy = ref(false)
  const source = shallowRef<ImportSource | null>(null)
  const fields = shallowRef<RegisterField[]>([])
  const sheetIndex = ref(0)
  const headerRow = ref<number | null>(null)
  const mapping = ref<(string | null)[]>([])
  const preview = shallowRef<ImportPreview | null>(null)
  const actions = ref<Record<string, RowAction>>({})
  const result = shallowRef<ImportResult | null>(null)
  const task = useLongTask<ImportResult>()

  const sheet = computed<ImportSheet | null>(() => source.value?.sheets[sheetIndex.value] ?? null)
  const hasName = computed(() => mapping.value.includes('name'))

  /** Runs a step; what goes wrong is said on the page, where the choices still stand. */
  async function attempt(run: () => Promise<void>) {
    problem.value = null
    busy.value = true
    try {
      await run()
    } catch (error) {
      problem.value = errorText(error)
    } finally {
      busy.value = false
    }
  }

  async function close() {
    const open = source.value
    source.value = null
    if (open) await api.imports.close({ importId: open.importId })
  }

  const choose = () =>
    attempt(async () => {
      const file = await host.openFile('register')
      if (!file) return
      await close()
      const [opened, known] = await Promise.all([api.imports.open({ file: file.id, kind }), api.subjects.fields({ kind })])
      source.value = opened
      fields.value = known
      showSheet(opened.suggestedSheet)
      step.value = 'map'
    })

  function showSheet(index: number) {
    sheetIndex.value = index
    headerRow.value = sheet.value?.headerRow ?? null
    mapping.value = [...(sheet.value?.mapping ?? [])]
  }

  const toPreview = () =>
    attempt(async () => {
      if (!source.value || headerRow.value === null) return
      const { importId } = source.value
      preview.value = await api.imports.preview({ importId, sheet: sheetIndex.value, headerRow: headerRow.value, mapping: [...mapping.value] })
      actions.value = {}
      step.value = 'preview'
    })

  const commit = () =>
    attempt(async () => {
      const importId = source.value?.importId
      if (importId === undefined) return
      const written = await task.run((signal) => api.imports.commit({ importId, actions: { ...actions.value } }, { signal }))
      if (!written) return
      source.value = null
      result.value = written
      step.value = 'done'
    })

  function setMapping(column: number, field: string | null) {
    mapping.value = mapping.value.map((each, index) => {
      if (index === column) return field
      // A field has one column: the one chosen last.
      return each === field ? null : each
    })
  }

  onBeforeUnmount(() => {
    // Whether it could be closed matters to nobody any more.
    close().catch(() => undefined)
  })

  return { step, problem, busy, source, fields, sheetIndex, sheet, headerRow, mapping, hasName, preview, actions, result, task, choose, showSheet, setMapping, toPreview, commit }
}
