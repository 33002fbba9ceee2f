import type { Scheme } from '@rules'
import { watch } from 'vue'
import { indicatorCodes } from '../defaults/codes'

/** Codes of all indicators a draft has, or had since it was opened. */
export function useTakenCodes(scheme: () => Scheme): () => ReadonlySet<string> {
  const taken = new Set<string>()
  watch(scheme, (present) => indicatorCodes(present).forEach((code) => taken.add(code)), { immediate: true, flush: 'sync' })
  return () => taken
}
