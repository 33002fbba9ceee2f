import type { ExtraGroup, Veto } from '@rules'
import { choice, indicator, perOccurrence } from '../build'

/** 加分, at most 10. The same matter is scored once only; H1 settles that by the name of the matter. */
export const bonus: ExtraGroup[] = [
  {
    code: 'H',
    name: '加分',
    cap: 10,
    indicators: [
      indicator(
        'H1',
        '表彰荣誉',
        10,
        {
          kind: 'tally',
          base: 'zero',
          combine: 'highest-per-matter',
          items: [
            { code: 'national', name: '全国', points: 5 },
            { code: 'province', name: '省', points: 3 },
            { code: 'prefecture', name: '地市', points: 1 },
          ],
        },
        { evidence: '表彰文件、证书；同一事项取最高' },
      ),
      indicator('H2', '领办攻坚项目完成', 4, perOccurrence(['project', '完成项目（个）', 2]), { evidence: '项目验收材料' }),
      indicator('H3', '擂台赛名次', 3, choice(['first', '第一', 3], ['top3', '前三', 2], ['top10', '前十', 1], ['none', '未获名次', 0]), {
        evidence: '擂台赛通报',
      }),
      indicator('H4', '困难问题解决办法在全市推广', 3, perOccurrence(['solution', '推广（个）', 1]), { evidence: '推广文件' }),
    ],
  },
]

/** 减分, at most 10: the points are the amount taken off. */
export const deductions: ExtraGroup[] = [
  {
    code: 'D',
    name: '减分',
    cap: 10,
    indicators: [
      indicator('D1', '通报批评', 10, perOccurrence(['prefecture', '地市及以上（次）', 2], ['county', '县市（次）', 1]), { evidence: '通报文件' }),
      indicator('D2', '材料虚假但未造成后果', 10, perOccurrence(['item', '虚假材料（项）', 2])),
      indicator('D3', '逾期报送', 2, perOccurrence(['late', '逾期（次）', 0.5])),
    ],
  },
]

/** 一票否决. */
export const vetoes: Veto[] = [
  { code: 'V1', name: '主要出资人或书记严重违法违纪', effect: { kind: 'no-level' } },
  { code: 'V2', name: '重大安全生产、污染、刑事或群体性事件', effect: { kind: 'no-level' } },
  { code: 'V3', name: '评价弄虚作假造成影响', effect: { kind: 'drop-levels', by: 2 } },
  { code: 'V4', name: '存在失信惩戒', effect: { kind: 'cap-level', level: 3 } },
]
