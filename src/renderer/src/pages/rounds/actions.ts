import type { Round } from '@shared/domain/round'
import { api } from '@/api'
import { askText, notifyError, notifySuccess } from '@/components/notify'
import { useRoundStore } from '@/stores/round'

/** What can be done to a round from a list or its own page. */
export function useRoundActions() {
  const rounds = useRoundStore()

  async function attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action()
      await rounds.load()
    } catch (error) {
      notifyError(error)
    }
  }

  /** Makes it the round every page is about. */
  async function choose(round: Round): Promise<void> {
    await attempt(async () => {
      await rounds.choose(round.id)
      notifySuccess(`当前评价期为“${round.name}”`)
    })
  }

  async function rename(round: Round): Promise<void> {
    const name = await askText({ title: '评价期改名', text: '新的名称', value: round.name, confirm: '改名' })
    if (name === null || name === round.name) return
    await attempt(async () => {
      await api.rounds.rename({ roundId: round.id, name })
      notifySuccess(`已改名为“${name}”`, async () => {
        await api.rounds.rename({ roundId: round.id, name: round.name })
        await rounds.load()
      })
    })
  }

  async function remove(round: Round): Promise<void> {
    await attempt(async () => {
      const removed = await api.rounds.remove({ roundId: round.id })
      notifySuccess(`已删除“${round.name}”和它的参评名单`, async () => {
        await api.rounds.restore({ round: removed })
        await rounds.load()
      })
    })
  }

  async function reopen(round: Round): Promise<void> {
    const reason = await askText({ title: `重新打开“${round.name}”`, text: '定级结果将作废，评分可以再改。请写明原因，原因会留痕。', confirm: '重新打开' })
    if (reason === null) return
    await attempt(async () => {
      await api.rounds.reopen({ roundId: round.id, reason })
      notifySuccess(`“${round.name}”已重新打开`)
    })
  }

  return { choose, rename, remove, reopen }
}
