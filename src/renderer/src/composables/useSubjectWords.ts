import { subjectWords } from '@shared/domain/subject-words'
import { computed } from 'vue'
import { useRoundStore } from '@/stores/round'

/** What the subjects of the chosen round are called and counted by; organizations while there is none. */
export function useSubjectWords() {
  const rounds = useRoundStore()
  return computed(() => subjectWords[rounds.document?.round.subjectKind ?? 'organization'])
}
