import { compileScheme, evaluate, explainIndicator, type Explanation, type Indicator, type Mark, type OrganizationEntry, type Rule, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const texts = (explanation: Explanation): string[] => [explanation.text, ...explanation.children.flatMap(texts)]
const tree = (explanation: Explanation): unknown[] => [explanation.points, ...explanation.children.map(tree)]

function explained(indicator: Indicator, entry: OrganizationEntry, more: Partial<Scheme> = {}, others: OrganizationEntry[] = []): Explanation {
  const scheme = compileScheme(schemeOf([indicator, indicatorOf('Y', 5, scoreRule)], more))
  const explanation = explainIndicator(scheme, [entry, ...others], entry.organizationId, indicator.code)
  expect(explanation.points).toBe(evaluate(scheme, [entry, ...others])[0]?.stars[0]?.indicators[0]?.points)
  return explanation
}

const tally: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'm', name: '会议', points: -0.5, required: 12 }, { code: 'n', name: '通报', points: -3, limit: 4 }] }

describe('what a score rests on', () => {
  it('a tally: each effect, their sum, the full score they are taken off', () => {
    const explanation = explained(indicatorOf('X', 10, tally), entryOf('a', { X: { items: { m: 9, n: 2 } } }))
    expect(texts(explanation)).toEqual([
      '指标X：4.5 分（满分 10 分）',
      '满分 10 分起扣，各项相加：−5.5，得 4.5 分',
      '会议：应有 12 次，实有 9 次，少 3 次，−1.5 分',
      '通报：2 次，−4 分（最多 4 分）',
    ])
    const [sum] = explanation.children
    expect(10 + (sum?.children ?? []).reduce((all, { points }) => all + (points ?? 0), 0)).toBe(sum?.points)
  })

  it('clamping that bites is told, and the number before it', () => {
    const explanation = explained(indicatorOf('X', 2, tally), entryOf('a', { X: { items: { m: 0 } } }))
    expect(tree(explanation)).toEqual([0, [0, [-4, [-6], [0]]]])
    expect(texts(explanation)[1]).toBe('低于 0 分，按 0 分计（扣完为止）')
    const gain: Rule = { kind: 'tally', base: 'zero', combine: 'sum', items: [{ code: 'n', name: '次', points: 3 }] }
    expect(texts(explained(indicatorOf('X', 5, gain), entryOf('a', { X: { items: { n: 2 } } })))).toContain('超过满分 5 分，按 5 分计')
  })

  it('a share: the division, the proportion, “约” where digits go on', () => {
    const rule: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } }
    expect(texts(explained(indicatorOf('X', 4, rule), entryOf('a', { X: { parts: [2, 3] } })))).toEqual(['指标X：2.6667 分（满分 4 分）', '约 66.6667% ÷ 目标 100 × 满分 4（不超过满分），得 约 2.6667 分', '2 ÷ 3 = 约 66.6667%'])
  })

  it('a composite: its parts add up', () => {
    const rule: Rule = { kind: 'composite', base: 'zero', parts: [{ code: 'p', name: '一', fullScore: 4, rule: scoreRule }, { code: 'q', name: '二', fullScore: 6, rule: scoreRule }] }
    expect(tree(explained(indicatorOf('X', 10, rule), entryOf('a', { X: { values: { p: { value: 3 }, q: { value: 4.5 } } } })))).toEqual([7.5, [7.5, [3, [3]], [4.5, [4.5]]]])
    expect(texts(explained(indicatorOf('X', 10, rule), entryOf('a', { X: { values: { p: { value: 3 } } } })))).toEqual(['指标X：未评（满分 10 分）', '评分不完整，或缺少比较所需的台账字段'])
  })

  it('rounding at indicators is told where it changes the number', () => {
    const explanation = explained(indicatorOf('X', 10, scoreRule), entryOf('a', { X: { value: 2.25 } }), { roundAt: 'indicator', decimals: 1, rounding: 'half-even' })
    expect(tree(explanation)).toEqual([2.2, [2.25], [2.2]])
    expect(texts(explanation)[2]).toBe('四舍六入五成双到 1 位小数：2.25 → 2.2')
  })

  it('a comparison: the value, the place, and that it is not final', () => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value', unit: '万元' }, scope: 'track', better: 'higher', by: { ofBest: true } }
    const others = [entryOf('b', { X: { value: 40 } }), entryOf('c', {})]
    expect(texts(explained(indicatorOf('X', 10, rule), entryOf('a', { X: { value: 30 } }), {}, others))).toEqual([
      '指标X：7.5 分（满分 10 分）',
      '30 万元',
      '2 家比较，居第 2 位；本家 ÷ 最好 40 × 满分 10',
      '还有 1 家没有数值，比较结果不是最终的',
    ])
  })

  it('nobody to compare with: the register does not say to whom it belongs, and what is missing counts 0', () => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: { attribute: 'kind' }, better: 'higher', by: { ofBest: true } }
    const more: Partial<Scheme> = { missing: 'zero', attributes: [{ code: 'kind', name: '类别', type: 'text' }] }
    const others = [entryOf('b', { X: { value: 40 } }, { attributes: { kind: '企业' } }), entryOf('c', {})]
    expect(texts(explained(indicatorOf('X', 10, rule), entryOf('a', { X: { value: 30 } }), more, others))).toEqual(['指标X：0 分（满分 10 分）', '没有可比的组织'])
    expect(texts(explained(indicatorOf('X', 10, rule), entryOf('a', { X: { value: 30 } }, { attributes: { kind: '企业' } }), more, others))).toEqual(['指标X：7.5 分（满分 10 分）', '30', '2 家比较，居第 2 位；本家 ÷ 最好 40 × 满分 10'])
  })

  it('only those in the same scope are waited for', () => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } }
    expect(texts(explained(indicatorOf('X', 10, rule), entryOf('a', { X: { value: 30 } }), {}, [entryOf('b', {}, { track: 'u' })]))).toHaveLength(3)
  })
})

describe('whose mark it is', () => {
  it('stages: which decides, and who else scored', () => {
    const panel: Scheme['panel'] = { mode: 'stages', stages: [{ code: 'self', name: '自评' }, { code: 'town', name: '初评' }] }
    const marks: Mark[] = [{ indicator: 'X', role: 'town', input: { value: 6 } }, { indicator: 'X', role: 'self', input: { value: 9 } }]
    expect(texts(explained(indicatorOf('X', 10, scoreRule), { organizationId: 'a', track: 't', marks }, { panel }))).toEqual(['指标X：6 分（满分 10 分）', '由初评的评分决定（自评也有评分，后一级为准）', '直接给分 6 分'])
  })

  it('a panel: role by role, whatever the order of the marks', () => {
    const panel: Scheme['panel'] = { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 0.6, combine: { trimmed: { high: 1, low: 0, from: 2 } } }, { code: 's', name: '群众', weight: 0.4, combine: 'mean' }], absentRole: 'reweight' }
    const marks: Mark[] = [{ indicator: 'X', role: 'r', evaluator: '甲', input: { value: 8 } }, { indicator: 'X', role: 'r', evaluator: '乙', input: { value: 6 } }, { indicator: 'X', role: 's', input: { value: 5 } }]
    const explanation = explained(indicatorOf('X', 10, scoreRule), { organizationId: 'a', track: 't', marks }, { panel })
    expect(tree(explanation)).toEqual([5.6, [5.6, [6, [null, [6]], [null, [8]]], [5, [null, [5]]]]])
    expect(texts(explanation)).toContain('评委：2 个评分去掉 1 个最高、0 个最低后的平均，权重 0.6')
    expect(explained(indicatorOf('X', 10, scoreRule), { organizationId: 'a', track: 't', marks: [...marks].reverse() }, { panel })).toEqual(explanation)
    expect(texts(explained(indicatorOf('X', 10, scoreRule), { organizationId: 'a', track: 't', marks: marks.slice(0, 1) }, { panel }))).toContain('群众：没有评分，不计入')
  })
})

describe('no score', () => {
  const policy = (notApplicable: Indicator['notApplicable']) => indicatorOf('X', 10, scoreRule, notApplicable === undefined ? {} : { notApplicable })
  const none = entryOf('a', { X: { notApplicable: true }, Y: { value: 1 } })

  it.each<[string, Indicator, OrganizationEntry, Partial<Scheme>, string[]]>([
    ['missing is not 0', policy(undefined), entryOf('a', {}), {}, ['指标X：未评（满分 10 分）', '还没有评分；缺项不等于 0 分，评完才能定级和排名']],
    ['missing counts as 0 where the scheme says so', policy(undefined), entryOf('a', {}), { missing: 'zero' }, ['指标X：0 分（满分 10 分）', '没有评分，按方案规定计 0 分']],
    ['rescaled', policy('rescale'), none, {}, ['指标X：不适用，本星按其余指标折算', '评分人填“不适用”']],
    ['in full', policy('full'), none, {}, ['指标X：不适用，按满分 10 分计', '评分人填“不适用”']],
    ['as 0', policy('zero'), none, {}, ['指标X：不适用，按 0 分计', '评分人填“不适用”']],
  ])('%s', (_name, indicator, entry, more, lines) => expect(texts(explained(indicator, entry, more))).toEqual(lines))

  it('a missing comparison under missing: zero says so too', () => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } }
    expect(texts(explained(indicatorOf('X', 10, rule), entryOf('a', {}), { missing: 'zero' }))).toEqual(['指标X：0 分（满分 10 分）', '没有评分，按方案规定计 0 分'])
  })

  it('the mean of the track, and by rule of the scheme', () => {
    const indicator = indicatorOf('X', 10, scoreRule, { notApplicable: 'track-mean', appliesTo: { attribute: 'kind', in: ['企业'] } })
    const attributes = [{ code: 'kind', name: '类别', type: 'text' as const }]
    const others = [entryOf('b', { X: { value: 4 } }, { attributes: { kind: '企业' } }), entryOf('c', { X: { value: 5 } }, { attributes: { kind: '企业' } })]
    expect(texts(explained(indicator, entryOf('a', {}), { attributes }, others))).toEqual(['指标X：不适用，按本跑道平均 4.5 分计', '按方案规定，这个指标不适用于本组织'])
  })

  it('refuses unknown organizations and indicators', () => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', 10, scoreRule)]))
    expect(() => explainIndicator(scheme, [], 'a', 'X')).toThrow(RangeError)
    expect(() => explainIndicator(scheme, [entryOf('a', {})], 'a', 'Z')).toThrow(RangeError)
  })
})
