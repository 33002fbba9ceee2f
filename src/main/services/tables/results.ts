import type { OrganizationResult } from '@rules'
import type { CellValue, Table, TableColumn, TableRow } from '@shared/paper/table'
import { tableNotes } from './notes'
import { scoreCells, scoreColumns } from './score-columns'
import { subtitleOf, tableLines, titleOf, trackName, type TableLine, type TableSource } from './source'
import { resultsName, subjectCells, subjectColumns } from './subject-columns'
import { unrankedText } from './wording'
import { yearCells, yearColumns } from './year'

/** 六星评定结果表: all organizations, track by track, with what made their level. */
export function resultsTable(source: TableSource): Table {
  const { scheme, tracks } = source.document
  const all = tableLines(source, () => true)
  const codes = source.document.subjects.some(({ attributes }) => attributes['creditCode'] !== undefined)
  const who = subjectColumns(source)
  let number = 0
  const row = (line: TableLine) => cells(source, line, codes, (number += 1))
  const rows: TableRow[] = tracks.flatMap(({ code }) => all.ranked.filter(({ subject }) => subject.track === code)).map(row)
  if (all.unranked.length > 0) rows.push({ heading: `未参加排名（${all.unranked.length} 个）` }, ...all.unranked.map(row))
  const creditCode: TableColumn[] = codes ? [{ title: '统一社会信用代码', kind: 'text' }] : []
  return {
    name: '评定结果',
    title: titleOf(source, resultsName(source)),
    subtitle: subtitleOf(source),
    columns: [
      { title: '序号', kind: 'integer', align: 'center' },
      ...who.before,
      ...creditCode,
      ...who.township,
      { title: '跑道', kind: 'text' },
      ...scoreColumns(scheme, source.provisional),
      ...yearColumns(source),
      { title: '跑道名次', kind: 'integer', align: 'center' },
      { title: '定级说明', kind: 'text' },
    ],
    frozen: 2,
    rows,
    notes: tableNotes(source, { ranked: all.ranked.length, unranked: all.unranked.length }),
    signatures: source.settings.signatures,
  }
}

function cells(source: TableSource, { subject, result }: TableLine, codes: boolean, number: number): CellValue[] {
  const { scheme } = source.document
  const who = subjectCells(source, subject)
  const creditCode = subject.attributes['creditCode']
  return [
    number,
    ...who.before,
    ...(codes ? [typeof creditCode === 'string' ? creditCode : null] : []),
    ...who.township,
    trackName(source, subject.track),
    ...scoreCells(scheme, result),
    ...yearCells(source, subject.subjectId),
    result.rank ?? '—',
    [unrankedText(scheme, result), result.tied > 1 ? `跑道名次并列 ${result.tied} 个` : '', stepsText(result)].filter(Boolean).join('；'),
  ]
}

/** Each step that changed the level. The base step repeats what the stars show. */
function stepsText(result: OrganizationResult): string {
  return result.levelSteps
    .filter(({ reason }) => reason !== 'base')
    .map(({ detail }) => detail)
    .join('；')
}
