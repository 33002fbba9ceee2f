import type { Scheme } from '@rules'
import { indicator } from '../build'
import { eachTakesOff, finding, openRule, unsaid, worstTakesOff } from './build'

const incomplete = '信息不完整、不齐全'
const ledger = (none: number, partial: number) => worstTakesOff(finding('none', '无台账', none), finding('partial', incomplete, partial))

/**
 * The first two of its sections: what is to be had of the document. Where it does not say whether two findings add up, the
 * largest deduction equals the full score, so only the graver one is taken off.
 */
export const hubei2010: Scheme = {
  format: 1,
  id: 'published-hubei-2010',
  name: '湖北省党的基层组织建设工作考评细则（2010，非公有制经济组织和社会组织）',
  version: 1,
  source: '2010年湖北省党的基层组织建设工作考评细则，网络转载稿（步旅网，2021-09-07），只有前两大项 40 分',
  note: `据公开转载稿编写，供参照。${unsaid}：基本活动、基本制度、基本保障三大项；点亮线和等次；“人才队伍基本情况台账”的评分办法（暂按直接给分）。两条扣分能否叠加原文没有写明，按扣分最重的一条计。`,
  subject: 'organization',
  attributes: [
    { code: 'members', name: '党员数', type: 'number' },
    { code: 'electionDue', name: '2010年应换届', type: 'boolean' },
  ],
  decimals: 1,
  rounding: 'half-up',
  roundAt: 'star',
  stars: [
    {
      code: 'O',
      name: '健全基本组织',
      fullScore: 15,
      lighting: { ratio: 0.8 },
      indicators: [
        indicator('O1', '有组织网络图或台账', 8, worstTakesOff(finding('none', '未建立组织网络图或台账', 8), finding('partial', incomplete, 2)), { basis: '一个党组织网络', evidence: '查网络图、查台账' }),
        indicator('O2', '党组织按期换届选举，程序规范', 3, worstTakesOff(finding('late', '应换届未换届', 3), finding('irregular', '进行了换届但程序不规范、记录不完整', 2)), {
          basis: '一个党组织网络',
          evidence: '查资料',
          appliesTo: { attribute: 'electionDue', in: [true] },
          notApplicable: 'full',
        }),
        indicator('O3', '群团组织设置完备，按照各自章程开展活动', 4, worstTakesOff(finding('none', '未建立工会、妇联、共青团等群团组织', 4), finding('idle', '没有开展活动', 2)), { basis: '一个群团组织网络', evidence: '查资料' }),
      ],
    },
    {
      code: 'T',
      name: '建强基本队伍',
      fullScore: 25,
      lighting: { ratio: 0.8 },
      indicators: [
        indicator('T1', '选好配强党组织书记', 5, worstTakesOff(finding('none', '无党组织书记', 5), finding('deputy', '应配备专职副书记（委员）而未配备', 2)), {
          basis: '书记由单位主要负责人兼任，或党员人数 30 人以上的，应配备专职副书记（委员）',
          evidence: '查资料',
        }),
        indicator('T2', '配齐党组织领导班子', 2, eachTakesOff(finding('board', '党员人数在 7 人以上，未配备委员', 2, { attribute: 'members', atLeast: 7 })), { evidence: '查台账' }),
        indicator('T3', '有入党积极分子基本情况台账', 5, ledger(5, 2), { evidence: '查台账' }),
        indicator('T4', '有党员台账', 3, ledger(3, 2), { evidence: '查台账' }),
        indicator('T5', '发展党员工作有年度计划', 2, eachTakesOff(finding('plan', '无年度党员发展计划', 2)), { evidence: '查资料' }),
        indicator('T6', '有流动党员管理台账', 4, ledger(4, 1), { evidence: '查台账' }),
        indicator('T7', '有人才培养政策措施', 2, eachTakesOff(finding('policy', '无人才工作具体政策措施', 2)), { evidence: '查资料' }),
        indicator('T8', '有人才队伍基本情况台账', 2, openRule, { basis: `评分办法${unsaid}`, evidence: '查台账' }),
      ],
    },
  ],
  panel: { mode: 'single' },
  level: { by: 'stars' },
  ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
  missing: 'incomplete',
}
