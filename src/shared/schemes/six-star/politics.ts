import type { Star } from '@rules'
import { choice, indicator, perOccurrence, required, takeOff } from '../build'
import { isEnterprise } from './attributes'
import { due, type Period } from './period'

/** 政治引领星. */
export function politicsStar(period: Period): Star {
  return {
    code: 'P',
    name: '政治引领星',
    fullScore: 15,
    lighting: { ratio: 0.8 },
    indicators: [
      indicator('P1', '第一议题制度', 5, takeOff(required('topic', '第一议题学习（次）', due(period, 12, 3), due(period, -0.5, -2))), {
        required: { ratio: 0.6 },
        appliesTo: { all: [isEnterprise, { attribute: 'tags', has: '双管' }] },
        notApplicable: 'rescale',
        basis: '市级及以上双管企业全面落实“第一议题”',
        evidence: '会议记录、议题单',
      }),
      indicator('P2', '三会一课与主题党日', 5, takeOff(required('meeting', '三会一课、主题党日（次）', due(period, 24, 6), due(period, -0.25, -1))), {
        evidence: '会议记录、签到表',
      }),
      indicator('P3', '灵活学习：周末党课、工间学堂、红色小音箱', 3, perOccurrence(['session', '灵活学习（次）', due(period, 0.5, 1)]), {
        basis: '“周末党课”“工间学堂”“红色小音箱”',
        evidence: '活动照片、签到表',
      }),
      indicator('P4', '“三做好、一保证”履行情况', 2, choice(['good', '好', 2], ['fair', '较好', 1.5], ['average', '一般', 1], ['poor', '差', 0]), {
        basis: '“三做好、一保证”',
      }),
    ],
  }
}
