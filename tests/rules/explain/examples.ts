import type { MarkInput, Rule } from '@rules'

/** Every kind with inputs that take each of its turnings, and inputs it refuses. */
export const examples: { name: string; fullScore: number; rule: Rule; inputs: MarkInput[] }[] = [
  { name: '直接给分', fullScore: 5, rule: { kind: 'score', from: 'zero', step: 0.5, needsReason: true }, inputs: [{ value: 3.5, reason: '好' }, { value: 3.5 }, { value: 3.2, reason: '好' }, { value: 6, reason: '好' }, { value: -1, reason: '好' }, { option: 'a' }] },
  { name: '从满分扣', fullScore: 5, rule: { kind: 'score', from: 'full' }, inputs: [{ value: 0 }, { value: 1.5, reason: '材料不齐' }, { value: 5.5 }, { value: 1.00001 }, { value: Number.NaN }] },
  { name: '等次', fullScore: 4, rule: { kind: 'choice', options: [{ code: 'a', name: '好', points: 4 }, { code: 'b', name: '较好', points: 3 }] }, inputs: [{ option: 'a' }, { option: 'b' }, { option: 'x' }, { value: 3 }] },
  { name: '应有次数', fullScore: 5, rule: { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'm', name: '第一议题', points: -0.5, required: 12, limit: 2 }, { code: 'f', name: '发现问题', points: -0.5, ladder: [-0.5, -2] }] }, inputs: [{ items: { m: 12 } }, { items: { m: 9, f: 1 } }, { items: { m: 0, f: 3 } }, { items: { f: 1 } }, { items: { m: -1 } }, { items: { m: 1.5 } }, { items: { m: 1, z: 1 } }] },
  { name: '取最高', fullScore: 5, rule: { kind: 'tally', base: 'zero', combine: 'highest', items: [{ code: 'g', name: '国家级', points: 5 }, { code: 's', name: '省级', points: 3, once: true }] }, inputs: [{ items: { s: 1 } }, { items: {} }, { items: { g: 1, s: 1 } }, { items: { s: 2 } }] },
  { name: '取最低', fullScore: 8, rule: { kind: 'tally', base: 'full', combine: 'lowest', items: [{ code: 'n', name: '无台账', points: -8, once: true }, { code: 'i', name: '不完整', points: -2, once: true }] }, inputs: [{ items: { i: 1 } }, { items: { n: 1, i: 1 } }] },
  { name: '同一事项取最高', fullScore: 10, rule: { kind: 'tally', base: 'zero', combine: 'highest-per-matter', items: [{ code: 'g', name: '国家级', points: 5 }, { code: 'd', name: '市级', points: 1 }] }, inputs: [{ matters: [{ name: '甲', item: 'g' }, { name: ' 甲 ', item: 'd' }, { name: '乙', item: 'd' }] }, { matters: [] }, { matters: [{ name: '甲', item: 'z' }] }, { matters: [{ name: ' ', item: 'g' }] }, { value: 1 }] },
  { name: '分档', fullScore: 2, rule: { kind: 'measure', quantity: { of: 'share' }, curve: { bands: [{ from: 95, points: 2 }, { from: 90, exclusive: true, points: 1.5 }, { from: 80, points: 1 }], below: 0 } }, inputs: [{ parts: [19, 20] }, { parts: [91, 100] }, { parts: [9, 10] }, { parts: [1, 10] }, { parts: [3, 2] }, { parts: [0, 0] }, { value: 1 }] },
  { name: '增幅', fullScore: 3, rule: { kind: 'measure', quantity: { of: 'growth', whenZero: 'not-applicable' }, curve: { linear: { baseline: 5, start: 1, unit: 2, above: 0.5, below: -0.5, partial: 'ignore' } } }, inputs: [{ parts: [110, 100] }, { parts: [100, 100] }, { parts: [105, 100] }, { parts: [1, -1] }] },
  { name: '按一档计', fullScore: 3, rule: { kind: 'measure', quantity: { of: 'value', unit: '%' }, curve: { linear: { baseline: 55, start: 3, unit: 1, below: -1, partial: 'full' } } }, inputs: [{ value: 54.2 }, { value: 55 }, { value: 60 }, { parts: [1, 2] }] },
  { name: '按比例', fullScore: 3, rule: { kind: 'measure', quantity: { of: 'difference', unit: '人' }, curve: { linear: { baseline: 0, start: 1, unit: 3, above: 1, partial: 'proportional' } } }, inputs: [{ parts: [5, 3] }, { parts: [3, 5] }] },
  { name: '完成率', fullScore: 4, rule: { kind: 'measure', quantity: { of: 'value', unit: '万元' }, curve: { proportional: { target: 100, better: 'higher' } } }, inputs: [{ value: 50 }, { value: 120 }] },
  { name: '越低越好', fullScore: 4, rule: { kind: 'measure', quantity: { of: 'value' }, curve: { proportional: { target: 10, better: 'lower' } } }, inputs: [{ value: 20 }, { value: 0 }] },
  { name: '测评票', fullScore: 100, rule: { kind: 'ballot', minimumVotes: 5, grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '一般', worth: 60 }] }, inputs: [{ items: { a: 4, b: 1 } }, { items: { a: 1 } }, { items: { z: 5 } }, { items: { a: -1, b: 9 } }, { items: { a: 1.5, b: 9 } }, { value: 1 }] },
  {
    name: '组合',
    fullScore: 5,
    rule: { kind: 'composite', base: 'full', parts: [{ code: 's', name: '书记', fullScore: 5, rule: { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'n', name: '无书记', points: -5, once: true }] } }, { code: 'v', name: '副书记', fullScore: 2, rule: { kind: 'choice', options: [{ code: 'y', name: '已配', points: 2 }, { code: 'n', name: '未配', points: 0 }] } }] },
    inputs: [{ values: { s: { items: {} }, v: { option: 'n' } } }, { values: { s: { items: { n: 1 } }, v: { option: 'n' } } }, { values: { s: { items: {} } } }, { values: { s: { items: {} }, v: { option: 'z' } } }, { values: { s: { items: {} }, v: { notApplicable: true } } }, { values: { z: { value: 1 } } }, { value: 1 }],
  },
  { name: '组合相加', fullScore: 5, rule: { kind: 'composite', base: 'zero', parts: [{ code: 'a', name: '甲', fullScore: 2, rule: { kind: 'score', from: 'zero' } }, { code: 'b', name: '乙', fullScore: 3, rule: { kind: 'score', from: 'full' } }] }, inputs: [{ values: { a: { value: 2 }, b: { value: 1 } } }] },
]

const cohort = { kind: 'cohort', quantity: { of: 'value', unit: '件' }, scope: 'track', better: 'higher' } as const

/** Comparisons, each of several organizations. */
export const comparisons: { name: string; fullScore: number; rule: Rule; values: number[] }[] = [
  { name: '依次给分', fullScore: 60, rule: { ...cohort, by: { places: [60, 57, 54], then: -3, floor: 50 } }, values: [9, 8, 8, 5, 4, 3] },
  { name: '逐名递减', fullScore: 10, rule: { ...cohort, better: 'lower', by: { step: { first: 10, minus: 2 } } }, values: [5, 3, 1] },
  { name: '逐名按比例递减', fullScore: 200, rule: { ...cohort, scope: 'all', by: { stepPercent: { first: 200, percent: 2 } } }, values: [5, 3] },
  { name: '前百分之几', fullScore: 3, rule: { ...cohort, by: { shares: [{ top: 30, points: 3 }, { top: 60, points: 2 }], rest: 1 } }, values: [5, 4, 3, 2] },
  { name: '与第一名比', fullScore: 600, rule: { ...cohort, by: { ofBest: true } }, values: [40, 30, 0] },
  { name: '越低越好与第一名比', fullScore: 6, rule: { ...cohort, better: 'lower', by: { ofBest: true } }, values: [20, 30] },
  { name: '与平均值比', fullScore: 10, rule: { ...cohort, by: { fromMean: { start: 6, unit: 1, above: 1, below: -1, partial: 'proportional' } } }, values: [4, 2] },
  { name: '低于下限', fullScore: 10, rule: { ...cohort, by: { step: { first: 10, minus: 1 } }, floorBelow: { value: 3, points: 0 } }, values: [5, 2] },
]
