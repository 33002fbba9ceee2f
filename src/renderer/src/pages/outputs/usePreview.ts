import type { OutputRequest } from '@shared/domain/output'
import { AppError } from '@shared/errors'
import type { PaperPreview } from '@shared/paper/preview'
import { ref, shallowRef, watch, type ComputedRef } from 'vue'
import { api } from '@/api'
import { errorText } from '@/components/notify'
import { newestQuestion } from '@/newest'
import type { PageChoice } from './choices'

/** Milliseconds without a further change until the preview is made again. */
const calm = 300
/** Cells that are shown: some sixty rows of a wide table. */
const cells = 1500

/** A document that is kept, and what is shown of it. */
interface Made {
  id: string
  preview: PaperPreview
}

export interface Wanted {
  request: OutputRequest
  page: PageChoice
}

/** The document as chosen, put together again whenever the choice changes; a later choice is never overtaken by an earlier one. */
export function usePreview(wanted: ComputedRef<Wanted | null>) {
  const made = shallowRef<Made | null>(null)
  const problem = ref<{ text: string; path: string | undefined } | null>(null)
  const making = ref(false)
  const ask = newestQuestion()

  async function make({ request, page }: Wanted): Promise<Made> {
    const own = await api.exports.make(request)
    const [size, orientation] = page.split('-')
    const { id } = size === 'A4' || size === 'A3' ? await api.papers.arrange({ ...own, size, orientation: orientation === 'portrait' ? 'portrait' : 'landscape' }) : own
    return { id, preview: await api.papers.preview({ id, cells }) }
  }

  watch(
    () => JSON.stringify(wanted.value),
    (_now, before, onCleanup) => {
      const newest = ask()
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
            if (newest()) made.value = fresh
          } catch (error) {
            if (!newest()) return
            made.value = null
            problem.value = { text: errorText(error), path: error instanceof AppError ? error.place?.path : undefined }
          } finally {
            if (newest()) making.value = false
          }
        },
        before === undefined ? 0 : calm,
      )
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )

  /** The id of what is shown, made anew when documents of other pages have taken its place. */
  async function kept(shown: Made): Promise<string> {
    const { value } = wanted
    try {
      await api.papers.preview({ id: shown.id, cells: 0 })
      return shown.id
    } catch (error) {
      if (!value || !(error instanceof AppError) || error.code !== 'not-found') throw error
      const fresh = await make(value)
      if (made.value === shown) made.value = fresh
      return fresh.id
    }
  }

  return { made, problem, making, kept }
}
