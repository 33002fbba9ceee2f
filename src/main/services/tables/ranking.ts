import type { CellValue, Table, TableColumn, TableRow } from '@shared/paper/table'
import { tableNotes } from './notes'
import { scoreCells, scoreColumns } from './score-columns'
import { subtitleOf, tableLines, titleOf, trackName, type TableLine, type TableSource } from './source'
import { subjectCells, subjectColumns } from './subject-columns'
import { trackTitle } from './track'
import { rankRemark, unrankedText } from './wording'
import { yearCells, yearColumns } from './year'

/** 排名表 of one track; with null one table of all tracks, then one for each. */
export function rankingTables(source: TableSource, track: string | null): Table[] {
  if (track !== null) return [rankingTable(source, track)]
  const tracks = source.document.tracks.filter(({ count }) => count > 0)
  return [rankingTable(source, null), ...tracks.map(({ code }) => rankingTable(source, code))]
}

function rankingTable(source: TableSource, track: string | null): Table {
  const { scheme } = source.document
  const { ranked, unranked } = tableLines(source, (subject) => track === null || subject.track === track)
  const sharing = new Map<number | null, number>()
  for (const { result } of ranked) sharing.set(result.overallRank, (sharing.get(result.overallRank) ?? 0) + 1)
  const row = (line: TableLine) => cells(source, line, track, sharing.get(line.result.overallRank) ?? 1)
  const rows: TableRow[] = ranked.map(row)
  if (unranked.length > 0) rows.push({ heading: `未参加排名（${unranked.length} 个）` }, ...unranked.map(row))
  const name = trackTitle(source, track)
  const who = subjectColumns(source)
  const before = source.year ? '上年' : '上期'
  const lead: TableColumn[] = track === null ? [{ title: '总名次', kind: 'integer', align: 'center' }, { title: '跑道', kind: 'text' }, { title: '跑道名次', kind: 'integer', align: 'center' }] : [{ title: '名次', kind: 'integer', align: 'center' }]
  return {
    name,
    title: titleOf(source, `排名表（${name}）`),
    subtitle: subtitleOf(source),
    columns: [
      ...lead,
      ...who.before,
      ...who.township,
      ...scoreColumns(scheme, source.provisional),
      ...yearColumns(source),
      { title: `${before}名次`, kind: 'integer', align: 'center' },
      { title: '进位', kind: 'integer', align: 'center' },
      { title: '与前一名差距', kind: 'decimal', decimals: scheme.decimals },
      { title: '备注', kind: 'text' },
    ],
    frozen: lead.length + 1,
    rows,
    notes: [...tableNotes(source, { ranked: ranked.length, unranked: unranked.length }), `\u3000\u3000“进位”为${before}名次减${before === '上年' ? '本年' : '本期'}名次，正数为前进，只比同一跑道；“与前一名差距”为与同一跑道名次在前的最近一名的总分差。`],
    signatures: source.settings.signatures,
  }
}

function cells(source: TableSource, { subject, result, race }: TableLine, track: string | null, sharing: number): CellValue[] {
  const { scheme } = source.document
  const who = subjectCells(source, subject)
  const place = result.rank ?? '—'
  return [
    ...(track === null ? [result.overallRank ?? '—', trackName(source, subject.track), place] : [place]),
    ...who.before,
    ...who.township,
    ...scoreCells(scheme, result),
    ...yearCells(source, subject.subjectId),
    race?.previousRank ?? null,
    race?.move ?? null,
    race?.ahead?.gap ?? null,
    result.rank === null ? unrankedText(scheme, result) : rankRemark(scheme, result, track === null ? sharing : null),
  ]
}
