import type { Round } from '@shared/domain/round'
import { dataTableNames, dataTables } from '@shared/round-data/columns'

/** What lies in the file, for whoever receives it without the program. */
export function explanation(round: Round, personal: boolean): string {
  const tables = dataTableNames.flatMap((name) => ['', `${name}.parquet`, ...dataTables[name].map((column) => `  ${column.name}（${column.type}${column.nullable ? '，可空' : ''}）：${column.meaning}`)])
  return [
    `评价期“${round.name}”的评价数据，${round.status === 'finished' ? '已定级' : '过程数据、未定级'}。`,
    `评价方案全文在 scheme.json。各表为 Parquet 格式，DuckDB、ClickHouse、Spark 等都能直接读取。${personal ? '含个人姓名和电话，请按规定保管。' : '不含个人姓名和电话。'}`,
    'decimal 为精确小数（共 18 位，小数 4 位）；json 为 JSON 文本；各表以 round_id、organization_id 相连。',
    ...tables,
    '',
  ].join('\r\n')
}
