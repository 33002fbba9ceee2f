import type { Scheme, Star, TallyRule } from '@rules'
import { indicator } from '../build'
import { eachTakesOff, finding, unsaid, withJudgement, worstTakesOff } from './build'

const section = (code: string, name: string, fullScore: number, ...parts: TallyRule[]): Star => ({
  code,
  name,
  fullScore,
  lighting: { ratio: 0.9 },
  indicators: [indicator(`${code}1`, name, fullScore, withJudgement(fullScore, ...parts.map((rule, index) => (parts.length === 1 ? { code: 'named', name: '列明的情形', rule } : { code: `named${index + 1}`, name: `列明的情形（${index + 1}）`, rule }))))],
})

/** A self-assessment form of seven sections, each taken off from its full score until nothing is left. */
export const fenleiDingji: Scheme = {
  format: 1,
  id: 'published-fenlei-dingji',
  name: '机关事业单位党组织分类定级自评表',
  version: 1,
  source: '机关事业单位党组织分类定级自评表（网络转载稿）；等次线和满意率门槛引自另一单位按同一七项指标的自查报告（据中组部组厅字〔2012〕6号）',
  note: `据公开转载稿编写，供参照。${unsaid}：多于 1 名时加扣多少（“酌情加扣”，归入酌情扣分）；“后进”的具体情形（截断）；89 与 90 分之间的小数归哪一档（按未达 90 分计）。群众满意率不在七项之内，作为台账字段“群众满意率”，没有填的不能定为“好”和“较好”。`,
  subject: 'organization',
  attributes: [
    { code: 'members', name: '党员数', type: 'number' },
    { code: 'satisfaction', name: '群众满意率', type: 'number' },
  ],
  decimals: 1,
  rounding: 'half-up',
  roundAt: 'star',
  stars: [
    section('L', '党组织带头人', 15, eachTakesOff(finding('term', '党组织不按期换届', 5), finding('board', '班子不健全', 5), finding('idle', '党组织半年以上不开展党的活动', 5))),
    section('I', '工作思路', 10, eachTakesOff(finding('plan', '没有年度工作计划', 5), finding('summary', '没有工作总结', 5), finding('carry', '落实不好', 5))),
    section(
      'S',
      '工作制度',
      10,
      eachTakesOff(
        finding('meetings', '“三会一课”不落实', 2),
        finding('review', '民主评议党员不落实', 2),
        finding('open', '党务公开不落实', 2),
        finding('report', '不开展党组织书记述职和评议', 5),
        finding('leaders', '有领导班子成员年教育培训少于 40 学时（1 名）', 3),
        finding('members', '有普通党员年教育培训少于 24 学时（1 名）', 2),
      ),
    ),
    section('P', '活动阵地', 10, worstTakesOff(finding('none', '无党员活动场所', 10), finding('bare', '有活动场所无教育设施', 5))),
    section(
      'G',
      '保障机制',
      10,
      eachTakesOff(finding('staff', '党员 50 人以上不配备专职党务干部', 5, { attribute: 'members', atLeast: 50 })),
      worstTakesOff(finding('nofunds', '没有党组织工作经费', 5), finding('funds', '经费不能满足正常工作需要', 3)),
    ),
    section('R', '工作业绩', 20, eachTakesOff(finding('rank', '党建工作或业务工作年度考核排名靠后', 10), finding('mass', '群团组织不健全或不发挥作用', 5))),
    section('M', '群众反映', 25, eachTakesOff(finding('low', '党员群众和服务对象测评满意度较低', 10), finding('letters', '群众信访或投诉较多', 10))),
  ],
  vetoes: [{ code: 'V1', name: `有直接定为“后进”的情形（具体情形${unsaid}）`, effect: { kind: 'cap-level', level: 0 } }],
  panel: {
    mode: 'stages',
    stages: [
      { code: 'self', name: '自评' },
      { code: 'upper', name: '上级党组织评定' },
    ],
  },
  level: {
    by: 'total',
    bands: [
      { level: 3, from: 90 },
      { level: 2, from: 80 },
      { level: 1, from: 60 },
    ],
    names: { 0: '较差', 1: '一般', 2: '较好', 3: '好' },
    conditions: [{ level: 2, when: { attribute: 'satisfaction', atLeast: 90 } }],
  },
  ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
  missing: 'incomplete',
}
