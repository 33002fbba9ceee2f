import type { ContentState } from '@shared/domain/recovery'
import type { TableState } from '../../store'

const names: Record<string, string> = {
  meta: '文件信息',
  setting: '设置',
  evaluator: '评分人',
  import_mapping: '导入的列对应',
  subject_field: '自定义字段',
  subject: '台账',
  scheme: '评价方案',
  round: '评价期',
  round_subject: '参评名单',
  result: '定级结果',
  edition: '定级记录',
  year: '年度汇总',
  year_part: '年度汇总的评价期',
  sheet: '评分表',
  veto: '一票否决',
  sheet_state: '评分表的确认与复核',
  carried_mark: '从上期带入',
  evidence: '佐证材料记录',
  plan: '争创计划',
  plan_item: '计划事项',
  task: '任务包记录',
  change_log: '留痕',
}

export function contentName(table: string): string {
  return names[table] ?? '其他内容'
}

/** Contents as a clerk knows them; what the file never had is left out. */
export function contentStates(tables: readonly TableState[]): ContentState[] {
  return tables.filter(({ rows, lost }) => rows > 0 || lost !== 0).map(({ table, rows, lost }) => ({ name: contentName(table), rows, lost }))
}
