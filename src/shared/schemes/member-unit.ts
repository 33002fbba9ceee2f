import type { Scheme } from '@rules'
import { belowBaseline, indicator, perOccurrence, proportional, shareOrNone } from './build'
import { exampleNote } from './note'

/**
 * 成员单位考核: member units of the committee and townships. The year is combined from four quarters, so what happens at
 * the end of the year only (述职测评) is not applicable in a quarter and its points go to the rest of its star.
 */
export const memberUnit: Scheme = {
  format: 1,
  id: 'member-unit',
  name: '两新工委成员单位考核',
  version: 1,
  note: `${exampleNote}；年终由四个季度合成`,
  subject: 'unit',
  attributes: [{ code: 'unitKind', name: '单位类别', type: 'text' }],
  decimals: 2,
  rounding: 'half-up',
  roundAt: 'star',
  stars: [
    {
      code: 'K',
      name: '重点任务',
      fullScore: 40,
      lighting: { ratio: 0.8 },
      indicators: [
        indicator('K1', '重点任务完成率', 40, proportional({ of: 'share', unit: '%' }, 100), { evidence: '任务清单与完成情况' }),
      ],
    },
    {
      code: 'L',
      name: '领办攻坚',
      fullScore: 20,
      lighting: { ratio: 0.8 },
      indicators: [
        indicator('L1', '领办项目完成', 20, perOccurrence(['done', '已完成（个）', 10], ['progress', '达到节点（个）', 5]), { evidence: '项目验收材料' }),
      ],
    },
    {
      code: 'F',
      name: '服务质效',
      fullScore: 40,
      lighting: { ratio: 0.8 },
      indicators: [
        indicator('F1', '助企解难办结率', 15, belowBaseline(shareOrNone, 100, 15, -0.3), {
          notApplicable: 'full',
          evidence: '诉求受理台账；无受理的不适用，得满分',
        }),
        indicator('F2', '两新组织双覆盖率', 15, proportional({ of: 'share', unit: '%' }, 100), { evidence: '双覆盖统计表' }),
        indicator(
          'F3',
          '年终述职测评',
          10,
          {
            kind: 'ballot',
            grades: [
              { code: 'good', name: '好', worth: 100 },
              { code: 'fair', name: '较好', worth: 80 },
              { code: 'average', name: '一般', worth: 60 },
              { code: 'poor', name: '较差', worth: 40 },
            ],
          },
          { notApplicable: 'rescale', evidence: '测评票汇总；未开展述职的季度不适用' },
        ),
      ],
    },
  ],
  panel: { mode: 'single' },
  level: {
    by: 'total',
    bands: [
      { level: 3, from: 90 },
      { level: 2, from: 80 },
      { level: 1, from: 60 },
    ],
    names: { 0: '较差', 1: '一般', 2: '较好', 3: '好' },
  },
  ranking: { criteria: [{ by: 'total' }, { by: 'star', code: 'K' }, { by: 'star', code: 'L' }], ties: 'competition' },
  tracks: [
    { code: 'town', name: '镇街道', when: { attribute: 'unitKind', in: ['镇街道', '镇', '街道'] } },
    { code: 'member', name: '成员单位' },
  ],
  missing: 'incomplete',
}
