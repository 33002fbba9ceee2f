import type { CarriedMark } from '@shared/domain/carry-over'
import type { Task } from '@shared/domain/exchange'
import { previousMarkReader, type PreviousMark, type PreviousMarks } from '@shared/domain/previous-marks'
import type { StageSheets } from '@shared/domain/sheet'

/** What accompanies the sheets of a round: the last round, files, marks waiting to be accepted, and sheets that take no entries. */
export interface Companions {
  /** What decided in the round before; null when nothing did. */
  previous(subjectId: string, indicator: string): PreviousMark | null
  /** The last round's text means the same in this round. */
  comparable(indicator: string): boolean
  previousRound: string | null
  /** Number of files kept as proof. */
  files(subjectId: string, indicator: string): number
  carried(stage: string | null, subjectId: string, indicator: string): CarriedMark | null
  /** Confirmed by its author or approved by a second person. */
  closed(stage: string | null, subjectId: string): boolean
  /** Not among the work a received task gives. */
  beyondTask(stage: string | null, subjectId: string): boolean
}

export interface CompanionData {
  roundId: string
  previous: PreviousMarks
  files: Record<string, Record<string, number>>
  tasks: readonly Task[]
  /** Of every stage. */
  stages: readonly (Pick<StageSheets, 'carried' | 'closed'> & { stage: string | null })[]
}

export function companionsOf({ roundId, previous, files, tasks, stages }: CompanionData): Companions {
  const closed = new Set<string>()
  const carried = new Map(stages.map((each) => [each.stage, each.carried]))
  for (const { stage, closed: subjects } of stages) for (const subjectId of subjects) closed.add(key(stage, subjectId))
  const received = tasks.filter((task) => task.direction === 'received' && task.roundId === roundId)
  return {
    previous: previousMarkReader(previous),
    comparable: (indicator) => previous.comparable[indicator] === true,
    previousRound: previous.round?.name ?? null,
    files: (subjectId, indicator) => files[subjectId]?.[indicator] ?? 0,
    carried: (stage, subjectId, indicator) => carried.get(stage)?.[subjectId]?.[indicator] ?? null,
    closed: (stage, subjectId) => closed.has(key(stage, subjectId)),
    beyondTask: (stage, subjectId) => received.length > 0 && !received.some((task) => (stage === null || task.stages.includes(stage)) && task.subjectIds.includes(subjectId)),
  }
}

function key(stage: string | null, subjectId: string): string {
  return `${stage ?? ''}/${subjectId}`
}
