import type { Rule } from '@rules'

/** What each kind of rule is called, and the wording of documents it stands for. */
export const kindNames: Record<Rule['kind'], { name: string; example: string }> = {
  score: { name: '直接给分', example: '酌情给分、酌情扣分' },
  choice: { name: '等次', example: '好 4 分，一般 2 分，差不得分' },
  tally: { name: '情形与计次', example: '每少 1 次扣 0.5 分，扣完为止' },
  measure: { name: '量值', example: '达到 95% 得 2 分；每低 1 个百分点扣 1 分' },
  cohort: { name: '同类比较', example: '同跑道前 10% 得 3 分；名次每降 1 位减 2%' },
  ballot: { name: '测评票', example: '好折 100、较好折 80，按有效票平均' },
  composite: { name: '组合', example: '一项指标由几个部分组成，各按自己的办法计分' },
}

/** The section of docs/scoring-rules.md that explains each kind. */
export const kindHelp: Record<Rule['kind'], string> = {
  score: 'rules/直接给分',
  choice: 'rules/等次、是非',
  tally: 'rules/情形与计次',
  measure: 'rules/量值',
  cohort: 'rules/同类比较',
  ballot: 'rules/测评票',
  composite: 'rules/组合',
}
