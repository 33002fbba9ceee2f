import type { OutputRequest } from '@shared/domain/output'
import { AppError } from '@shared/errors'
import type { Paper } from '@shared/paper/paper'
import { ref, shallowRef, watch, type ComputedRef } from 'vue'
import { api } from '@/api'
import { errorText } from '@/components/notify'
import type { PageChoice } from './choices'

/** Milliseconds without a further change until the preview is made again. */
const calm = 300

export interface Wanted {
  request: OutputRequest
  page: PageChoice
}

/** The document as chosen, put together again whenever the choice changes; a later choice is never overtaken by an earlier one. */
export function usePreview(wanted: ComputedRef<Wanted | null>) {
  const made = shallowRef<{ id: string; paper: Paper } | null>(null)
  const problem = ref<{ text: string; path: string | undefined } | null>(null)
  const making = ref(false)
  let asked = 0

  async function make({ request, page }: Wanted): Promise<{ id: string; paper: Paper }> {
    const own = await api.exports.make(request)
    const paper = await api.papers.get(own)
    const [size, orientation] = page.split('-')
    // An official text has the sheet of its standard.
    if (paper.look === 'official' || (size !== 'A4' && size !== 'A3')) return { ...own, paper }
    const arranged = await api.papers.arrange({ ...own, size, orientation: orientation === 'portrait' ? 'portrait' : 'landscape' })
    return { ...arranged, paper: await api.papers.get(arranged) }
  }

  watch(
    () => JSON.stringify(wanted.value),
    (_now, before, onCleanup) => {
      const mine = (asked += 1)
      const { value } = wanted
      problem.value = null
      making.value = value !== null
      if (!value) {
        made.value = null
        return
      }
      const timer = setTimeout(
        async () => {
          try {
            const fresh = await make(value)
            if (mine === asked) made.value = fresh
          } catch (error) {
            if (mine !== asked) return
            made.value = null
            problem.value = { text: errorText(error), path: error instanceof AppError ? error.place?.path : undefined }
          } finally {
            if (mine === asked) making.value = false
          }
        },
        before === undefined ? 0 : calm,
      )
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )

  return { made, problem, making }
}
