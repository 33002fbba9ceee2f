import type { Evidence } from '@shared/domain/evidence'
import { shallowRef, watch, type Ref } from 'vue'
import { api } from '@/api'
import { notifyError, notifySuccess } from '@/components/notify'
import { useAttempt } from '@/composables/useAttempt'
import { host } from '@/host'
import { newestQuestion } from '@/newest'
import { useScoringStore } from '@/stores/scoring'

/** The evidence of one organization: listed, added, opened, taken away and brought back. */
export function useEvidence(subjectId: Ref<string>) {
  const scoring = useScoringStore()
  const files = shallowRef<readonly Evidence[]>([])
  const { working, attempt } = useAttempt()
  const ask = newestQuestion()

  async function load() {
    const roundId = scoring.opened?.document.round.id
    const newest = ask()
    if (roundId === undefined) return
    const found = await api.evidence.list({ roundId, subjectId: subjectId.value })
    if (newest()) files.value = found
  }
  watch(
    [subjectId, () => scoring.opened?.document.round.id],
    () => {
      files.value = []
      load().catch(notifyError)
    },
    { immediate: true },
  )

  function roundOf(): string {
    const roundId = scoring.opened?.document.round.id
    if (roundId === undefined) throw new Error('no round is open')
    return roundId
  }

  const add = (indicator: string) =>
    attempt(async () => {
      const at = { roundId: roundOf(), subjectId: subjectId.value }
      const file = await host.openFile('evidence')
      if (!file) return
      const added = await api.evidence.add({ ...at, indicator, file: file.id })
      notifySuccess(`已添加“${added.name}”`)
      await load()
    })

  /** In a browser, or when the file is none that is safe to open, it is saved where the user wants it. */
  const open = ({ id, name }: Evidence) =>
    attempt(async () => {
      try {
        const { opened, file, caution } = await api.evidence.open({ roundId: roundOf(), id })
        if (opened || !(await host.saveFile(file))) return
        notifySuccess(caution ? `“${name}”不是常见的文档或图片，没有直接打开，已另存一份` : `已保存“${name}”的副本`)
      } finally {
        // The list tells a file that turned out to be missing or altered.
        await load()
      }
    })

  const remove = ({ id, name }: Evidence) =>
    attempt(async () => {
      const roundId = roundOf()
      await api.evidence.remove({ roundId, id })
      notifySuccess(`已移除“${name}”`, async () => {
        await api.evidence.restore({ roundId, id })
        await load()
      })
      await load()
    })

  return { files, working, add, open, remove }
}
