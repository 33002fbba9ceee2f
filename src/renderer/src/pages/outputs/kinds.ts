/** What can be put out on this page, in the order and groups it is offered. */
export const outputGroups = [
  {
    name: '结果和名单',
    kinds: [
      { kind: 'notice', name: '公示（正文和名单）', hint: '公文格式，附名单，留公章位置' },
      { kind: 'notice-table', name: '公示表', hint: '单位名称、镇街道、星级，张贴用' },
      { kind: 'level-list', name: '星级名单', hint: '按星级排列，发牌、发证用' },
      { kind: 'results', name: '六星评定结果表', hint: '六星得分、总分、星级和原因' },
      { kind: 'ranking', name: '排名表', hint: '各跑道名次、进位、差距' },
    ],
  },
  {
    name: '单个组织',
    kinds: [
      { kind: 'detail', name: '得分明细', hint: '每项得分、评分内容和原因' },
      { kind: 'score-sheet', name: '评分表', hint: '各阶段评分，签字盖章用' },
      { kind: 'plan', name: '一企一方案', hint: '争创计划的目标、事项和成效' },
    ],
  },
  { name: '汇总', kinds: [{ kind: 'report', name: '评价期报告', hint: '分布、平均、进位、薄弱指标' }] },
] as const

export type OutputKind = (typeof outputGroups)[number]['kinds'][number]['kind']
export const outputKinds: readonly OutputKind[] = outputGroups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind))

export function kindName(kind: OutputKind): string {
  return outputGroups.flatMap(({ kinds }) => [...kinds]).find((each) => each.kind === kind)?.name ?? ''
}

/** Kinds that are about chosen organizations. */
export const aboutSome: readonly OutputKind[] = ['detail', 'score-sheet', 'plan']
