import type { Star } from '@rules'
import { checklist, choice, indicator, proportional, shareOrNone } from '../build'

/** 品牌创优星; the same in both variants. */
export function brandStar(): Star {
  return {
    code: 'B',
    name: '品牌创优星',
    fullScore: 15,
    lighting: { ratio: 0.8 },
    indicators: [
      indicator(
        'B1',
        '“一企一品”品牌',
        5,
        choice(['province', '省级以上', 5], ['prefecture', '地市', 4.5], ['county', '县市', 4], ['town', '镇街', 3], ['plan', '有方案', 2], ['none', '无', 0]),
        { basis: '一企一品、一业一品、一域一品；品牌矩阵', evidence: '品牌命名文件、方案' },
      ),
      indicator('B2', '标杆创建清单完成率', 4, proportional(shareOrNone, 100), {
        notApplicable: 'rescale',
        basis: '“151”标杆；项目化、节点化、清单化、责任化',
        evidence: '创建清单与节点完成情况；无创建任务的不适用',
      }),
      indicator('B3', '党群服务中心（工业社区）运行', 3, checklist(1, ['place', '阵地达标'], ['open', '定期开放'], ['ledger', '台账齐全']), {
        basis: '两新党群服务中心、工业社区',
        evidence: '阵地照片、开放记录、台账',
      }),
      indicator(
        'B4',
        '经验推广',
        3,
        choice(['province', '省级以上', 3], ['prefecture', '地市', 2.5], ['county', '县市', 2], ['town', '镇街', 1], ['none', '无', 0]),
        { basis: '入选全国百个两新党建优秀案例', evidence: '推广文件、报道' },
      ),
    ],
  }
}
