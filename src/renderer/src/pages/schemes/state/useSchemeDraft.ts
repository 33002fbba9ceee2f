import { validateScheme, type Scheme } from '@rules'
import type { SchemeDocument } from '@shared/domain/scheme'
import { computed, shallowRef } from 'vue'
import { api } from '@/api'
import { createDraftSaver } from './draft-saver'
import { begin, change, redo, undo } from './history'

/** A draft being edited: every change is kept on disk at once and can be undone; problems are found as one types. */
export function useSchemeDraft(document: SchemeDocument) {
  const history = shallowRef(begin(document.scheme))
  const saver = createDraftSaver(document.revision, async (revision, scheme) => (await api.schemes.saveDraft({ id: document.id, revision, scheme })).revision)

  const scheme = computed(() => history.value.present)
  const problems = computed(() => validateScheme(scheme.value))

  function move(next: typeof history.value) {
    if (next === history.value) return
    history.value = next
    saver.save(next.present)
  }

  return {
    scheme,
    problems,
    saver,
    undoable: computed(() => history.value.undoable),
    redoable: computed(() => history.value.redoable),
    update: (next: Scheme) => move(change(history.value, next)),
    undo: () => move(undo(history.value)),
    redo: () => move(redo(history.value)),
  }
}
