import type { ComparisonCell, ComparisonRow } from '@rules'
import type { Comparison } from '@shared/domain/output'
import type { CellValue, Table, TableColumn } from '@shared/paper/table'
import { distinctNames } from '@shared/results/distinct-names'
import { numbered, originNotes, schemeNotes } from './notes'
import { partDecimals } from './score-columns'
import { subtitleOf, titleOf, trackName, type TableSource } from './source'

/** What the figures of everybody compared with are called. */
export const fieldNames = { mean: '平均', median: '中位数', best: '最好' } as const
const fieldKeys = ['mean', 'median', 'best'] as const

/** 对比表: organizations side by side with the difference to a baseline; one alone against mean, median and best. */
export function comparisonTable(source: TableSource, rows: readonly ComparisonRow[], comparison: Comparison): Table {
  const { subjectIds } = comparison
  const [alone] = subjectIds.length === 1 ? subjectIds : []
  const { columns, cells } = alone === undefined ? sideBySide(source, comparison) : against(source, alone)
  return {
    name: '对比',
    title: titleOf(source, '对比表'),
    subtitle: subtitleOf(source),
    columns: [{ title: '项目', kind: 'text' }, { title: '满分', kind: 'decimal', decimals: partDecimals(source.document.scheme) }, ...columns],
    frozen: 1,
    rows: rows.map((row) => [`${row.kind === 'indicator' ? '\u3000' : ''}${row.name}`, row.fullScore, ...cells(row)]),
    notes: numbered([
      ...(source.provisional ? ['本表为过程数据：评价期没有结束，得分可能变化，未定级。'] : []),
      `${comparedWith(source, comparison)}“未评”指没有评分，“不适用”指与该组织无关，“0”指评分为 0，三者不同。`,
      ...schemeNotes(source),
      ...originNotes(source),
    ]),
    signatures: source.settings.signatures,
  }
}

interface Layout {
  columns: TableColumn[]
  cells: (row: ComparisonRow) => CellValue[]
}

function sideBySide(source: TableSource, { subjectIds, baseline, track }: Comparison): Layout {
  const decimals = partDecimals(source.document.scheme)
  const baselineName = typeof baseline === 'string' ? `${fieldName(source, track)}${fieldNames[baseline]}` : nameOf(source, baseline.organizationId, subjectIds)
  return {
    columns: [
      { title: `基准（${baselineName}）`, kind: 'decimal', decimals },
      ...subjectIds.flatMap((id): TableColumn[] => [
        { title: '得分', group: nameOf(source, id, subjectIds), kind: 'decimal', decimals },
        { title: '与基准差', group: nameOf(source, id, subjectIds), kind: 'decimal', decimals },
        { title: '好坏', group: nameOf(source, id, subjectIds), kind: 'text', align: 'center' },
      ]),
    ],
    cells: (row) => [row.baseline, ...subjectIds.flatMap((id) => cellsOf(row.cells.find(({ organizationId }) => organizationId === id)))],
  }
}

function against(source: TableSource, id: string): Layout {
  const decimals = partDecimals(source.document.scheme)
  return {
    columns: [
      { title: `得分（${nameOf(source, id, [])}）`, kind: 'decimal', decimals },
      ...fieldKeys.flatMap((key): TableColumn[] => [
        { title: '得分', group: fieldNames[key], kind: 'decimal', decimals },
        { title: '差', group: fieldNames[key], kind: 'decimal', decimals },
      ]),
    ],
    cells: (row) => {
      const cell = row.cells.find(({ organizationId }) => organizationId === id)
      return [shown(cell), ...fieldKeys.flatMap((key): CellValue[] => [row.field[key], cell?.lead[key] ?? null])]
    },
  }
}

function comparedWith(source: TableSource, { subjectIds, baseline, track }: Comparison): string {
  const everybody = track === null ? '本评价期全部评价对象' : `“${trackName(source, track)}”跑道全部评价对象`
  const figures = '的平均、中位数和最好成绩（只算有得分的；减分以少为好）'
  if (subjectIds.length === 1) return `与${everybody}${figures}比；“差”为得分减该值。`
  const marks = '“最好”“最差”在本表各组织中比较，减分以少为好；'
  return typeof baseline === 'string' ? `${marks}基准为${everybody}的${fieldNames[baseline]}值（只算有得分的）。` : `${marks}基准为${nameOf(source, baseline.organizationId, subjectIds)}。`
}

function fieldName(source: TableSource, track: string | null): string {
  return track === null ? '' : trackName(source, track)
}

/** The name of one of those compared, as it tells them apart: equal ones side by side would be one heading. */
export function nameOf({ document }: TableSource, id: string, among: readonly string[]): string {
  const compared = new Set([...among, id])
  return distinctNames(document.subjects.filter(({ subjectId }) => compared.has(subjectId))).get(id) ?? id
}

function cellsOf(cell: ComparisonCell | undefined): CellValue[] {
  return [shown(cell), cell?.difference ?? null, cell?.best ? '最好' : cell?.worst ? '最差' : null]
}

function shown(cell: ComparisonCell | undefined): CellValue {
  if (!cell) return null
  return cell.state === 'missing' ? '未评' : cell.state === 'not-applicable' ? '不适用' : cell.value
}
