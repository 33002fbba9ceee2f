import { validateScheme, type Scheme } from '@rules'
import type { ApplicationStatus } from '@shared/domain/application'
import { AppError } from '@shared/errors'
import { damaged } from '../../exchange/archive/damaged'
import type { Manifest } from '../../exchange/archive/manifest'
import type { Archive } from '../../exchange/archive/read'
import { fromJsonFile, fromLines } from '../../exchange/contents/lines'
import { entryShape, roundShape, schemeShape, subjectShape, taskShape, type RoundContent, type SubjectContent, type TaskContent } from '../../exchange/contents/shapes'
import { knowledgeOf } from '../../exchange/history/knowledge'
import { planMerge } from '../../exchange/merge/plan'
import type { LogEntry, Store } from '../../store'
import type { ServiceContext } from '../context'
import { checkScheme, withPackage, type ChosenPackage } from './open-package'
import { settle } from './settle'

/** A task package, read and checked. */
interface ReceivedTask {
  manifest: Manifest
  task: TaskContent
  round: RoundContent
  scheme: { id: string; builtIn: boolean; scheme: Scheme }
  subjects: SubjectContent[]
  history: LogEntry[]
}

/**
 * Sets up the work of a task package in a data file of its own and opens it. A package that was opened before just opens its
 * file again; a later package for the same round and person adds what is new in it.
 */
export async function openTask(context: ServiceContext, chosen: ChosenPackage): Promise<ApplicationStatus> {
  const received = await withPackage(context.files, chosen, 'task', readTask)
  const name = `${received.round.name}（${received.task.author}）`
  const file = context.dataFiles.begin(name, (store) => store.tasks.list().some(({ direction, roundId }) => direction === 'received' && roundId === received.round.id))
  try {
    install(file.store, received)
    file.adopt()
  } catch (error) {
    file.discard()
    throw error
  }
  return context.dataFiles.status()
}

async function readTask(archive: Archive): Promise<ReceivedTask> {
  const { manifest } = archive
  const scheme = fromJsonFile('scheme.json', await archive.text('scheme.json'), schemeShape)
  checkScheme(manifest, scheme.scheme)
  const round = fromJsonFile('round.json', await archive.text('round.json'), roundShape)
  const task = fromJsonFile('task.json', await archive.text('task.json'), taskShape)
  const subjects = fromLines('subjects.jsonl', await archive.text('subjects.jsonl'), subjectShape)
  const history = fromLines('history.jsonl', await archive.text('history.jsonl'), entryShape)
  if (round.id !== manifest.round.id || scheme.id !== manifest.scheme.id) throw damaged('任务包的内容与说明不符')
  return { manifest, task, round, scheme: { ...scheme, scheme: checked(scheme.scheme) }, subjects, history }
}

function isScheme(value: unknown): value is Scheme {
  return !validateScheme(value).some(({ severity }) => severity === 'error')
}

/** The rules of this program must accept the scheme before a round is opened with it. */
function checked(scheme: unknown): Scheme {
  if (isScheme(scheme)) return scheme
  const problem = validateScheme(scheme).find(({ severity }) => severity === 'error')
  throw new AppError('scheme-invalid', `任务包中的评价方案不能用本程序计分：${problem?.message ?? '内容有误'}`, { path: problem?.path })
}

function install(store: Store, { manifest, task, round, scheme, subjects, history }: ReceivedTask): void {
  if (store.tasks.find(manifest.taskId)) return
  const plan = planMerge(store.changes.ofRound(round.id), history)
  store.write({ actor: task.author, action: '打开任务包' }, (tx) => {
    if (!tx.schemes.find(scheme.id)) tx.schemes.insertPublished(scheme.id, scheme.scheme, manifest.scheme.hash)
    for (const { id, kind, fields } of subjects) if (!tx.subjects.find(id)) tx.subjects.insert(kind, fields, id)
    const members = subjects.map(({ id, attributes, track, trackBy }) => ({ subjectId: id, attributes, track, trackBy }))
    if (tx.rounds.find(round.id)) tx.rounds.addSubjects(round.id, members)
    else tx.rounds.insert({ ...round, schemeId: scheme.id, previousRoundId: null, subjects: members })
    tx.evaluators.take({ id: task.evaluatorId, name: task.author })
    tx.settings.update({ ...tx.settings.get(), evaluatorName: task.author })
    tx.tasks.insert({
      id: manifest.taskId,
      direction: 'received',
      roundId: round.id,
      author: task.author,
      stages: task.stages,
      subjectIds: task.subjectIds,
      madeAt: manifest.madeAt,
      secret: task.secret,
      devices: Object.keys(knowledgeOf(history)).filter((device) => device !== store.device),
    })
    tx.history.take(plan.taken)
    settle(tx, plan.changes.map(({ after }) => after.current))
    const { author, madeAt, counts } = manifest
    tx.history.merged(manifest.packageId, { knowledge: plan.knowledge, kind: 'task', author, madeAt, counts })
  })
}
