import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { useScoringStore } from '@/stores/scoring'
import { stagePoints } from './state/stage-points'

/** Points of every saved mark of one organization, by stage code ('' for a single panel) and indicator; follows what is saved. */
export function useStagePoints(subjectId: Ref<string>) {
  const scoring = useScoringStore()
  const points = shallowRef<ReadonlyMap<string, ReadonlyMap<string, number>>>(new Map())
  let timer: ReturnType<typeof setTimeout> | undefined

  function compute() {
    timer = undefined
    const { opened } = scoring
    if (!opened?.document.subjects.some((subject) => subject.subjectId === subjectId.value)) return
    const stages = scoring.stages.length > 0 ? scoring.stages.map(({ code }) => code) : [null]
    points.value = new Map(stages.map((stage) => [stage ?? '', stagePoints(opened, stage, subjectId.value)]))
  }
  watch([subjectId, () => scoring.opened], compute, { immediate: true })
  // Comparisons take all organizations in: a run of saved marks is computed once.
  watch(
    () => scoring.tick,
    () => {
      timer ??= setTimeout(compute, 150)
    },
  )
  onScopeDispose(() => clearTimeout(timer))

  return points
}
