import type { Fields, FieldType, RegisterField, Subject, SubjectKind } from '@shared/domain/subject'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api'

/** The register of one kind of subject, as the register's pages show it. */
export const useSubjectsStore = defineStore('subjects', () => {
  const kind = ref<SubjectKind>('organization')
  const archived = ref(false)
  const fields = shallowRef<RegisterField[]>([])
  const subjects = shallowRef<Subject[]>([])
  const loaded = ref(false)

  async function load(): Promise<void> {
    const [columns, list] = await Promise.all([api.subjects.fields({ kind: kind.value }), api.subjects.list({ kind: kind.value, archived: archived.value })])
    fields.value = columns
    subjects.value = list
    loaded.value = true
  }

  async function show(wanted: { kind?: SubjectKind; archived?: boolean }): Promise<void> {
    kind.value = wanted.kind ?? kind.value
    archived.value = wanted.archived ?? archived.value
    await load()
  }

  /** @throws AppError `invalid-input` naming the field as `place.column`, `conflict` when someone changed it meanwhile */
  async function save(subject: Subject | null, values: Fields): Promise<Subject> {
    const saved = await api.subjects.save({ ...(subject ? { id: subject.id, version: subject.version } : {}), kind: kind.value, fields: values })
    subjects.value = subject ? subjects.value.map((each) => (each.id === saved.id ? saved : each)) : [...subjects.value, saved]
    return saved
  }

  async function archive(ids: string[], into: boolean): Promise<void> {
    await api.subjects.archive({ ids, archived: into })
    await load()
  }

  async function addField(name: string, type: FieldType): Promise<void> {
    await api.subjects.addField({ kind: kind.value, name, type })
    fields.value = await api.subjects.fields({ kind: kind.value })
  }

  return { kind, archived, fields, subjects, loaded, load, show, save, archive, addField }
})
