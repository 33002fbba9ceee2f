import { entryTexts } from '@shared/entry'
import type { Indicator } from '@rules'
import type { Ref } from 'vue'
import { api } from '@/api'
import { notifySuccess } from '@/components/notify'
import { useAttempt } from '@/composables/useAttempt'
import { useScoringStore } from '@/stores/scoring'

/** Marks of the last round that wait on one organization's card: all accepted at once, or given up with a way back. */
export function useCarried(subjectId: Ref<string>) {
  const scoring = useScoringStore()
  const { working, attempt } = useAttempt()

  function waiting(indicators: readonly Indicator[]) {
    return indicators.flatMap((indicator) => {
      const { carried, lock } = scoring.cells.view(subjectId.value, indicator.code)
      return carried && lock === null ? [{ indicator, mark: carried }] : []
    })
  }

  /** One step: undone as a whole. @returns how many */
  function acceptAll(indicators: readonly Indicator[]): number {
    const entries = waiting(indicators).map(({ indicator, mark }) => ({ subjectId: subjectId.value, indicator: indicator.code, texts: entryTexts(indicator, mark.input), reason: mark.input.reason ?? '' }))
    scoring.write(entries)
    return entries.length
  }

  const discard = (indicators: readonly Indicator[]) =>
    attempt(async () => {
      const { opened, stage } = scoring
      const found = waiting(indicators)
      if (!opened || found.length === 0) return
      const at = { roundId: opened.document.round.id, stage }
      const subject = subjectId.value
      await api.scoring.discardCarried({ ...at, cells: found.map(({ indicator }) => ({ subjectId: subject, indicator: indicator.code })) })
      await scoring.open(opened.document)
      notifySuccess(`已放弃 ${found.length} 项上期评分`, async () => {
        for (const from of new Set(found.map(({ mark }) => mark.fromRoundId))) {
          await api.scoring.carryOver({ ...at, from, indicators: found.filter(({ mark }) => mark.fromRoundId === from).map(({ indicator }) => indicator.code), subjects: [subject] })
        }
        await scoring.open(opened.document)
      })
    })

  return { working, acceptAll, discard }
}
