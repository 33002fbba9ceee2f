import type { RoundSubject } from '@shared/domain/round'
import { AppError } from '@shared/errors'
import { panelStages } from '../../scoring/place'
import { countTracks } from '../../rounds/tracks'
import type { Store } from '../../../store'
import { findOpenRound } from '../../rounds/find'
import { stageStanding, type StageStanding } from '../standing'

/** What goes out: which stage of which organizations. */
export interface OutRequest {
  roundId: string
  stage: string | null
  /** Absent: all. */
  subjects?: readonly string[] | undefined
  /** Whether what is entered already stands in the cells. */
  marks: boolean
}

export interface Chosen {
  standing: StageStanding
  subjects: RoundSubject[]
  stageName: string
  trackName: (code: string) => string
  marks: boolean
}

/** @throws AppError `not-found`, `round-finished`; `invalid-input` for an unknown stage or when nobody is chosen */
export function chosen(store: Store, { roundId, stage, subjects, marks }: OutRequest): Chosen {
  findOpenRound(store, roundId)
  const standing = stageStanding(store, roundId, stage)
  const { compiled, subjects: all } = standing.loaded
  const wanted = subjects && new Set(subjects)
  const taken = all.filter(({ subjectId }) => !wanted || wanted.has(subjectId))
  if (taken.length === 0) throw new AppError('invalid-input', '没有选中任何组织。')
  const tracks = new Map(countTracks(compiled.scheme, all).map(({ code, name }) => [code, name]))
  const stageName = panelStages(compiled.scheme.panel).find(({ code }) => code === stage)?.name ?? ''
  return { standing, subjects: taken, stageName, trackName: (code) => tracks.get(code) ?? '', marks }
}
