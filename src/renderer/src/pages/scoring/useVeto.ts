import { notifyError, notifySuccess } from '@/components/notify'
import { useScoringStore } from '@/stores/scoring'

/** Noting, rewording and (with null) lifting a veto. What is lifted can be brought back at once with the note it had. */
export function useVeto() {
  const scoring = useScoringStore()

  return async (subjectId: string, code: string, note: string | null): Promise<void> => {
    const before = scoring.vetoes.find((record) => record.subjectId === subjectId && record.code === code)?.note
    try {
      await scoring.setVeto(subjectId, code, note)
    } catch (error) {
      notifyError(error)
      return
    }
    if (note === null && before !== undefined) notifySuccess('已取消一票否决', () => scoring.setVeto(subjectId, code, before))
  }
}
