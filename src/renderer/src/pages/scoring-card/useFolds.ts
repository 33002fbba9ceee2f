import { ref } from 'vue'
import { rememberFolds, rememberedFolds } from './state/remembered'

/** Which sections are folded; remembered. */
export function useFolds() {
  const folded = ref<ReadonlySet<string>>(rememberedFolds())

  function fold(code: string, wanted: boolean) {
    const next = new Set(folded.value)
    if (wanted) next.add(code)
    else next.delete(code)
    folded.value = next
    rememberFolds(next)
  }

  function foldAll(codes: readonly string[]) {
    folded.value = new Set(codes)
    rememberFolds(folded.value)
  }

  return { folded, fold, foldAll }
}
