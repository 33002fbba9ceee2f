import type { Scheme } from '@rules'
import { reactive } from 'vue'
import { starKey } from './places'

/** What is unfolded; at first every star. */
export function useFolds(scheme: Scheme) {
  const open = reactive(new Set(scheme.stars.map((star) => starKey(star.code))))
  return {
    isOpen: (key: string) => open.has(key),
    setOpen(key: string, wanted: boolean) {
      if (wanted) open.add(key)
      else open.delete(key)
    },
  }
}
