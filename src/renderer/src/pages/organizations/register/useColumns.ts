import type { RegisterField, Subject } from '@shared/domain/subject'
import { computed, ref, watch } from 'vue'
import type { TableColumn } from '@/components/table/columns'
import { useSubjectsStore } from '@/stores/subjects'
import { fieldOrder, fieldText, usualColumns } from './field-text'

const widths: Partial<Record<string, number>> = { name: 240, partyName: 220, creditCode: 180, township: 104, unitKind: 96, tags: 132, summary: 320, note: 200, coveredUnits: 200 }
/** Long texts, which take what is left of a wide window. */
const growing = new Set(['name', 'partyName', 'summary'])

function widthOf(field: RegisterField): number {
  return widths[field.code] ?? (field.type === 'number' || field.type === 'level' || field.type === 'boolean' ? Math.max(72, 14 * field.name.length + 34) : 128)
}

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
        grow: growing.has(field.code),
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
