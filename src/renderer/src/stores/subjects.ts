import type { Fields, FieldType, RegisterField, Subject, SubjectKind } from '@shared/domain/subject'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '@/api'
import { newestQuestion } from '@/newest'

/** The register of one kind of subject, as the register's pages show it. */
export const useSubjectsStore = defineStore('subjects', () => {
  const kind = ref<SubjectKind>('organization')
  const archived = ref(false)
  /** The register asked for last: ahead of `kind` and `archived` until its list is here. */
  const wanted = ref({ kind: kind.value, archived: archived.value })
  const fields = shallowRef<RegisterField[]>([])
  const subjects = shallowRef<Subject[]>([])
  const loaded = ref(false)
  const ask = newestQuestion()

  /** Shows another register, or this one anew. Everything shown changes at once; an answer that comes after a newer question is dropped. */
  async function show(change: Partial<{ kind: SubjectKind; archived: boolean }> = {}): Promise<void> {
    const next = { ...wanted.value, ...change }
    wanted.value = next
    const newest = ask()
    try {
      const [columns, list] = await Promise.all([api.subjects.fields({ kind: next.kind }), api.subjects.list(next)])
      if (!newest()) return
      kind.value = next.kind
      archived.value = next.archived
      fields.value = columns
      subjects.value = list
      loaded.value = true
    } catch (error) {
      if (newest()) wanted.value = { kind: kind.value, archived: archived.value }
      throw error
    }
  }

  /** @throws AppError `invalid-input` naming the field as `place.column`, `conflict` when someone changed it meanwhile */
  async function save(subject: Subject | null, values: Fields): Promise<Subject> {
    const saved = await api.subjects.save({ ...(subject ? { id: subject.id, version: subject.version } : {}), kind: kind.value, fields: values })
    subjects.value = subject ? subjects.value.map((each) => (each.id === saved.id ? saved : each)) : archived.value ? subjects.value : [...subjects.value, saved]
    return saved
  }

  /** A subject as it is stored now, archived or not; the table shows it too. @returns null when it is gone */
  async function latest(id: string): Promise<Subject | null> {
    const all = await api.subjects.list({ kind: kind.value })
    subjects.value = all.filter((subject) => (subject.archivedAt !== null) === archived.value)
    return all.find((subject) => subject.id === id) ?? null
  }

  async function archive(ids: string[], into: boolean): Promise<void> {
    await api.subjects.archive({ ids, archived: into })
    await show()
  }

  async function addField(name: string, type: FieldType): Promise<RegisterField> {
    const added = await api.subjects.addField({ kind: kind.value, name, type })
    fields.value = await api.subjects.fields({ kind: kind.value })
    return added
  }

  return { kind, archived, wanted, fields, subjects, loaded, show, save, latest, archive, addField }
})
