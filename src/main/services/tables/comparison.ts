import type { Baseline } from '@shared/domain/output'
import type { ComparisonCell, ComparisonRow } from '@rules'
import type { CellValue, Table, TableColumn } from '@shared/paper/table'
import { partDecimals } from './score-columns'
import { subtitleOf, titleOf, type TableSource } from './source'

/** 对比表: two to six organizations side by side, with the difference to a baseline. */
export function comparisonTable(source: TableSource, rows: readonly ComparisonRow[], subjectIds: readonly string[], baseline: Baseline): Table {
  const { scheme } = source.document
  const decimals = partDecimals(scheme)
  const nameOf = (id: string) => source.document.subjects.find(({ subjectId }) => subjectId === id)?.name ?? id
  const baselineName = typeof baseline === 'string' ? { best: '最好', mean: '平均', median: '中位数' }[baseline] : nameOf(baseline.organizationId)
  return {
    name: '对比',
    title: titleOf(source, '对比表'),
    subtitle: subtitleOf(source),
    columns: [
      { title: '项目', kind: 'text' },
      { title: '满分', kind: 'decimal', decimals },
      { title: `基准（${baselineName}）`, kind: 'decimal', decimals },
      ...subjectIds.flatMap((id): TableColumn[] => [
        { title: '得分', group: nameOf(id), kind: 'decimal', decimals },
        { title: '与基准差', group: nameOf(id), kind: 'decimal', decimals },
        { title: '高低', group: nameOf(id), kind: 'text', align: 'center' },
      ]),
    ],
    frozen: 1,
    rows: rows.map((row) => [
      `${row.kind === 'indicator' ? '\u3000' : ''}${row.name}`,
      row.fullScore,
      row.baseline,
      ...subjectIds.flatMap((id) => cellsOf(row.cells.find(({ organizationId }) => organizationId === id))),
    ]),
    notes: [
      `注：“最高”“最低”在本表各组织中比较；基准为${typeof baseline === 'string' ? `本评价期全部评价对象的${baselineName}值` : baselineName}。“未评”指没有评分，“不适用”指与该组织无关，“0”指评分为 0，三者不同。`,
      ...(source.provisional ? ['\u3000\u3000本表为过程数据：评价期没有结束，得分可能变化，未定级。'] : []),
    ],
    signatures: source.settings.signatures,
  }
}

function cellsOf(cell: ComparisonCell | undefined): CellValue[] {
  if (!cell) return [null, null, null]
  const value = cell.state === 'missing' ? '未评' : cell.state === 'not-applicable' ? '不适用' : cell.value
  return [value, cell.difference, cell.best ? '最高' : cell.worst ? '最低' : null]
}
