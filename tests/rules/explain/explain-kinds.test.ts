import { describe, expect, it } from 'vitest'
import { compileScheme, explainIndicator, type AttributeValue, type Explanation, type MarkInput, type Rule, type Scheme } from '@rules'
import { entryOf, indicatorOf, schemeOf } from '../builders'

const texts = ({ text, children }: Explanation): string[] => [text, ...children.flatMap(texts)]

interface Given {
  others?: MarkInput[]
  attributes?: Record<string, AttributeValue>
  more?: Partial<Scheme>
}

/** The lines below “指标X：…”. */
function lines(rule: Rule, input: MarkInput | null, { others = [], attributes = {}, more = {} }: Given = {}): string[] {
  const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule, { notApplicable: 'rescale' })], { attributes: [{ code: 'staff', name: '职工数', type: 'number' }], ...more }))
  const entries = [{ ...entryOf('a', input ? { X: input } : {}), attributes }, ...others.map((each, at) => entryOf(`o${at}`, { X: each }))]
  return texts(explainIndicator(scheme, entries, 'a', 'X')).slice(1)
}

describe('the words for every kind', () => {
  it('a score given or taken off, with its reason', () => {
    expect(lines({ kind: 'score', from: 'zero' }, { value: 8.5, reason: ' 材料齐全 ' })).toEqual(['直接给分 8.5 分（理由：材料齐全）'])
    expect(lines({ kind: 'score', from: 'full' }, { value: 1.5 })).toEqual(['满分 10 分，扣 1.5 分，得 8.5 分'])
  })

  it('matters taken off the full score', () => {
    const rule: Rule = { kind: 'tally', base: 'full', combine: 'highest-per-matter', items: [{ code: 'a', name: '省级', points: -3 }, { code: 'b', name: '市级', points: -1 }] }
    expect(lines(rule, { matters: [{ name: '通报', item: 'a' }, { name: '约谈', item: 'b' }, { name: ' 约谈', item: 'b' }] })).toEqual(['满分 10 分起扣，同一事项取最高，各事项相加，得 6 分', '通报：省级，−3 分', '约谈：市级，−1 分'])
  })

  it('the highest of several, and those that did not occur', () => {
    const rule: Rule = { kind: 'tally', base: 'zero', combine: 'highest', items: [{ code: 'a', name: '省级', points: 5 }, { code: 'b', name: '市级', points: 3 }] }
    expect(lines(rule, { items: { b: 2 } })).toEqual(['0 分起加，取最高一项：+3，得 3 分', '省级：0 次', '市级：+3 分'])
  })

  it('a figure of the register, or none', () => {
    const rule: Rule = { kind: 'measure', quantity: { of: 'value', unit: '人', attribute: 'staff' }, curve: { bands: [{ from: 50, points: 10 }, { from: 20, exclusive: true, points: 5 }], below: 0 } }
    expect(lines(rule, null, { attributes: { staff: 60 } })).toEqual(['60 人，在“达到 50 人”一档，得 10 分', '台账记载 60 人'])
    expect(lines(rule, null, { attributes: { staff: 21 } })[0]).toBe('21 人，在“高于 20 人”一档，得 5 分')
    expect(lines(rule, null, { attributes: { staff: 20 } })[0]).toBe('20 人，低于最低一档，得 0 分')
  })

  it('growth, a difference, a percentage typed as such', () => {
    const bands = { bands: [{ from: 0, points: 10 }], below: 0 }
    expect(lines({ kind: 'measure', quantity: { of: 'growth' }, curve: bands }, { parts: [12, 10] })[1]).toBe('（12 − 10）÷ 10 = 20%')
    expect(lines({ kind: 'measure', quantity: { of: 'difference', unit: '万元' }, curve: bands }, { parts: [12, 10] })[1]).toBe('12 − 10 = 2 万元')
    expect(lines({ kind: 'measure', quantity: { of: 'difference' }, curve: bands }, { parts: [12, 10] })[1]).toBe('12 − 10 = 2')
    expect(lines({ kind: 'measure', quantity: { of: 'value', unit: '%' }, curve: bands }, { value: 12 })[1]).toBe('12%')
    expect(lines({ kind: 'measure', quantity: { of: 'value' }, curve: bands }, { value: 12 })[1]).toBe('12')
  })

  it('a comparison: the place, the floor, who is waited for', () => {
    const rule: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { places: [10, 8], then: -1, floor: 2 }, floorBelow: { value: 60, points: 1 } }
    expect(lines(rule, { value: 90 }, { others: [{ value: 95 }] })).toEqual(['90', '2 家比较，居第 2 位；前 2 名依次 10、8 分，之后每名 −1 分，最低 2 分'])
    expect(lines(rule, { value: 50 }, { others: [{ value: 95 }] })[1]).toBe('低于 60，按 1 分计')
  })

  it('a ballot: votes of every grade', () => {
    const rule: Rule = { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '一般', worth: 60 }] }
    expect(lines(rule, { items: { a: 4 } })).toEqual(['满分 10 × 各档票数折合 ÷ 有效票 4 张 = 10 分', '好 4 票，每票 100', '一般 0 票，每票 60'])
  })

  it('a part that is lacking, and a zero divisor', () => {
    const rule: Rule = { kind: 'composite', base: 'zero', parts: [{ code: 'p', name: '资料', fullScore: 4, rule: { kind: 'score', from: 'zero' } }, { code: 'q', name: '现场', fullScore: 6, rule: { kind: 'score', from: 'zero' } }] }
    expect(lines(rule, { values: { p: { value: 3 } } })).toEqual(['评分不完整，或缺少比较所需的台账字段'])
    expect(lines(rule, { values: { p: { value: 3 }, q: { value: 5 } } })).toEqual(['各部分相加，得 8 分', '资料（满分 4）：3 分', '直接给分 3 分', '现场（满分 6）：5 分', '直接给分 5 分'])
    const share: Rule = { kind: 'measure', quantity: { of: 'share', whenZero: 'not-applicable' }, curve: { proportional: { target: 100, better: 'higher' } } }
    expect(lines(share, { parts: [0, 0] })[0]).toContain('除数为 0')
  })
})
