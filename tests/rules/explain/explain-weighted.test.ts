import { compileScheme, evaluate, explainIndicator, type CombineMethod, type Explanation, type Indicator, type Mark, type Panel, type Rule, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { indicatorOf, schemeOf, scoreRule } from '../builders'

type Role = Extract<Panel, { mode: 'weighted' }>['roles'][number]

const judges = (combine: CombineMethod): Role => ({ code: 'j', name: '评委', weight: 0.6, combine })
const people: Role = { code: 'p', name: '群众', weight: 0.4, combine: 'mean' }
const weighted = (absentRole: 'incomplete' | 'reweight', ...roles: Role[]): Panel => ({ mode: 'weighted', roles, absentRole })

const X = indicatorOf('X', 10, scoreRule, { notApplicable: 'rescale' })
const from = (role: string, evaluator: string | undefined, input: Mark['input']): Mark => ({ indicator: 'X', role, input, ...(evaluator === undefined ? {} : { evaluator }) })
const gives = (role: string, evaluator: string | undefined, value: number) => from(role, evaluator, { value })

const page = ({ text, points, children }: Explanation, depth = 0): string[] => [`${'  '.repeat(depth)}${text}${points === null ? '' : ` = ${points}`}`, ...children.flatMap((child) => page(child, depth + 1))]

/** The explanation, line by line; its first line holds what `evaluate` says. */
function told(panel: Panel, marks: Mark[], indicator: Indicator = X, more: Partial<Scheme> = {}): string[] {
  const scheme = compileScheme(schemeOf([indicator, indicatorOf('Y', 5, scoreRule)], { panel, ...more }))
  const entries = [{ organizationId: 'a', track: 't', marks }]
  const explanation = explainIndicator(scheme, entries, 'a', 'X')
  expect(explanation.points).toBe(evaluate(scheme, entries)[0]?.stars[0]?.indicators[0]?.points)
  return page(explanation)
}

describe('a weighted panel, as people read it', () => {
  it('each role with its judges by name, how they are combined, and the weight: 0.6 × 7 + 0.4 × 5 = 6.2', () => {
    expect(told(weighted('incomplete', judges('mean'), people), [gives('j', '甲', 8), gives('p', '丙', 5), gives('j', '乙', 6)])).toEqual([
      '指标X：6.2 分（满分 10 分） = 6.2',
      '  各角色得分按权重平均 = 6.2',
      '    评委：2 个评分的平均，权重 0.6 = 7',
      '      乙',
      '        直接给分 6 分 = 6',
      '      甲',
      '        直接给分 8 分 = 8',
      '    群众：1 个评分的平均，权重 0.4 = 5',
      '      丙',
      '        直接给分 5 分 = 5',
    ].map((line) => line.replace('', '')))
  })

  it('the one in the middle, and what is done with the highest and the lowest', () => {
    const three = [gives('j', '甲', 9), gives('j', '乙', 4), gives('j', '丙', 8)]
    const lineOf = (combine: CombineMethod) => told(weighted('reweight', judges(combine)), three)[2]
    expect(lineOf('median')).toBe('    评委：3 个评分的中位数，权重 0.6 = 8')
    expect(lineOf({ trimmed: { high: 1, low: 1, from: 3 } })).toBe('    评委：3 个评分去掉 1 个最高、1 个最低后的平均，权重 0.6 = 8')
    expect(lineOf({ trimmed: { high: 1, low: 1, from: 4 } })).toBe('    评委：3 个评分（不足 4 个，不去最高最低）的平均，权重 0.6 = 7')
  })

  it('a judge without a name is told by place, and comes before those with one', () => {
    const lines = told(weighted('reweight', judges('mean')), [gives('j', 'A', 6), gives('j', undefined, 8)])
    expect(lines.slice(3)).toEqual(['      第 1 位', '        直接给分 8 分 = 8', '      A', '        直接给分 6 分 = 6'])
    expect(told(weighted('reweight', judges('mean')), [gives('j', undefined, 8), gives('j', 'A', 6)])).toEqual(lines)
  })

  it('a role without marks: waited for, or left out', () => {
    const marks = [gives('j', '甲', 8)]
    expect(told(weighted('incomplete', judges('mean'), people), marks)).toEqual([
      '指标X：未评（满分 10 分）',
      '  各角色得分按权重平均',
      '    评委：1 个评分的平均，权重 0.6 = 8',
      '      甲',
      '        直接给分 8 分 = 8',
      '    群众：还没有评分',
    ])
    expect(told(weighted('reweight', judges('mean'), people), marks)).toEqual(expect.arrayContaining(['指标X：8 分（满分 10 分） = 8', '    群众：没有评分，不计入']))
  })

  it('“not applicable” does not count: by one judge, by a whole role, by all', () => {
    const none = (role: string, evaluator: string) => from(role, evaluator, { notApplicable: true })
    const panel = weighted('incomplete', judges('mean'), people)
    expect(told(panel, [gives('j', '甲', 8), none('j', '乙'), none('p', '丙')])).toEqual([
      '指标X：8 分（满分 10 分） = 8',
      '  各角色得分按权重平均 = 8',
      '    评委：1 个评分的平均，权重 0.6 = 8',
      '      甲',
      '        直接给分 8 分 = 8',
      '    群众：都填“不适用”，不计入',
    ])
    expect(told(panel, [none('j', '甲'), none('p', '丙')])).toEqual(['指标X：不适用，本星按其余指标折算', '  各角色得分按权重平均', '    评委：都填“不适用”，不计入', '    群众：都填“不适用”，不计入'])
  })

  it('a mark with a part left open is not said to be “not applicable”', () => {
    const part = (code: string) => ({ code, name: code, fullScore: 5, rule: scoreRule })
    const indicator = indicatorOf('X', 10, { kind: 'composite', base: 'zero', parts: [part('q'), part('r')] })
    const marks = [from('j', '甲', { values: { q: { value: 4 } } })]
    expect(told(weighted('incomplete', judges('mean')), marks, indicator)[2]).toBe('    评委：评分不完整')
    expect(told(weighted('reweight', judges('mean')), marks, indicator)[2]).toBe('    评委：评分不完整，不计入')
    const whole = from('j', '乙', { values: { q: { value: 4 }, r: { value: 3 } } })
    expect(told(weighted('incomplete', judges('mean')), [...marks, whole], indicator)[2]).toBe('    评委：1 个评分的平均，权重 0.6 = 7')
  })

  it('where a role waited for leaves an indicator at 0, nothing is told of rounding', () => {
    const lines = told(weighted('incomplete', judges('mean'), people), [gives('j', '甲', 8)], X, { missing: 'zero', roundAt: 'indicator', decimals: 0 })
    expect(lines.filter((line) => line.startsWith('  ') && !line.startsWith('   '))).toEqual(['  各角色得分按权重平均'])
  })

  it('roles that do not score the indicator are not named', () => {
    expect(told(weighted('incomplete', judges('mean'), people), [gives('j', '甲', 8)], { ...X, roles: ['j'] })).toEqual(['指标X：8 分（满分 10 分） = 8', '  各角色得分按权重平均 = 8', '    评委：1 个评分的平均，权重 0.6 = 8', '      甲', '        直接给分 8 分 = 8'])
  })

  it('more than the full score is cut before judges are combined: 10 and 4 are 7', () => {
    const rule: Rule = { kind: 'tally', base: 'zero', combine: 'sum', items: [{ code: 'n', name: '次', points: 4 }] }
    const lines = told(weighted('reweight', judges('mean')), [from('j', '甲', { items: { n: 3 } }), from('j', '乙', { items: { n: 1 } })], indicatorOf('X', 10, rule))
    expect(lines[2]).toBe('    评委：2 个评分的平均，权重 0.6 = 7')
    expect(lines).toContain('        超过满分 10 分，按 10 分计 = 10')
  })

  it('rounding at the indicator is told after the mean: 20 ÷ 3 to one decimal', () => {
    const three = [gives('j', '甲', 6), gives('j', '乙', 6), gives('j', '丙', 8)]
    const lines = told(weighted('reweight', judges('mean')), three, X, { roundAt: 'indicator', decimals: 1 })
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(['指标X：6.7 分（满分 10 分） = 6.7', '  各角色得分按权重平均 = 6.6667', '  四舍五入到 1 位小数：约 6.6667 → 6.7 = 6.7'])
  })
})
