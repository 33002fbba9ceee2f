import type { Star } from '@rules'
import { bands, belowBaseline, indicator, perOccurrence, proportional, shareOrNone } from '../build'
import { isEnterprise } from './attributes'
import { due, type Period } from './period'

/** 队伍建设星. */
export function teamStar(period: Period): Star {
  return {
    code: 'T',
    name: '队伍建设星',
    fullScore: 15,
    lighting: { ratio: 0.8 },
    indicators: [
      indicator('T1', '党务红领持证率', 4, proportional(shareOrNone, 100), {
        notApplicable: 'rescale',
        basis: '党务红领资格认证',
        evidence: '持证人数与党务工作者名册；无党务工作者的不适用',
      }),
      indicator('T2', '书记参训学时', 3, bands({ of: 'value', unit: '学时' }, [due(period, 24, 6), 3], [due(period, 16, 4), 2], [due(period, 8, 2), 1]), {
        basis: '红领学堂、书记示范培训班',
        evidence: '培训通知、学时证明',
      }),
      indicator('T3', '发展党员中经营管理骨干占比', 3, belowBaseline(shareOrNone, 87, 3, -0.05), {
        notApplicable: 'rescale',
        basis: '经营管理骨干达到87%',
        evidence: '发展党员名册；本期未发展的不适用',
      }),
      indicator('T4', '红色工匠', 3, perOccurrence(['candidate', '发展对象（名）', 1.5], ['artisan', '培养成功（名）', 3]), {
        appliesTo: isEnterprise,
        notApplicable: 'rescale',
        basis: '发展对象100名、培养10名',
        evidence: '红色工匠名册',
      }),
      indicator('T5', '党员设岗定责率', 2, proportional(shareOrNone, 100), {
        notApplicable: 'rescale',
        basis: '“车间政委”、党员冲锋岗',
        evidence: '设岗定责表；无在岗党员的不适用',
      }),
    ],
  }
}
