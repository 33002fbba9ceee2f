import { notifyError, notifySuccess } from '@/components/notify'
import { useScoringStore } from '@/stores/scoring'

/** Noting, rewording and (with null) lifting a veto. What is lifted can be brought back at once with the note it had. */
export function useVeto() {
  const scoring = useScoringStore()

  return async (...[subjectId, code, note]: Parameters<typeof scoring.setVeto>): Promise<void> => {
    try {
      const before = await scoring.setVeto(subjectId, code, note)
      if (note === null && before !== null) notifySuccess('已取消一票否决', async () => void (await scoring.setVeto(subjectId, code, before)))
    } catch (error) {
      notifyError(error)
    }
  }
}
