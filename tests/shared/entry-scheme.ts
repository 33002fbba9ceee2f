import type { Indicator, Scheme } from '@rules'

const items = [
  { code: 'g', name: '全国', points: 5 },
  { code: 's', name: '省', points: 3 },
  { code: 'd', name: '地市', points: 1 },
]

/** One indicator of every way of typing. */
export const indicators: Indicator[] = [
  { code: 'score', name: '酌情给分', fullScore: 5, notApplicable: 'rescale', rule: { kind: 'score', from: 'zero', step: 0.5 } },
  { code: 'off', name: '酌情扣分', fullScore: 5, rule: { kind: 'score', from: 'full', needsReason: true } },
  { code: 'choice', name: '等次', fullScore: 2, rule: { kind: 'choice', options: [{ code: 'a', name: '好', points: 2 }, { code: 'b', name: '较好', points: 1.5 }, { code: 'c', name: '2', points: 1 }, { code: 'd', name: '好', points: 0 }] } },
  { code: 'tally', name: '三会一课', fullScore: 5, notApplicable: 'rescale', rule: { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'x', name: '党企沟通会', points: -0.5, required: 4 }, { code: 'y', name: '党群议事会', points: -0.5, required: 4 }] } },
  { code: 'once', name: '班子健全', fullScore: 2, rule: { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'm', name: '未配书记', points: -1, once: true }, { code: 'n', name: '委员不齐', points: -1, once: true }] } },
  { code: 'honour', name: '表彰荣誉', fullScore: 10, rule: { kind: 'tally', base: 'zero', combine: 'highest-per-matter', items } },
  { code: 'months', name: '指导员到岗', fullScore: 4, rule: { kind: 'measure', quantity: { of: 'value', unit: '月' }, curve: { proportional: { target: 12, better: 'higher' } } } },
  { code: 'rate', name: '满意率', fullScore: 3, rule: { kind: 'measure', quantity: { of: 'value', unit: '%' }, curve: { proportional: { target: 100, better: 'higher' } } } },
  { code: 'share', name: '持证率', fullScore: 4, notApplicable: 'rescale', rule: { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } } },
  { code: 'growth', name: '发展质效', fullScore: 3, rule: { kind: 'cohort', quantity: { of: 'growth', unit: '万元' }, scope: 'track', better: 'higher', by: { shares: [{ top: 10, points: 3 }], rest: 1 } } },
  { code: 'register', name: '职工数', fullScore: 2, notApplicable: 'rescale', rule: { kind: 'measure', quantity: { of: 'value', attribute: 'staff' }, curve: { proportional: { target: 100, better: 'higher' } } } },
  { code: 'ballot', name: '职工满意度', fullScore: 2, rule: { kind: 'ballot', minimumVotes: 5, grades: [{ code: 'a', name: '满意', worth: 100 }, { code: 'b', name: '不满意', worth: 0 }] } },
  {
    code: 'both',
    name: '书记配备',
    fullScore: 5,
    rule: {
      kind: 'composite',
      base: 'full',
      parts: [
        { code: 's', name: '书记', fullScore: 5, rule: { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'n', name: '无书记', points: -5, once: true }] } },
        { code: 'v', name: '专职副书记', fullScore: 2, rule: { kind: 'score', from: 'zero' } },
        { code: 'q', name: '到会率', fullScore: 2, rule: { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } } },
      ],
    },
  },
]

export const scheme: Scheme = {
  format: 1,
  id: 'entry',
  name: '录入测试方案',
  version: 1,
  subject: 'organization',
  attributes: [{ code: 'staff', name: '职工数', type: 'number' }],
  decimals: 2,
  rounding: 'half-up',
  roundAt: 'star',
  stars: [{ code: 'A', name: '甲星', fullScore: indicators.reduce((sum, { fullScore }) => sum + fullScore, 0), lighting: { ratio: 0.8 }, indicators }],
  panel: { mode: 'single' },
  level: { by: 'stars' },
  ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
  missing: 'incomplete',
}
