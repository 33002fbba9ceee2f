import { ref } from 'vue'
import { errorText, notifyError } from '@/components/notify'

/** Work a button starts: `working` while it runs, its error told where all errors are told, or as `tell` does. */
export function useAttempt(tell: (error: unknown) => void = notifyError) {
  const working = ref(false)

  async function attempt(run: () => Promise<void>): Promise<void> {
    working.value = true
    try {
      await run()
    } catch (error) {
      tell(error)
    } finally {
      working.value = false
    }
  }

  return { working, attempt }
}

/** The same where what goes wrong is said on the page itself, beside the choices that led there. */
export function useAttemptInPlace() {
  const problem = ref<string | null>(null)
  const { working: busy, attempt: run } = useAttempt((error) => (problem.value = errorText(error)))

  function attempt(work: () => Promise<void>): Promise<void> {
    problem.value = null
    return run(work)
  }

  return { busy, problem, attempt }
}
