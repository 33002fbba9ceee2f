import type { Subject } from '@shared/domain/subject'
import { computed, ref, watch } from 'vue'
import type { TableColumn } from '@/components/table/columns'
import { useSubjectsStore } from '@/stores/subjects'
import { grows, widthOf } from './column-width'
import { fieldOrder, fieldText, usualColumns } from './field-text'

/** Which columns of the register are shown; remembered for each kind of subject on this machine. */
export function useColumns() {
  const store = useSubjectsStore()
  const key = computed(() => `sixstar.columns.${store.kind}`)
  const chosen = ref<string[]>([])

  watch(
    key,
    (name) => {
      const kept = localStorage.getItem(name)
      chosen.value = kept === null ? [...usualColumns[store.kind]] : kept.split(',')
    },
    { immediate: true },
  )

  function choose(codes: string[]) {
    chosen.value = ['name', ...codes.filter((code) => code !== 'name')]
    localStorage.setItem(key.value, chosen.value.join(','))
  }

  const columns = computed(() =>
    store.fields
      .filter((field) => chosen.value.includes(field.code))
      .map((field): TableColumn<Subject> => ({
        key: field.code,
        title: field.name,
        width: widthOf(field),
        grow: grows(field),
        frozen: field.code === 'name',
        align: field.type === 'number' ? 'right' : 'left',
        text: (subject) => fieldText(field, subject.fields[field.code]),
        sortBy: (subject) => fieldOrder(subject.fields[field.code]),
      })),
  )

  function reset() {
    chosen.value = [...usualColumns[store.kind]]
    localStorage.removeItem(key.value)
  }

  return { columns, chosen, choose, reset }
}
