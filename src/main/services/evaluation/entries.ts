import { checkMark, type CompiledScheme, type Mark, type OrganizationEntry } from '@rules'
import type { RoundSubject } from '@shared/domain/round'
import type { VetoRecord } from '@shared/domain/sheet'
import type { StoredSheet } from '../../store'
import { honourAttribute } from './honour'
import { sharedMarks } from './shared-marks'

/** A mark that was accepted once and that the rules refuse now: left out of the evaluation and shown as a draft. */
export interface RefusedMark {
  subjectId: string
  stage: string
  evaluator: string
  indicator: string
  code: string
}

/** What the rules need of one subject: its snapshot, the marks of all its sheets, its vetoes. */
export function entryOf(compiled: CompiledScheme, subject: RoundSubject, marks: Mark[], vetoes: readonly VetoRecord[]): OrganizationEntry {
  const known = new Set(compiled.scheme.vetoes?.map(({ code }) => code))
  return {
    organizationId: subject.subjectId,
    track: subject.track,
    attributes: { ...subject.attributes, ...honourAttribute(compiled.scheme, marks) },
    marks,
    vetoes: vetoes.map(({ code }) => code).filter((code) => known.has(code)),
  }
}

/** All entries of a round, in the order of its subjects. */
export function entriesOf(compiled: CompiledScheme, subjects: readonly RoundSubject[], sheets: Iterable<StoredSheet>, vetoes: readonly VetoRecord[]): OrganizationEntry[] {
  const marks = marksOf(sheets)
  const vetoesOf = bySubject(vetoes)
  return subjects.map((subject) => entryOf(compiled, subject, marks.get(subject.subjectId) ?? [], vetoesOf.get(subject.subjectId) ?? []))
}

/** The marks of these sheets by subject. Drafts are no marks. */
export function marksOf(sheets: Iterable<StoredSheet>): Map<string, Mark[]> {
  const bySubject = new Map<string, Mark[]>()
  const markOf = sharedMarks()
  for (const { subjectId, stage, evaluator, cells } of sheets) {
    const marks = bySubject.get(subjectId) ?? []
    bySubject.set(subjectId, marks)
    const ofPlace = markOf(stage, evaluator)
    for (const [indicator, cell] of Object.entries(cells)) if (cell.state === 'mark') marks.push(ofPlace(indicator, cell.input))
  }
  return bySubject
}

/** The entry without the marks its rules refuse. The same object when there are none. */
export function withoutRefused(compiled: CompiledScheme, entry: OrganizationEntry): { entry: OrganizationEntry; refused: RefusedMark[] } {
  const refused: RefusedMark[] = []
  const marks = entry.marks.filter((mark) => {
    const error = checkMark(compiled, mark)
    if (error) refused.push({ subjectId: entry.organizationId, stage: mark.role ?? '', evaluator: mark.evaluator ?? '', indicator: mark.indicator, code: error.code })
    return !error
  })
  return refused.length === 0 ? { entry, refused } : { entry: { ...entry, marks }, refused }
}

function bySubject<Row extends { subjectId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.subjectId)
    if (group) group.push(row)
    else groups.set(row.subjectId, [row])
  }
  return groups
}
