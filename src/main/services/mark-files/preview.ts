import { shownItems, type LeftOut, type MarkItem, type MarkMapping, type MarkOutcome, type MarkPreview } from '@shared/domain/mark-import'
import { schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import { canonicalJson } from '../../store'
import { planItem } from './plan-item'
import type { FileContent, FilledIndicator } from './read/filled'
import { tableFields } from './read/table-fields'
import { readTable } from './read/table-file'
import type { MarkSession, PlannedEntry, Prepared } from './sessions'
import { stageStanding, type StageStanding } from './standing'

export interface PreviewRequest {
  importId: string
  stage: string | null
  /** How a table without ids is read; null for templates and forms. */
  mapping: MarkMapping | null
  /** By organization with several files: the one to take. */
  chosen: Record<string, number>
}

/**
 * Says what importing the files would do. Nothing is written.
 *
 * @throws AppError `invalid-input` for a stage or mapping that does not fit, `not-found`
 */
export function previewMarks(session: MarkSession, request: PreviewRequest): Prepared {
  if (session.stageFixed && request.stage !== session.stage) throw new AppError('invalid-input', '模板是按评分阶段导出的，不能导入到另一个阶段。')
  const standing = stageStanding(session.store, session.roundId, request.stage)
  const contents = contentsOf(session, standing, request.mapping)
  const { taken, doubled } = oneFileEach(standing, contents, request.chosen)
  const items: MarkItem[] = []
  const entries = new Map<number, PlannedEntry>()
  const names = new Map(standing.loaded.subjects.map(({ subjectId, name }) => [subjectId, name]))
  const leftOut: LeftOut[] = contents.flatMap((content) => content.leftOut)
  for (const filled of taken) {
    const indicator = schemeIndicator(standing.loaded.compiled.scheme, filled.indicator)
    if (!indicator) {
      leftOut.push({ file: filled.file, place: filled.place, text: Object.values(filled.texts).join('、'), reason: '方案中没有这一栏的指标' })
      continue
    }
    const id = items.length
    const { judged, entry } = planItem(standing, indicator, filled)
    const { file, place, subjectId } = filled
    items.push({ id, file, place, subjectId, subjectName: names.get(subjectId) ?? '', indicator: indicator.code, indicatorName: indicator.name, ...judged })
    if (entry && (judged.outcome === 'new' || judged.outcome === 'changed' || judged.outcome === 'refused')) entries.set(id, { entry, outcome: judged.outcome })
  }
  const listed = listedItems(items)
  const preview: MarkPreview = {
    importId: request.importId,
    stage: request.stage,
    counts: counted(items),
    keepable: items.filter(({ keepable }) => keepable).length,
    items: listed.slice(0, shownItems),
    unlisted: Math.max(0, listed.length - shownItems),
    organizations: new Set(items.map(({ subjectId }) => subjectId)).size,
    leftOut,
    doubled,
    blank: [...session.contents].filter(([, { filled, leftOut: left }]) => filled.length === 0 && left.length === 0).map(([file]) => file),
    absent: absentNames(session, standing),
  }
  return { preview, entries, state: standing.state, mapping: request.mapping }
}

function contentsOf({ contents, workbook }: MarkSession, standing: StageStanding, mapping: MarkMapping | null): FileContent[] {
  if (!workbook) return [...contents.values()]
  if (!mapping) throw new AppError('invalid-input', '请先指定各列对应的内容。')
  const { subjects, compiled } = standing.loaded
  return [readTable(workbook, mapping, 0, { fields: tableFields(compiled.scheme), subjects, asked: standing.applies })]
}

/** Where several files say different things of one organization, nothing is taken until one is chosen. */
function oneFileEach({ loaded }: StageStanding, contents: readonly FileContent[], chosen: PreviewRequest['chosen']): { taken: FilledIndicator[]; doubled: MarkPreview['doubled'] } {
  const bySubject = new Map<string, Map<number, FilledIndicator[]>>()
  for (const filled of contents.flatMap((content) => content.filled)) {
    const files = bySubject.get(filled.subjectId) ?? new Map<number, FilledIndicator[]>()
    bySubject.set(filled.subjectId, files.set(filled.file, [...(files.get(filled.file) ?? []), filled]))
  }
  const taken: FilledIndicator[] = []
  const doubled: MarkPreview['doubled'] = []
  for (const { subjectId, name } of loaded.subjects) {
    const files = [...(bySubject.get(subjectId) ?? [])]
    const [first] = files
    if (!first) continue
    if (new Set(files.map(([, filled]) => said(filled))).size === 1) {
      taken.push(...first[1])
      continue
    }
    const choice = files.find(([file]) => file === chosen[subjectId])
    if (choice) taken.push(...choice[1])
    doubled.push({ subjectId, name, files: files.map(([file, filled]) => ({ file, filled: filled.length })), chosen: choice?.[0] ?? null })
  }
  return { taken, doubled }
}

function said(filled: readonly FilledIndicator[]): string {
  return canonicalJson(filled.map(({ indicator, texts, reason }) => ({ indicator, texts, reason: reason ?? null })))
}

function counted(items: readonly MarkItem[]): Record<MarkOutcome, number> {
  const counts: Record<MarkOutcome, number> = { new: 0, changed: 0, same: 0, refused: 0, closed: 0 }
  for (const { outcome } of items) counts[outcome] += 1
  return counts
}

const listOrder: readonly MarkOutcome[] = ['refused', 'changed', 'closed', 'new']

/** What a person should look at first comes first; what changes nothing is not listed. */
function listedItems(items: readonly MarkItem[]): MarkItem[] {
  return listOrder.flatMap((outcome) => items.filter((item) => item.outcome === outcome))
}

function absentNames({ forms }: MarkSession, { loaded }: StageStanding): string[] {
  if (forms.size === 0) return []
  const back = new Set(forms.values())
  return loaded.subjects.filter(({ subjectId }) => !back.has(subjectId)).map(({ name }) => name)
}
