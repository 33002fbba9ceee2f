import { layoutSchema, type TableLayout } from '@shared/paper/layout'
import { computed } from 'vue'
import { z } from 'zod'
import { useRemembered } from '@/composables/useRemembered'

const kept = z.object({ named: z.array(z.object({ name: z.string(), layout: layoutSchema })), chosen: z.string().nullable() })

/** Layouts an office has named for one kind of table, and the one used last; on this machine. */
export function useLayouts(kind: 'ranking' | 'results' | 'year') {
  const state = useRemembered(`layouts.${kind}`, kept, { named: [], chosen: null })
  const named = computed(() => state.value.named)
  /** Null: as the program lays it out. */
  const chosen = computed(() => state.value.named.find(({ name }) => name === state.value.chosen) ?? null)

  function choose(name: string | null) {
    state.value = { ...state.value, chosen: name }
  }

  /** Keeps a layout under its name, in the place of one of the same name, and chooses it. */
  function keep(name: string, layout: TableLayout) {
    const others = state.value.named.filter((each) => each.name !== name)
    state.value = { named: [...others, { name, layout }], chosen: name }
  }

  function rename(from: string, to: string) {
    const named = state.value.named.filter(({ name }) => name !== to || name === from).map((each) => (each.name === from ? { ...each, name: to } : each))
    state.value = { named, chosen: state.value.chosen === from ? to : state.value.chosen }
  }

  /** @returns what brings it back */
  function remove(name: string): () => void {
    const before = state.value
    state.value = { named: state.value.named.filter((each) => each.name !== name), chosen: state.value.chosen === name ? null : state.value.chosen }
    return () => (state.value = before)
  }

  return { named, chosen, choose, keep, rename, remove }
}
export type Layouts = ReturnType<typeof useLayouts>
