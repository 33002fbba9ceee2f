import { acceptableObstacles, isClosedState, type AcceptableObstacle, type RefusedSheet, type SheetStatus, type SheetStep } from '@shared/domain/sheet-status'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { api } from '@/api'
import { askText, notifyError, notifySuccess } from '@/components/notify'
import { useAttempt } from '@/composables/useAttempt'
import { newestQuestion } from '@/newest'
import { useEvaluatorStore } from '@/stores/evaluator'
import { useScoringStore } from '@/stores/scoring'

/** The sheet of one organization at the chosen stage as a whole: its state, and the steps its author and a second person take. */
export function useSheet(subjectId: Ref<string>) {
  const scoring = useScoringStore()
  const evaluator = useEvaluatorStore()
  const status = shallowRef<SheetStatus | null>(null)
  /** What kept the last step from being taken. */
  const refused = shallowRef<RefusedSheet | null>(null)
  const confirming = ref(false)
  const { working, attempt } = useAttempt()
  const ask = newestQuestion()

  const at = () => ({ roundId: scoring.opened?.document.round.id ?? '', stage: scoring.stage })
  const weighted = computed(() => scoring.opened?.document.scheme.panel.mode === 'weighted')

  async function load() {
    if (!scoring.opened) return
    const newest = ask()
    const [all] = await Promise.all([api.sheets.statuses({ ...at(), subjectId: subjectId.value }), evaluator.load()])
    const judge = weighted.value ? (evaluator.current?.evaluator?.id ?? null) : ''
    if (newest()) status.value = all.find((each) => each.evaluator === judge) ?? null
  }
  watch([subjectId, () => scoring.stage, () => scoring.opened?.document.round.id, () => evaluator.current?.name], () => load().catch(notifyError), { immediate: true })
  // Who entered and the total follow what is saved, not what is typed.
  watch(
    () => scoring.unsaved,
    (unsaved) => {
      if (unsaved === 0) load().catch(notifyError)
    },
  )

  const state = computed(() => status.value?.state ?? 'open')
  const closed = computed(() => isClosedState(state.value))

  async function step(done: string, run: () => Promise<SheetStep>): Promise<boolean> {
    let taken = false
    await attempt(async () => {
      await scoring.settled()
      const answer = await run()
      refused.value = answer.refused[0] ?? null
      taken = answer.done.length > 0
      if (taken) {
        notifySuccess(done)
        if (scoring.opened) await scoring.open(scoring.opened.document)
      }
      await load()
    })
    return taken
  }

  /** Opens the confirmation; it shows what is still open in the sheet. */
  function startConfirming() {
    refused.value = null
    confirming.value = true
  }

  async function confirm(controlTotal: number | null, accept: AcceptableObstacle[]) {
    const sheet = { subjectId: subjectId.value, ...(controlTotal === null ? {} : { controlTotal }) }
    if (await step('已确认评分表', () => api.sheets.confirm({ ...at(), sheets: [sheet], accept }))) confirming.value = false
  }

  async function review(decision: { approved: true } | { approved: false; reason: string }) {
    const seen = { subjectId: subjectId.value, version: status.value?.version ?? 0 }
    if (!(await step(decision.approved ? '已复核通过' : '已退回', () => api.sheets.review({ ...at(), sheets: [seen], decision }))) && refused.value) notifyError(new Error(refused.value.message))
  }
  const approve = () => review({ approved: true })

  async function reject() {
    const reason = await askText({ title: '退回评分表', text: '退回给录入的人修改，请写明原因。', confirm: '退回' })
    if (reason !== null) await review({ approved: false, reason })
  }

  async function reopen() {
    const reason = await askText({ title: '重新打开评分表', text: '重新打开后可以修改，原因记入留痕。', confirm: '重新打开' })
    if (reason === null) return
    if (!(await step('已重新打开', () => api.sheets.reopen({ ...at(), sheets: [{ subjectId: subjectId.value }], reason }))) && refused.value) notifyError(new Error(refused.value.message))
  }

  const acceptable = computed(() => acceptableObstacles.filter((obstacle) => obstacle === refused.value?.obstacle))
  return { status, state, closed, refused, acceptable, confirming, working, load, startConfirming, confirm, approve, reject, reopen }
}
