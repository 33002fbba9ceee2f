import type { Star } from '@rules'
import { checklist, choice, indicator, proportional, takeOff } from '../build'
import { due, type Period } from './period'

/** 组织覆盖星. */
export function organizationStar(period: Period): Star {
  return {
    code: 'O',
    name: '组织覆盖星',
    fullScore: 20,
    lighting: { ratio: 0.8 },
    indicators: [
      indicator('O1', '党的组织覆盖', 5, choice(['own', '单独组建', 5], ['joint', '联合组建', 4], ['lacking', '应建未建', 0]), {
        required: { ratio: 0.8 },
        basis: '50人以上有党员企业党组织全覆盖',
        evidence: '党组织成立批复',
      }),
      indicator('O2', '党的工作覆盖：党建工作指导员到岗', 4, proportional({ of: 'value', unit: '月' }, due(period, 12, 3)), {
        basis: '选派市级两新党建工作指导员；双覆盖百日攻坚',
        evidence: '选派文件、到岗记录',
      }),
      indicator('O3', '按期换届', 4, choice(['on-time', '按期换届或届中', 4], ['half-year', '逾期半年内', 2], ['overdue', '逾期半年以上', 0]), {
        evidence: '换届批复',
      }),
      indicator(
        'O4',
        '班子健全与双向进入',
        4,
        takeOff(
          { code: 'secretary', name: '未配书记', points: -1, once: true },
          { code: 'committee', name: '委员不齐（党员7人以上）', points: -1, once: true, when: { attribute: 'members', atLeast: 7 } },
          { code: 'management', name: '书记未进管理层', points: -1, once: true },
          { code: 'mass', name: '工青妇未同步', points: -1, once: true },
        ),
        { basis: '“三联三会”书记联系高层', evidence: '班子名册' },
      ),
      indicator('O5', '支部建在网格、经费与场所', 3, checklist(1, ['grid', '网格登记'], ['funds', '经费到位'], ['place', '固定场所']), {
        basis: '支部建在网格；运行经费、活动经费、红领津贴',
        evidence: '网格登记表、经费凭证、场所照片',
      }),
    ],
  }
}
