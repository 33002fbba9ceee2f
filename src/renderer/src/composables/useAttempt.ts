import { ref } from 'vue'
import { notifyError } from '@/components/notify'

/** Work a button starts: `working` while it runs, its error told where all errors are told. */
export function useAttempt() {
  const working = ref(false)

  async function attempt(run: () => Promise<void>): Promise<void> {
    working.value = true
    try {
      await run()
    } catch (error) {
      notifyError(error)
    } finally {
      working.value = false
    }
  }

  return { working, attempt }
}
