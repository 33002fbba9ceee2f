import type { Star } from '@rules'
import { bands, choice, indicator, perOccurrence } from '../build'
import { isEnterprise } from './attributes'
import { due, type Period } from './period'

/** 共富担当星. */
export function prosperityStar(period: Period): Star {
  return {
    code: 'C',
    name: '共富担当星',
    fullScore: 15,
    lighting: { ratio: 0.8 },
    indicators: [
      indicator(
        'C1',
        '共富工坊',
        5,
        choice(['lead', '牵头运行', 5], ['join', '参与共建（订单、用工、捐赠）', 4], ['listed', '挂牌', 3], ['signed', '签约', 1], ['none', '无', 0]),
        { basis: '共富工坊73个', evidence: '工坊协议、运行记录' },
      ),
      indicator('C2', '共富岗位', 2, perOccurrence(['post', '共富岗位（个）', 0.2]), {
        appliesTo: isEnterprise,
        notApplicable: 'rescale',
        basis: '近1000个岗位',
        evidence: '用工名册',
      }),
      indicator('C3', '人均月增收', 2, bands({ of: 'value', unit: '元' }, [3000, 2], [2000, 1.5], [1000, 1]), {
        notApplicable: 'rescale',
        basis: '人均月增收突破3000元',
        evidence: '工资发放表；未建工坊的不适用',
      }),
      indicator('C4', '结对帮扶', 3, perOccurrence(['pair', '结对村或单位（个）', 1]), {
        basis: '山海协作、东西部结对，湖田贸易公司',
        evidence: '结对协议',
      }),
      indicator('C5', '应急先锋与志愿服务', 3, perOccurrence(['action', '应急、志愿服务（次）', due(period, 0.5, 1)]), {
        basis: '战“疫”机动先锋队',
        evidence: '活动记录、照片',
      }),
    ],
  }
}
