import type { Store, WriteContext } from '../store'

/** Who writes on this machine, and what for. */
export function acting(store: Store, action: string): WriteContext {
  return { actor: store.settings.get().evaluatorName, action }
}
