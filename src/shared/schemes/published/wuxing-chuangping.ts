import type { Scheme, Star } from '@rules'
import { indicator } from '../build'
import { eachTakesOff, finding, openRule, unsaid, withJudgement, worstTakesOff } from './build'

/** One section of the document is one star with one indicator, as its table has it. */
const section = (code: string, name: string, fullScore: number, rule: Parameters<typeof indicator>[3], basis: string): Star => ({
  code,
  name,
  fullScore,
  lighting: { ratio: 0.9 },
  indicators: [indicator(`${code}1`, name, fullScore, rule, { basis })],
})

/** Two documents with the same sections: the table of deductions, and the lines and shares of the levels. */
export const wuxingChuangping: Scheme = {
  format: 1,
  id: 'published-wuxing-chuangping',
  name: '基层党组织“五星创评”参考标准',
  version: 1,
  source: '基层党组织“五星创评”参考标准（附件1）；某分局党支部活动方案引市委组织部方案。均为网络转载稿，不能证明属于同一地方',
  note: `据公开转载稿编写，供参照。${unsaid}：工作制度的评分办法；保障机制、工作业绩、群众评价的分值和评分办法（分值暂按 15、20、20，合计 100）；加分项目的办法（上限 10 分由总分 110 推得）。“发展党员工作不规范的扣15分”大于本项满分 10，照录，扣完为止。90 分处字面重叠，按高者计。名额“左右”，作参考，不强制。`,
  subject: 'organization',
  attributes: [{ code: 'innovation', name: '有党建创新项目', type: 'boolean' }],
  decimals: 1,
  rounding: 'half-up',
  roundAt: 'star',
  stars: [
    section(
      'L',
      '领导班子',
      15,
      withJudgement(15, { code: 'named', name: '列明的情形', rule: eachTakesOff(finding('term', '党组织不按期换届', 5), finding('board', '班子不健全', 5), finding('idle', '党组织半年以上不开展党的活动', 5)) }),
      '书记履职、组织结构、按期换届、党员队伍、联系群众与民主集中制',
    ),
    section(
      'B',
      '骨干队伍',
      10,
      withJudgement(10, {
        code: 'named',
        name: '列明的情形',
        rule: eachTakesOff(finding('staff', '机关党支部不配备兼职党务干部', 3), finding('admission', '发展党员工作不规范', 15), finding('pioneer', '“先锋创绩”等制度落实不好', 2), finding('pledge', '未开展党员承诺践诺和志愿服务', 3)),
      }),
      '机关党支部须配备兼职党务干部',
    ),
    section(
      'P',
      '活动阵地',
      10,
      withJudgement(10, { code: 'named', name: '列明的情形', rule: worstTakesOff(finding('none', '无党员活动场所', 10), finding('bare', '有活动场所无教育设施', 5)) }),
      '活动场所与教育设施',
    ),
    section('S', '工作制度', 10, openRule, `三会一课、民主评议党员、党性定期分析、激励关怀帮扶等制度；评分办法${unsaid}`),
    section('G', '保障机制', 15, openRule, `分值和评分办法${unsaid}`),
    section('R', '工作业绩', 20, openRule, `分值和评分办法${unsaid}`),
    section('M', '群众评价', 20, openRule, `分值和评分办法${unsaid}`),
  ],
  bonus: [{ code: 'E', name: '加分项目', cap: 10, indicators: [indicator('E1', '加分项目', 10, { kind: 'score', from: 'zero', needsReason: true }, { basis: `加分办法${unsaid}` })] }],
  panel: {
    mode: 'stages',
    stages: [
      { code: 'self', name: '党支部自评' },
      { code: 'review', name: '市直工委审核' },
    ],
  },
  level: {
    by: 'total',
    bands: [
      { level: 5, from: 90 },
      { level: 4, from: 80 },
      { level: 3, from: 70 },
      { level: 2, from: 60 },
      { level: 1, from: 0 },
    ],
    names: { 1: '一星', 2: '二星', 3: '三星', 4: '四星', 5: '五星' },
    conditions: [{ level: 5, when: { attribute: 'innovation', in: [true] } }],
  },
  // Shares of a level or above: 10 %, 10 + 30 %, 10 + 30 + 40 %.
  quotas: [share(5, 10), share(4, 40), share(3, 80)],
  ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
  missing: 'incomplete',
}

function share(level: number, percent: number): NonNullable<Scheme['quotas']>[number] {
  return { level, atMost: { percent }, scope: 'all', round: 'nearest', ties: 'include', hard: false }
}
