import { onBeforeUnmount, onMounted } from 'vue'
import { useScoringStore } from '@/stores/scoring'

/** Closing the window while something is unsaved asks first. Other pages may be opened: saving goes on behind them. */
export function useLeaveGuard() {
  const scoring = useScoringStore()

  function warn(event: BeforeUnloadEvent) {
    if (scoring.unsaved > 0) event.preventDefault()
  }

  onMounted(() => window.addEventListener('beforeunload', warn))
  onBeforeUnmount(() => {
    if (scoring.unsaved === 0) window.removeEventListener('beforeunload', warn)
  })
}
