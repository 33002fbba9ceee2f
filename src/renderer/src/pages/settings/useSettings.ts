import type { Settings } from '@shared/domain/settings'
import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { api } from '@/api'
import { confirmAction, errorText, notifySuccess } from '@/components/notify'
import { useReading } from '@/composables/useReading'
import { hasProblems, settingsProblems, tidySettings } from './check'

/** Settings as they are edited and as they were saved. Unsaved changes are not left, and the window not closed, without asking. */
export function useSettings() {
  const saved = ref<Settings | null>(null)
  const edited = ref<Settings | null>(null)
  const problem = ref<string | null>(null)
  const saving = ref(false)

  const wanted = computed(() => edited.value && tidySettings(edited.value))
  const changed = computed(() => saved.value !== null && JSON.stringify(wanted.value) !== JSON.stringify(tidySettings(saved.value)))
  const problems = computed(() => (edited.value ? settingsProblems(edited.value) : { townships: {} }))
  const savable = computed(() => changed.value && !hasProblems(problems.value))

  function take(settings: Settings) {
    saved.value = settings
    edited.value = { ...settings, signatures: [...settings.signatures], townships: settings.townships.map((each) => ({ ...each })) }
  }

  const { failure, load } = useReading(() => api.settings.get(), take)

  async function save() {
    if (!wanted.value) return
    saving.value = true
    problem.value = null
    try {
      take(await api.settings.update(wanted.value))
      notifySuccess('设置已保存')
    } catch (error) {
      problem.value = errorText(error)
    } finally {
      saving.value = false
    }
  }

  /** @returns whether nothing is lost by leaving, or the user agreed to lose it: the changes are dropped then */
  async function mayLeave(): Promise<boolean> {
    if (!changed.value || !saved.value) return true
    const agreed = await confirmAction({ title: '还没有保存', text: '修改的设置还没有保存，离开后会丢失。', confirm: '不保存', cancel: '继续修改', danger: true })
    if (agreed) take(saved.value)
    return agreed
  }

  function warn(event: BeforeUnloadEvent) {
    if (changed.value) event.preventDefault()
  }

  onMounted(() => {
    void load()
    window.addEventListener('beforeunload', warn)
  })
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn))
  onBeforeRouteLeave(mayLeave)

  return { edited, failure, changed, problems, problem, saving, savable, load, save, mayLeave }
}
