import type { MarkFile, MarkSource } from '@shared/domain/mark-import'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import type { ServiceContext } from '../../context'
import { findOpenRound } from '../../rounds/find'
import { firstStage } from '../first-stage'
import { markSessions, type MarkSession } from '../sessions'
import { stageStanding, type StageStanding } from '../standing'
import { chosenFiles } from './chosen-files'
import { describeTable } from './describe-table'
import { readForm } from './form-file'
import { misfit, recognise, type Recognised } from './recognise'
import { readTemplate } from './template-file'

/**
 * Reads the chosen files, those in zip files too, and says what each is. A file that cannot be read is told with its reason
 * and does not keep the others from being read.
 *
 * @throws AppError `not-found`, `round-finished`, `cancelled`
 */
export async function* openMarkFiles(context: Pick<ServiceContext, 'store' | 'files'>, request: { roundId: string; files: readonly string[] }, signal: AbortSignal | undefined): AsyncGenerator<Progress<MarkSource>, void> {
  const store = context.store()
  findOpenRound(store, request.roundId)
  const stage = firstStage(store, request.roundId)
  const standing = stageStanding(store, request.roundId, stage)
  const session: MarkSession = { store, roundId: request.roundId, files: [], contents: new Map(), forms: new Map(), workbook: null, stage, stageFixed: false, prepared: null, imported: null }
  const chosen = await chosenFiles(context.files, request.files)
  for (const [id, { name, read }] of chosen.entries()) {
    if (signal?.aborted) throw new AppError('cancelled', '已取消，没有读入文件。')
    yield { type: 'progress', done: id, total: chosen.length, label: name }
    await new Promise((resolve) => setImmediate(resolve))
    const workbook = await read()
    const recognised = typeof workbook === 'string' ? null : recognise(workbook)
    if (typeof workbook === 'string') session.files.push(refused(id, name, workbook))
    else if (recognised) session.files.push(taken(session, standing, { id, name }, recognised))
    else if (chosen.length > 1) session.files.push(refused(id, name, '不是本程序导出的模板或自评表。要按列对应导入，请单独选择这一个文件。'))
    else {
      session.files.push({ id, name, kind: 'table', subjectName: '', reason: '' })
      session.workbook = workbook
    }
  }
  const importId = markSessions.open(session)
  yield { type: 'done', result: { importId, files: session.files, table: describeTable(session, importId), stage: session.stage, stageFixed: session.stageFixed } }
}

/** Reads a recognised file into the session. The first one says which stage the import is about. */
function taken(session: MarkSession, standing: StageStanding, { id, name }: { id: number; name: string }, { identity, sheet }: Recognised): MarkFile {
  const { loaded, applies } = standing
  const why = misfit(session.store, loaded, identity)
  if (why !== null) return refused(id, name, why)
  const isFirst = session.contents.size === 0
  if (!isFirst && identity.stage !== session.stage) return refused(id, name, '与前面的文件不是同一个评分阶段，请分开导入。')
  const subjects = new Map(loaded.subjects.map((subject) => [subject.subjectId, subject]))
  const subject = identity.subject === undefined ? undefined : subjects.get(identity.subject)
  const content = identity.kind === 'template' ? readTemplate(sheet, id, subjects, applies) : readForm(sheet, id, subject, applies)
  if (typeof content === 'string') return refused(id, name, content)
  session.contents.set(id, content)
  session.stage = identity.stage
  if (identity.kind === 'template') session.stageFixed = true
  else if (subject) session.forms.set(id, subject.subjectId)
  return { id, name, kind: identity.kind, subjectName: identity.kind === 'form' ? (subject?.name ?? '') : '', reason: '' }
}

function refused(id: number, name: string, reason: string): MarkFile {
  return { id, name, kind: 'refused', subjectName: '', reason }
}
