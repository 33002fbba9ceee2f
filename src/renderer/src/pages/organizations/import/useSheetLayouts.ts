import type { ImportSheet } from '@shared/domain/register-import'
import type { RegisterField } from '@shared/domain/subject'
import { computed, ref, shallowRef } from 'vue'
import { assign, atHeader, layoutOf, type SheetLayout } from './layout'

/** How each sheet of a chosen file is to be read; going from one to another keeps what was chosen. */
export function useSheetLayouts(sheets: () => readonly ImportSheet[], fields: () => readonly RegisterField[]) {
  const sheetIndex = ref(0)
  const layouts = shallowRef<SheetLayout[]>([])
  const sheet = computed(() => sheets()[sheetIndex.value] ?? null)
  const layout = computed(() => layouts.value[sheetIndex.value] ?? null)

  /** As the sheets were recognised. */
  function begin(suggested: number) {
    layouts.value = sheets().map(layoutOf)
    sheetIndex.value = suggested
  }

  function change(changed: SheetLayout) {
    layouts.value = layouts.value.map((each, index) => (index === sheetIndex.value ? changed : each))
  }

  function setHeader(row: number) {
    if (sheet.value) change(atHeader(sheet.value, row, fields()))
  }

  function setMapping(column: number, field: string | null) {
    if (layout.value) change({ ...layout.value, mapping: assign(layout.value.mapping, column, field, fields()) })
  }

  return { sheetIndex, sheet, layout, begin, setHeader, setMapping }
}
