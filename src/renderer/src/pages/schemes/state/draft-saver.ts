import type { Scheme } from '@rules'
import { readonly, ref, shallowRef, type Ref } from 'vue'

/** Writes one version of a draft that was made from `revision`; answers the new revision. */
export type SaveDraft = (revision: number, scheme: Scheme) => Promise<number>

export interface DraftSaver {
  /** Something is not on disk yet. */
  pending: Readonly<Ref<boolean>>
  failure: Readonly<Ref<Error | null>>
  /** Saves this version, after the one under way. Of several waiting ones only the newest is written. */
  save(scheme: Scheme): void
  /** Tries again what failed. */
  retry(): void
  /** Settles when nothing is under way any more, saved or failed. */
  settled(): Promise<void>
}

/**
 * Keeps a draft on disk while it is edited: one write at a time, each made from the revision the last one answered.
 * What failed is kept and written again with the next change or on demand.
 */
export function createDraftSaver(revision: number, write: SaveDraft): DraftSaver {
  const pending = ref(false)
  const failure = shallowRef<Error | null>(null)
  let base = revision
  let waiting: Scheme | null = null
  let running: Promise<void> | null = null

  async function drain(): Promise<void> {
    while (waiting) {
      const scheme = waiting
      waiting = null
      try {
        base = await write(base, scheme)
        failure.value = null
      } catch (error) {
        waiting ??= scheme
        failure.value = error instanceof Error ? error : new Error('草稿没有保存成功。')
        return
      }
    }
    pending.value = false
  }

  function start() {
    running ??= drain().finally(() => {
      running = null
      if (waiting && !failure.value) start()
    })
  }

  return {
    pending: readonly(pending),
    failure: readonly(failure),
    save(scheme) {
      waiting = scheme
      pending.value = true
      start()
    },
    retry() {
      failure.value = null
      start()
    },
    async settled() {
      await running
    },
  }
}
