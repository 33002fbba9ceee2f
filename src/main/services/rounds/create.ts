import type { Round } from '@shared/domain/round'
import type { Subject } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { acting } from '../acting'
import { foundRound } from '../evaluation/round-evaluation'
import { findScheme } from '../schemes/document'
import { draftSubjects } from './draft'
import { hasTrack } from './tracks'

/** What a new round is made of. */
export interface RoundRequest {
  name: string
  schemeId: string
  startsOn: string
  endsOn: string
  previousRoundId: string | null
  subjectIds: readonly string[]
  /** Track by subject id, where it is not left to the scheme's rules. */
  tracks: Readonly<Record<string, string>>
}

/** @throws AppError `conflict` */
export function refuseTakenName(store: Pick<Store, 'rounds'>, name: string, except?: string): void {
  if (store.rounds.list().some((round) => round.name === name && round.id !== except)) throw new AppError('conflict', `已有名为“${name}”的评价期，请换一个名称。`)
}

function findSubject(store: Store, id: string, kind: Subject['kind']): Subject {
  const subject = store.subjects.find(id)
  if (!subject) throw new AppError('not-found', '有评价对象已不在台账中，请刷新后再试。', { subjectId: id })
  if (subject.kind !== kind || subject.archivedAt !== null) throw new AppError('invalid-input', '有评价对象已停用，或与方案的评价对象类别不同。', { subjectId: id })
  return subject
}

function checkDates({ startsOn, endsOn }: RoundRequest): void {
  if (startsOn > endsOn) throw new AppError('invalid-input', '评价期的开始日期晚于结束日期。')
}

/** @throws AppError `invalid-input` when the rounds are not to be compared, `not-found` */
export function checkPrevious(store: Store, kind: Subject['kind'], request: Pick<RoundRequest, 'previousRoundId' | 'endsOn'>): void {
  if (request.previousRoundId === null) return
  const previous = foundRound(store, request.previousRoundId)
  if (previous.subjectKind !== kind) throw new AppError('invalid-input', '上一评价期评的是另一类对象，不能作比较。')
  if (previous.endsOn >= request.endsOn) throw new AppError('invalid-input', '上一评价期的结束日期应早于本期。')
}

/**
 * Opens a round with a published scheme and a snapshot of the chosen subjects, in the order of the register.
 *
 * @throws AppError `not-found`, `conflict`, `invalid-input`
 */
export function createRound(store: Store, request: RoundRequest): Round {
  const { scheme, status } = findScheme(store, request.schemeId)
  if (status !== 'published') throw new AppError('invalid-input', '方案还没有发布，不能用来开评价期。')
  refuseTakenName(store, request.name)
  checkDates(request)
  checkPrevious(store, scheme.subject, request)
  for (const id of request.subjectIds) findSubject(store, id, scheme.subject)
  const chosen = new Set(request.subjectIds)
  const register = store.subjects.list(scheme.subject).filter((subject) => chosen.has(subject.id))

  const subjects = draftSubjects(store, { ...request, scheme }, register).map(({ subjectId, attributes, track: ruled }) => {
    const chosenTrack = request.tracks[subjectId]
    const track = chosenTrack ?? ruled
    if (track === null || !hasTrack(scheme, track)) throw new AppError('invalid-input', '有评价对象不符合任何跑道的条件，请为它选择跑道。', { subjectId })
    const trackBy: 'manual' | 'rule' = chosenTrack !== undefined && chosenTrack !== ruled ? 'manual' : 'rule'
    return { subjectId, attributes, track, trackBy }
  })
  const { name, schemeId, startsOn, endsOn, previousRoundId } = request
  return store.write(acting(store, '新建评价期'), (tx) => tx.rounds.insert({ name, schemeId, startsOn, endsOn, previousRoundId, subjects }))
}
