import { shallowRef } from 'vue'
import { useScoringStore } from '@/stores/scoring'
import { wantsPreview, type BlockPlan } from './state/paste'
import { blockText } from './state/summaries'

/** Writing of blocks: a paste that refuses something or changes much is shown before. */
export function useBlocks(say: (message: string) => void) {
  const scoring = useScoringStore()
  const preview = shallowRef<BlockPlan | null>(null)

  function take(plan: BlockPlan, kind: 'paste' | 'fill' | 'delete') {
    if (kind === 'paste' && wantsPreview(plan)) preview.value = plan
    else write(plan, kind)
  }

  function write(plan: BlockPlan, kind: 'paste' | 'fill' | 'delete') {
    scoring.write(plan.entries)
    say(blockText(plan, kind))
  }

  function decide(paste: boolean) {
    const plan = preview.value
    preview.value = null
    if (plan && paste) write(plan, 'paste')
  }

  return { preview, take, decide }
}
