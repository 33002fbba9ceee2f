import { compileScheme, evaluate, type MarkInput, type Rule } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, pointsOf, schemeOf } from '../builders'

const lowest: Rule = { kind: 'tally', base: 'full', combine: 'lowest', items: [{ code: 'n', name: '无台账', points: -8, once: true }, { code: 'i', name: '不完整', points: -2, once: true }] }
const required: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'a', name: '第一议题', points: -0.5, required: 12 }] }
const ladder: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'f', name: '发现', points: -0.5, ladder: [-0.5, -2] }] }
const limited: Rule = { kind: 'tally', base: 'zero', combine: 'sum', items: [{ code: 'v', name: '活动', points: 2, limit: 6 }, { code: 'w', name: '创新', points: 3 }] }
const honours = [{ code: 'g', name: '全国', points: 5 }, { code: 's', name: '省', points: 3 }, { code: 'd', name: '地市', points: 1 }]
const highest: Rule = { kind: 'tally', base: 'zero', combine: 'highest', items: honours }
const matters: Rule = { kind: 'tally', base: 'zero', combine: 'highest-per-matter', items: honours }
const linear = (partial: 'ignore' | 'full' | 'proportional'): Rule => ({ kind: 'measure', quantity: { of: 'value', unit: '%' }, curve: { linear: { baseline: 55, start: 3, unit: 1, below: -1, partial } } })
const bands: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: { bands: [{ from: 95, points: 2 }, { from: 90, points: 1.5 }, { from: 80, points: 1 }], below: 0 } }
const proportional: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } }
const ballot: Rule = { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '较好', worth: 80 }, { code: 'c', name: '一般', worth: 60 }, { code: 'd', name: '较差', worth: 40 }] }
const composite: Rule = {
  kind: 'composite',
  base: 'full',
  parts: [
    { code: 's', name: '书记', fullScore: 5, rule: { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'n', name: '无书记', points: -5, once: true }] } },
    { code: 'v', name: '专职副书记', fullScore: 2, rule: { kind: 'choice', options: [{ code: 'y', name: '已配', points: 2 }, { code: 'n', name: '应配未配', points: 0 }] } },
  ],
}

const cases: [number, Rule, MarkInput, number][] = [
  [5, required, { items: { a: 9 } }, 3.5],
  [5, required, { items: { a: 12 } }, 5],
  [5, required, { items: { a: 0 } }, 0],
  [5, required, { items: { a: 13 } }, 5],
  [8, lowest, { items: { n: 1, i: 1 } }, 0],
  [8, lowest, { items: { i: 1 } }, 6],
  [8, lowest, { items: {} }, 8],
  [2, ladder, { items: { f: 0 } }, 2],
  [2, ladder, { items: { f: 1 } }, 1.5],
  [2, ladder, { items: { f: 2 } }, 0],
  [2, ladder, { items: { f: 5 } }, 0],
  [10, limited, { items: { v: 9, w: 1 } }, 9],
  [5, highest, { items: { s: 2, d: 4 } }, 3],
  [10, matters, { matters: [{ name: '甲', item: 'g' }, { name: ' 甲 ', item: 's' }, { name: '乙', item: 'd' }] }, 6],
  [3, linear('ignore'), { value: 54.2 }, 3],
  [3, linear('full'), { value: 54.2 }, 2],
  [3, linear('proportional'), { value: 54.2 }, 2.2],
  [2, bands, { parts: [19, 20] }, 2],
  [2, bands, { parts: [9499, 10000] }, 1.5],
  [4, proportional, { parts: [2, 3] }, 2.6667],
  [100, ballot, { items: { a: 40, b: 30, c: 20, d: 10 } }, 80],
  [5, composite, { values: { s: { items: {} }, v: { option: 'n' } } }, 3],
]

describe('worked numbers of the rule kinds', () => {
  it.each(cases)('full %d, %j, %j → %d', (full, rule, input, points) => {
    expect(pointsOf(full, rule, input)).toBe(points)
  })
})

const cohorts: [string, number, Rule, number[], number[]][] = [
  ['of the best', 600, { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } }, [40, 30], [600, 450]],
  ['places', 60, { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { places: [60, 57, 54, 51, 48], then: -3, floor: 0 } }, [9, 8, 8, 5], [60, 57, 57, 51]],
  [
    'shares',
    3,
    { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { shares: [{ top: 10, points: 3 }, { top: 30, points: 2.4 }, { top: 60, points: 1.8 }], rest: 1.2 } },
    [20, 19, 18, 18, 16, 15, 14, 13, 12, 11],
    [3, 2.4, 2.4, 2.4, 1.8, 1.8, 1.2, 1.2, 1.2, 1.2],
  ],
]

describe('worked numbers of comparisons', () => {
  it.each(cohorts)('%s', (_name, full, rule, values, points) => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', full, rule)]))
    const results = evaluate(scheme, values.map((value, index) => entryOf(`o${index}`, { X: { value } })))
    expect(results.map((result) => result.stars[0]?.indicators[0]?.points)).toEqual(points)
  })
})
