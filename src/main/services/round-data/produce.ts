import { setImmediate } from 'node:timers/promises'
import { ENGINE } from '@rules'
import type { FileHandle } from '@shared/domain/file'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import type { DataRow, DataTableName } from '@shared/round-data/columns'
import type { StoredSheet } from '../../store'
import type { ServiceContext } from '../context'
import { evaluationOf, roundResults } from '../evaluation/round-evaluation'
import { safeFileName } from '../files/safe-name'
import { writeError } from '../files/write-error'
import { roundDocument } from '../rounds/find'
import { registerFields } from '../subjects/fields'
import { standingEdition, titleOf } from '../tables/source'
import { explanation } from './explanation'
import { markRows, organizationRow, pointRows, resultRow, roundRow, starRows } from './rows'

/** Organizations read and handed over at a time: other calls are answered in between. */
const subjectsPerStep = 100

/**
 * 评价数据: a round as Parquet files in one zip, for offices that analyse many rounds together. Equal data give equal bytes.
 *
 * @param personal whether names and phones of persons go along
 * @throws AppError `not-found`, `cancelled`, `disk-full`, `read-only`; nothing is then left behind
 */
export async function* produceRoundData(context: ServiceContext, { roundId, personal }: { roundId: string; personal: boolean }, signal: AbortSignal | undefined): AsyncGenerator<Progress<FileHandle>, void> {
  const store = context.store()
  const document = roundDocument(store, roundId)
  const { round, scheme, subjects, tracks } = document
  const total = subjects.length
  yield { type: 'progress', done: 0, total, label: '整理数据' }
  const edition = standingEdition(store, roundId)
  const results = new Map(roundResults(store, roundId).map((result) => [result.organizationId, result]))
  const refused = new Set(evaluationOf(store, roundId).refused.map(({ subjectId, stage, evaluator, indicator }) => JSON.stringify([subjectId, stage, evaluator, indicator])))
  const counted = ({ subjectId, stage, evaluator }: StoredSheet) => (indicator: string) => !refused.has(JSON.stringify([subjectId, stage, evaluator, indicator]))
  const leaves = new Set(personal ? [] : registerFields(store, round.subjectKind).filter((field) => field.personal).map(({ code }) => code))
  const trackNames = new Map(tracks.map(({ code, name }) => [code, name]))
  const name = `${safeFileName(titleOf({ document, provisional: round.status !== 'finished' }, '评价数据（Parquet）'))}.zip`
  const path = context.files.temporaryPath(name)
  const data = context.openRoundData(path, [{ name: '说明.txt', text: explanation(round, personal) }, { name: 'scheme.json', text: JSON.stringify(scheme) }])
  let whole = false
  try {
    await data.add('rounds', [roundRow(round, store.settings.get().unitName, edition?.engine ?? ENGINE, edition)])
    for (let from = 0; from < total; from += subjectsPerStep) {
      if (signal?.aborted) throw new AppError('cancelled', '导出已取消，没有生成文件。')
      const rows: Record<Exclude<DataTableName, 'rounds'>, DataRow[]> = { organizations: [], marks: [], results: [], stars: [], points: [] }
      for (const subject of subjects.slice(from, from + subjectsPerStep)) {
        const { subjectId } = subject
        rows.organizations.push(organizationRow(roundId, subject, trackNames.get(subject.track) ?? subject.track, leaves))
        for (const sheet of store.sheets.ofSubject(roundId, subjectId)) rows.marks.push(...markRows(roundId, sheet, counted(sheet), personal))
        const result = results.get(subjectId)
        if (!result) continue
        rows.results.push(resultRow(roundId, result))
        rows.stars.push(...starRows(roundId, result))
        rows.points.push(...pointRows(roundId, result))
      }
      for (const table of ['organizations', 'marks', 'results', 'stars', 'points'] as const) await data.add(table, rows[table])
      yield { type: 'progress', done: Math.min(total, from + subjectsPerStep), total, label: '整理数据' }
      await setImmediate()
    }
    yield { type: 'progress', done: 0, total: 0, label: '写入文件' }
    await data.finish()
    whole = true
  } catch (error) {
    throw writeError(error)
  } finally {
    if (!whole) await data.discard().catch(() => undefined)
  }
  yield { type: 'done', result: context.files.register(path, name) }
}
