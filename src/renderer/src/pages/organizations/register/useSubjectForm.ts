import type { AttributeValue } from '@rules'
import type { Fields, Subject } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import { computed, ref, shallowRef } from 'vue'
import { errorText } from '@/components/notify'
import { useSubjectsStore } from '@/stores/subjects'
import { fieldText } from './field-text'
import { mergeFields, sameFields } from './merge-fields'

/** The form of one subject, or of a new one: what is typed stays, whatever becomes of saving it. */
export function useSubjectForm(subject: Subject | null) {
  const store = useSubjectsStore()
  /** The stored subject the form started from. */
  const base = shallowRef(subject)
  const values = ref<Record<string, AttributeValue | undefined>>({ ...subject?.fields })
  const problem = shallowRef<{ text: string; field: string | undefined } | null>(null)
  const saving = ref(false)

  const filled = computed<Fields>(() => Object.fromEntries(Object.entries(values.value).flatMap(([code, value]) => (value === undefined ? [] : [[code, value]]))))
  const changed = computed(() => !sameFields(filled.value, base.value?.fields ?? {}))

  /** @returns whether it was saved; else `problem` says why not */
  async function save(): Promise<boolean> {
    saving.value = true
    problem.value = null
    try {
      await store.save(base.value, filled.value)
      return true
    } catch (error) {
      problem.value = error instanceof AppError && error.code === 'conflict' ? await meet(error) : { text: errorText(error), field: error instanceof AppError ? error.place?.column : undefined }
      return false
    } finally {
      saving.value = false
    }
  }

  /** Takes in what was stored meanwhile, so that saving again is a decision made with both in view. */
  async function meet(conflict: AppError) {
    try {
      const now = base.value && (await store.latest(base.value.id))
      if (!now) return { text: conflict.message, field: undefined }
      const merged = mergeFields(base.value?.fields ?? {}, filled.value, now.fields)
      base.value = now
      values.value = merged.fields
      const both = store.fields.filter((field) => merged.both.includes(field.code)).map((field) => `${field.name}（别处改为“${fieldText(field, now.fields[field.code])}”）`)
      const kept = both.length > 0 ? `两边都改了：${both.join('、')}，这里仍是本次填写的内容。` : ''
      return { text: `填写期间这一条在别处改过，还没有保存。本次没有动过的字段已换成最新内容。${kept}核对后请再次保存。`, field: merged.both[0] }
    } catch (error) {
      return { text: errorText(error), field: undefined }
    }
  }

  return { base, values, problem, saving, changed, save }
}
