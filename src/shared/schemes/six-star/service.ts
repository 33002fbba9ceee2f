import type { CohortRule, Star, TallyRule } from '@rules'
import { belowBaseline, checklist, indicator, proportional, required, shareOrNone, takeOff } from '../build'
import { due, type Period } from './period'

/** 服务发展星. */
export function serviceStar(period: Period): Star {
  return {
    code: 'S',
    name: '服务发展星',
    fullScore: 20,
    lighting: { ratio: 0.8 },
    indicators: [
      indicator('S1', '“三联三会”召开', 5, threeMeetings(period), { basis: '三联三会', evidence: '会议记录' }),
      indicator('S2', '“书记热线”与企业诉求办结率', 5, belowBaseline(shareOrNone, 100, 5, -0.1), {
        required: { ratio: 0.6 },
        notApplicable: 'full',
        basis: '书记热线；96871平台诉求均办结',
        evidence: '诉求受理台账；无受理的不适用，得满分',
      }),
      indicator('S3', '“网格连企”问题闭环率', 3, proportional(shareOrNone, 100), {
        notApplicable: 'rescale',
        basis: '闭环管理，解决各类困难问题近2000个',
        evidence: '问题交办与销号清单；无交办的不适用',
      }),
      indicator('S4', '发展质效：产值（社会组织填服务收入）增幅', 3, growth, {
        appliesTo: { not: { attribute: 'firstTime', in: [true] } },
        notApplicable: 'rescale',
        basis: '规上工业产值、稳进提质',
        evidence: '统计报表；首次参评的不适用',
      }),
      indicator(
        'S5',
        '职工满意度',
        2,
        {
          kind: 'ballot',
          grades: [
            { code: 'satisfied', name: '满意', worth: 100 },
            { code: 'mostly', name: '基本满意', worth: 80 },
            { code: 'average', name: '一般', worth: 60 },
            { code: 'dissatisfied', name: '不满意', worth: 0 },
          ],
        },
        { roles: ['city'], basis: '做好对员工的服务工作', evidence: '测评票汇总' },
      ),
      indicator('S6', '五诊落实', 2, consultations(period), { basis: '五项机制', evidence: '问诊、坐诊、复诊、会诊、诊改记录' }),
    ],
  }
}

function threeMeetings(period: Period): TallyRule {
  const count = due(period, 4, 1)
  const points = due(period, -0.5, -2)
  return takeOff(
    required('communication', '党企沟通会（次）', count, points),
    required('council', '党群议事会（次）', count, points),
    required('consultation', '民主恳谈会（次）', count, points),
  )
}

/** The yearly consultation has no place in a quarter, so the other four carry its points. */
function consultations(period: Period): TallyRule {
  const frequent: [string, string][] = [
    ['daily', '每日一问诊'],
    ['weekly', '每周一坐诊'],
    ['monthly', '每月一复诊'],
    ['quarterly', '每季一会诊'],
  ]
  return period === 'year' ? checklist(0.4, ...frequent, ['yearly', '每年一回诊']) : checklist(0.5, ...frequent)
}

const growth: CohortRule = {
  kind: 'cohort',
  quantity: { of: 'growth', unit: '%' },
  scope: 'track',
  better: 'higher',
  by: {
    shares: [
      { top: 10, points: 3 },
      { top: 30, points: 2.4 },
      { top: 60, points: 1.8 },
    ],
    rest: 1.2,
  },
  floorBelow: { value: 0, points: 0 },
}
