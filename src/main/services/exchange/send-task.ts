import { randomBytes, randomUUID } from 'node:crypto'
import type { AttributeValue } from '@rules'
import type { Task } from '@shared/domain/exchange'
import type { FileHandle } from '@shared/domain/file'
import { AppError } from '@shared/errors'
import { writeArchive } from '../../exchange/archive/write'
import { lock } from '../../exchange/archive/password'
import { toLines } from '../../exchange/contents/lines'
import { cellPlaceOf } from '../../exchange/contents/places'
import type { RoundContent, SubjectContent, TaskContent } from '../../exchange/contents/shapes'
import { mergeEntity } from '../../exchange/history/knowledge'
import type { LogEntry, Store, TaskRecord } from '../../store'
import { acting } from '../acting'
import type { ServiceContext } from '../context'
import { findOpenRound } from '../rounds/find'
import { panelStages } from '../scoring/place'
import { registerFields } from '../subjects/fields'
import { findScheme } from '../schemes/document'
import { safeFileName } from '../files/safe-name'
import { applicationVersion } from '../version'

export const taskExtension = '.sixtask'

export interface TaskRequest {
  roundId: string
  author: string
  stages: readonly string[]
  subjectIds: readonly string[]
  /** Whether the marks of the other stages go along, to be seen. */
  otherStages: boolean
  /** Whether names and phones of persons go along. */
  personal: boolean
  password?: string | undefined
}

/**
 * Makes a task package (任务包): a round's scheme and the subjects one person is to score, with what was entered so far.
 *
 * @throws AppError `not-found`, `round-finished`, `invalid-input`
 */
export async function sendTask(context: ServiceContext, request: TaskRequest): Promise<{ task: Task; file: FileHandle }> {
  const store = context.store()
  const round = findOpenRound(store, request.roundId)
  const { scheme, builtIn, hash } = findScheme(store, round.schemeId)
  refuseWrongScope(request, panelStages(scheme.panel).map(({ code }) => code))
  const subjects = chosenSubjects(store, request)
  const history = historyFor(store, request)
  const secret = randomBytes(32).toString('hex')
  const id = randomUUID()
  const madeAt = context.now().toISOString()

  const evaluatorId = store.write(acting(store, '登记评分人'), (tx) => tx.evaluators.ensure(request.author)).id
  const content: TaskContent = { author: request.author, evaluatorId, stages: [...request.stages], subjectIds: [...request.subjectIds], secret }
  const head: RoundContent = { id: round.id, name: round.name, startsOn: round.startsOn, endsOn: round.endsOn }
  const name = `${safeFileName(`任务包 ${round.name} ${request.author}`)}${taskExtension}`
  const path = context.files.temporaryPath(name)
  await writeArchive(
    path,
    {
      kind: 'task',
      packageId: id,
      taskId: id,
      round: { id: round.id, name: round.name },
      scheme: { id: round.schemeId, hash: hash ?? '' },
      author: acting(store, '').actor,
      madeAt,
      application: applicationVersion,
      counts: { subjects: subjects.length, entries: history.length },
    },
    [
      { name: 'task.json', text: JSON.stringify(content) },
      { name: 'round.json', text: JSON.stringify(head) },
      { name: 'scheme.json', text: JSON.stringify({ id: round.schemeId, builtIn, scheme }) },
      { name: 'subjects.jsonl', text: toLines(subjects) },
      { name: 'history.jsonl', text: toLines(history) },
    ],
    null,
  )
  if (request.password !== undefined) await lock(path, request.password)
  const record: TaskRecord = { id, direction: 'sent', roundId: round.id, author: request.author, stages: content.stages, subjectIds: content.subjectIds, madeAt, secret, devices: [] }
  store.write(acting(store, '下发任务包'), (tx) => tx.tasks.insert(record))
  return { task: record, file: context.files.register(path, name) }
}

function refuseWrongScope({ stages, subjectIds }: TaskRequest, known: readonly string[]): void {
  const unknown = stages.find((stage) => !known.includes(stage))
  if (unknown !== undefined) throw new AppError('invalid-input', '这个评价期的方案没有这一评分阶段。', { path: unknown })
  if (known.length > 0 && stages.length === 0) throw new AppError('invalid-input', '请选择由谁评哪个阶段。')
  if (subjectIds.length === 0) throw new AppError('invalid-input', '请选择要评的组织。')
}

/** As in the round's snapshot; names and phones of persons only where asked for. */
function chosenSubjects(store: Store, { roundId, subjectIds, personal }: TaskRequest): SubjectContent[] {
  const chosen = new Set(subjectIds)
  const present = store.rounds.subjects(roundId).filter(({ subjectId }) => chosen.has(subjectId))
  if (present.length !== chosen.size) throw new AppError('invalid-input', '有评价对象没有参加这个评价期，请刷新后再选。')
  return present.map(({ subjectId, attributes, track, trackBy }) => {
    const subject = store.subjects.find(subjectId)
    if (!subject) throw new AppError('not-found', '有评价对象已不在台账中，请刷新后再试。', { subjectId })
    const left = personal ? new Set<string>() : new Set(registerFields(store, subject.kind).filter((field) => field.personal).map(({ code }) => code))
    const without = (values: Record<string, AttributeValue>) => Object.fromEntries(Object.entries(values).filter(([code]) => !left.has(code)))
    return { id: subjectId, kind: subject.kind, fields: without(subject.fields), attributes: without(attributes), track, trackBy }
  })
}

/** What was entered for these subjects at these stages, and every merge: it says who knew what. */
function historyFor(store: Store, { roundId, subjectIds, stages, otherStages }: TaskRequest): LogEntry[] {
  const chosen = new Set(subjectIds)
  return store.changes.ofRound(roundId).filter((entry) => {
    if (entry.entity === mergeEntity) return true
    if (!chosen.has(entry.entityId.split('/')[1] ?? '')) return false
    const cell = cellPlaceOf(entry)
    return cell === null || otherStages || stages.length === 0 || stages.includes(cell.stage)
  })
}
