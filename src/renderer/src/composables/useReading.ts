import { ref } from 'vue'
import { errorText } from '@/components/notify'
import { newestQuestion } from '@/newest'

/**
 * What a page reads and, where it did not come, why: `failure` is shown in its place (ReadState), and nowhere else.
 * Of several readings on their way the newest counts. `take` is left out where `read` keeps the answer itself.
 */
export function useReading<Answer>(read: () => Promise<Answer>, take: (answer: Answer) => void = () => undefined) {
  const failure = ref<string | null>(null)
  const ask = newestQuestion()

  async function load(): Promise<void> {
    const newest = ask()
    failure.value = null
    try {
      const answer = await read()
      if (newest()) take(answer)
    } catch (error) {
      if (newest()) failure.value = errorText(error)
    }
  }

  return { failure, load }
}
