import { compileScheme, type MarkInput } from '@rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryParts, entryTexts, markText, readEntry, schemeIndicator, type EntryTexts } from '@shared/entry'
import { indicators, scheme } from './entry-scheme'

const compiled = compileScheme(scheme)
const readAt = (indicator: string, texts: EntryTexts, reason?: string) => readEntry(compiled, { indicator, role: null }, texts, reason)

function mark(indicator: string, texts: EntryTexts, reason?: string): MarkInput | string {
  const reading = readAt(indicator, texts, reason)
  return reading.state === 'mark' ? reading.input : reading.state === 'draft' ? `${reading.problem.code}: ${reading.problem.message}` : reading.state
}

function indicatorOf(code: string) {
  const indicator = schemeIndicator(scheme, code)
  if (!indicator) throw new Error(code)
  return indicator
}

describe('reading', () => {
  it.each<[string, EntryTexts, MarkInput | string]>([
    ['score', { value: '' }, 'empty'],
    ['score', {}, 'empty'],
    ['score', { value: ' 　' }, 'empty'],
    ['score', { value: '0' }, { value: 0 }],
    ['score', { value: '４．５' }, { value: 4.5 }],
    ['score', { value: ' 3 分 ' }, { value: 3 }],
    ['score', { value: '3分\r\n' }, { value: 3 }],
    ['score', { value: '.5' }, { value: 0.5 }],
    ['score', { value: '-0' }, { value: 0 }],
    ['score', { value: '6' }, 'out-of-range: 最多 5 分'],
    ['score', { value: '-1' }, 'out-of-range: 不能小于 0 分'],
    ['score', { value: '−1' }, 'out-of-range: 不能小于 0 分'],
    ['score', { value: '1.3' }, 'off-step: 应为 0.5 的倍数'],
    ['score', { value: '1.33333' }, 'too-many-decimals: 最多 4 位小数'],
    ['score', { value: '好' }, 'not-a-number: “好”不是数字，单位只能是“分”'],
    ['score', { value: '90%' }, 'not-a-number: “90%”不是数字，单位只能是“分”'],
    ['score', { value: '1e3' }, 'not-a-number: “1e3”不是数字'],
    ['score', { value: '1234567890123456' }, 'not-a-number: 数字过长，最多 15 位'],
    ['score', { value: '无' }, 'not-a-number: “无”不明确，请填 0 或“不适用”'],
    ['score', { value: '不适用' }, { notApplicable: true }],
    ['score', { value: '／' }, { notApplicable: true }],
    ['score', { value: '—' }, { notApplicable: true }],
    ['score', { value: '-' }, { notApplicable: true }],
    ['off', { value: '/' }, 'not-applicable-refused: 这项指标不能填“不适用”'],
    ['score', { value: '1', other: '2' }, 'wrong-shape: 这项指标没有这一栏'],
    ['nowhere', { value: '1' }, 'unknown-indicator: 方案中没有这项指标'],
    ['off', { value: '6' }, 'out-of-range: 最多扣 5 分'],
    ['off', { value: '-1' }, 'out-of-range: 扣分填正数，不能小于 0'],
    ['off', { value: '1' }, 'reason-required: 须写说明'],
    ['choice', { option: '较好' }, { option: 'b' }],
    ['choice', { option: ' B ' }, 'unknown-option: 没有“B”这一等次，可填：好、较好、2、好'],
    ['choice', { option: 'b' }, { option: 'b' }],
    ['choice', { option: '1' }, { option: 'a' }],
    ['choice', { option: '２' }, { option: 'c' }],
    ['choice', { option: '4' }, { option: 'd' }],
    ['choice', { option: '5' }, 'unknown-option: 没有“5”这一等次，可填：好、较好、2、好'],
    ['tally', { x: '4', y: '3次' }, { items: { x: 4, y: 3 } }],
    ['tally', { x: '4' }, 'incomplete: 还没有填：党群议事会'],
    ['tally', { y: '4' }, 'incomplete: 还没有填：党企沟通会'],
    ['tally', { x: '-', y: '' }, { notApplicable: true }],
    ['tally', { x: '-', y: '3' }, 'not-a-number: 党企沟通会：“-”不是数字'],
    ['tally', { x: '1.5', y: '3' }, 'not-integer: 党企沟通会：应为整数'],
    ['tally', { x: '1', y: '-3' }, 'out-of-range: 党群议事会：不能小于 0'],
    ['tally', { x: '√', y: '3' }, 'not-a-number: 党企沟通会：“√”不是数字'],
    ['once', { m: '√' }, { items: { m: 1 } }],
    ['once', { m: '是', n: '否' }, { items: { m: 1, n: 0 } }],
    ['once', { m: '×' }, { items: { m: 0 } }],
    ['once', { m: '2' }, 'out-of-range: 未配书记：只能填 0 或 1'],
    ['once', { m: '无' }, 'not-a-number: 未配书记：“无”不明确，请填 0 或“不适用”'],
    ['honour', { matters: '甲:全国；乙:省' }, { matters: [{ name: '甲', item: 'g' }, { name: '乙', item: 's' }] }],
    ['honour', { matters: '甲：g; 乙:乙:3\n' }, { matters: [{ name: '甲', item: 'g' }, { name: '乙:乙', item: 'd' }] }],
    ['honour', { matters: '无' }, { matters: [] }],
    ['honour', { matters: '甲:县' }, 'unknown-item: “甲:县”的级别应为：全国、省、地市'],
    ['honour', { matters: '全国' }, 'wrong-shape: “全国”应写成“事项:级别”'],
    ['honour', { matters: '；' }, 'wrong-shape: 应写成“事项:级别”，没有填“无”'],
    ['months', { value: '1,234个月' }, { value: 1234 }],
    ['months', { value: '12月' }, { value: 12 }],
    ['months', { value: '12天' }, 'not-a-number: “12天”不是数字，单位只能是“月”'],
    ['months', { value: '1,23' }, 'not-a-number: “1,23”不是数字'],
    ['rate', { value: '90%' }, { value: 90 }],
    ['rate', { value: '９０％' }, { value: 90 }],
    ['rate', { value: '90.12345' }, 'too-many-decimals: 最多 4 位小数'],
    ['share', { a: '19', b: '20' }, { parts: [19, 20] }],
    ['share', { a: '19' }, 'incomplete: 还没有填：总数'],
    ['share', { b: '20' }, 'incomplete: 还没有填：符合数'],
    ['share', { a: '21', b: '20' }, 'out-of-range: 符合数不能多于总数 20'],
    ['share', { a: '-1', b: '20' }, 'out-of-range: 符合数：不能小于 0'],
    ['share', { a: '0', b: '0' }, 'division-by-zero: 总数为 0，不能计算；没有此项请填“不适用”'],
    ['share', { a: '甲', b: '0' }, 'not-a-number: 符合数：“甲”不是数字'],
    ['share', { a: '1', b: '乙' }, 'not-a-number: 总数：“乙”不是数字'],
    ['share', { a: '1.00001', b: '2' }, 'too-many-decimals: 符合数：最多 4 位小数'],
    ['share', { a: '1', b: '2.00001' }, 'too-many-decimals: 总数：最多 4 位小数'],
    ['share', { b: '不适用' }, { notApplicable: true }],
    ['growth', { a: '1,200 万元', b: '1000' }, { parts: [1200, 1000] }],
    ['growth', { a: '1200', b: '-1' }, 'out-of-range: 上期：不能小于 0'],
    ['growth', { a: '1200', b: '0' }, 'division-by-zero: 上期为 0，不能计算'],
    ['register', { value: '12' }, 'wrong-shape: 数值取自台账，只可填“不适用”'],
    ['register', { value: '不适用' }, { notApplicable: true }],
    ['register', {}, 'empty'],
    ['ballot', { a: '40票', b: '0' }, { items: { a: 40, b: 0 } }],
    ['ballot', { a: '40' }, 'incomplete: 还没有填票数：不满意'],
    ['ballot', { a: '1', b: '2' }, 'too-few-votes: 有效票 3 张，至少 5 张'],
    ['ballot', { a: '1.5', b: '2' }, 'not-integer: 满意：应为整数'],
    ['ballot', { a: '-1', b: '2' }, 'out-of-range: 满意：不能小于 0'],
    ['ballot', { a: '多', b: '2' }, 'not-a-number: 满意：“多”不是数字'],
    ['both', { 's.n': '否', 'v.value': '2', 'q.a': '1', 'q.b': '2' }, { values: { s: { items: { n: 0 } }, v: { value: 2 }, q: { parts: [1, 2] } } }],
    ['both', { 's.n': '否', 'v.value': '3', 'q.a': '1', 'q.b': '2' }, 'out-of-range: 专职副书记：最多 2 分'],
    ['both', { 's.n': '否' }, 'incomplete: 还没有填：专职副书记、到会率'],
    ['both', { 's.n': '否', 'v.value': '多', 'q.a': '1', 'q.b': '2' }, 'not-a-number: 专职副书记：“多”不是数字，单位只能是“分”'],
    ['both', { 's.n': '否', 'v.value': '/', 'q.a': '1', 'q.b': '2' }, 'not-a-number: 专职副书记：“/”不是数字，单位只能是“分”'],
    ['both', {}, 'empty'],
  ])('%s %j', (indicator, texts, expected) => {
    expect(mark(indicator, texts)).toEqual(expected)
  })

  it('keeps the reason with the mark, and does not lose one written first', () => {
    expect(mark('off', { value: '1' }, ' 迟报 ')).toEqual({ value: 1, reason: '迟报' })
    expect(mark('off', {}, '迟报')).toBe('incomplete: 只写了说明，还没有填评分')
    expect(mark('off', {}, ' ')).toBe('empty')
  })

  it('refuses a role the panel does not have', () => {
    expect(readEntry(compiled, { indicator: 'score', role: 'self' }, { value: '1' })).toMatchObject({ state: 'draft' })
  })
})

describe('parts', () => {
  it('gives every part a column of its own', () => {
    expect(Object.fromEntries(indicators.map((indicator) => [indicator.code, entryParts(indicator).map(({ code, title, kind }) => `${code} ${title} ${kind}`)]))).toEqual({
      score: ['value 得分 number'],
      off: ['value 扣分 number'],
      choice: ['option 等次 option'],
      tally: ['x 党企沟通会 count', 'y 党群议事会 count'],
      once: ['m 未配书记 count', 'n 委员不齐 count'],
      honour: ['matters 事项 text'],
      months: ['value 数值 number'],
      rate: ['value 数值 number'],
      share: ['a 符合数 number', 'b 总数 number'],
      growth: ['a 本期 number', 'b 上期 number'],
      register: ['value 取自台账 text'],
      ballot: ['a 满意 count', 'b 不满意 count'],
      both: ['s.n 书记 count', 'v.value 专职副书记 number', 'q.a 到会率·符合数 number', 'q.b 到会率·总数 number'],
    })
  })

  it('says in every hint what may be typed', () => {
    for (const part of indicators.flatMap(entryParts)) expect(part.hint).not.toBe('')
  })
})

describe('writing back', () => {
  const decimal = (max: number) => fc.integer({ min: 0, max: max * 10_000 }).map((scaled) => scaled / 10_000)
  const count = fc.integer({ min: 0, max: 99 })
  const arbitraries: Record<string, fc.Arbitrary<MarkInput>> = {
    score: fc.integer({ min: 0, max: 10 }).map((steps) => ({ value: steps / 2 })),
    off: decimal(5).map((value) => ({ value, reason: '说明' })),
    choice: fc.constantFrom('a', 'b', 'c', 'd').map((option) => ({ option })),
    tally: fc.record({ x: count, y: count }).map((items) => ({ items })),
    once: fc.constantFrom<Record<string, number>>({ m: 1 }, { m: 0, n: 1 }, { n: 0 }).map((items) => ({ items })),
    honour: fc
      .array(fc.record({ name: fc.string({ minLength: 1 }).map((name) => name.replace(/[；;\r\n]/g, '').trim()).filter((name) => name !== ''), item: fc.constantFrom('g', 's', 'd') }))
      .map((matters) => ({ matters })),
    months: decimal(1_000_000).map((value) => ({ value })),
    rate: decimal(100).map((value) => ({ value })),
    share: fc.tuple(count, count).map(([a, b]) => ({ parts: [a, a + b + 1] })),
    growth: fc.tuple(fc.integer({ min: -50_000_000, max: 50_000_000 }), fc.integer({ min: 1, max: 100_000_000 })).map(([a, b]) => ({ parts: [a / 10_000, b / 10_000] })),
    register: fc.constant({ notApplicable: true }),
    ballot: fc.record({ a: fc.integer({ min: 5, max: 99 }), b: count }).map((items) => ({ items })),
    both: fc.tuple(fc.constantFrom(0, 1), decimal(2), count).map(([n, value, a]) => ({ values: { s: { items: { n } }, v: { value }, q: { parts: [a, a + 1] } } })),
  }

  it.each(indicators.map((indicator) => [indicator.code]))('%s: reading canonical texts gives the same mark', (code) => {
    const arbitrary = arbitraries[code]
    if (!arbitrary) throw new Error(code)
    fc.assert(
      fc.property(arbitrary, (input) => {
        expect(mark(code, entryTexts(indicatorOf(code), input), input.reason)).toEqual(input)
      }),
      { numRuns: 300 },
    )
  })

  it('writes what is not typed this way as nothing, an empty tally as zeros, absent grades as 0', () => {
    for (const indicator of indicators) {
      const foreign: MarkInput = indicator.code === 'choice' ? { value: 1 } : { option: 'z' }
      expect(entryTexts(indicator, foreign)).toEqual({})
      expect(markText(indicator, foreign)).toBe('')
    }
    expect(entryTexts(indicatorOf('once'), { items: {} })).toEqual({ m: '0', n: '0' })
    expect(entryTexts(indicatorOf('ballot'), { items: { a: 9 } })).toEqual({ a: '9', b: '0' })
    expect(entryTexts(indicatorOf('choice'), { option: 'gone' })).toEqual({})
    expect(entryTexts(indicatorOf('honour'), { matters: [{ name: '甲', item: 'gone' }] })).toEqual({ matters: '甲:gone' })
  })

  it('writes 不适用 in a way that is not an option', () => {
    expect(entryTexts(indicatorOf('tally'), { notApplicable: true })).toEqual({ x: '不适用' })
    const clash = { ...indicatorOf('choice'), code: 'clash', notApplicable: 'full' as const, rule: { kind: 'choice' as const, options: [{ code: 'a', name: '不适用', points: 2 }] } }
    expect(entryTexts(clash, { notApplicable: true })).toEqual({ option: '/' })
    const other = compileScheme({ ...scheme, stars: [{ code: 'A', name: '甲星', fullScore: 2, lighting: { ratio: 0.8 }, indicators: [clash] }] })
    expect(readEntry(other, { indicator: 'clash', role: null }, { option: '不适用' })).toEqual({ state: 'mark', input: { option: 'a' } })
    expect(readEntry(other, { indicator: 'clash', role: null }, { option: '/' })).toEqual({ state: 'mark', input: { notApplicable: true } })
  })

  it('tells a mark in one line', () => {
    const told: [string, MarkInput, string][] = [
      ['score', { value: 3 }, '3 分'],
      ['off', { value: 1 }, '扣 1 分'],
      ['choice', { option: 'b' }, '较好'],
      ['choice', { option: 'gone' }, 'gone'],
      ['tally', { items: { x: 4, y: 0 } }, '党企沟通会 4，党群议事会 0'],
      ['once', { items: { m: 1, n: 0 } }, '未配书记'],
      ['once', { items: {} }, '均为 0'],
      ['honour', { matters: [{ name: '甲', item: 'g' }, { name: '乙', item: 's' }] }, '甲：全国；乙：省'],
      ['honour', { matters: [] }, '无'],
      ['months', { value: 12 }, '12 月'],
      ['share', { parts: [19, 20] }, '19/20'],
      ['growth', { parts: [12, 10] }, '本期 12，上期 10'],
      ['ballot', { items: { a: 9 } }, '满意 9，不满意 0'],
      ['both', { values: { s: { items: { n: 1 } }, v: { value: 2 } } }, '书记：无书记；专职副书记：2 分'],
      ['register', { notApplicable: true }, '不适用'],
    ]
    for (const [code, input, text] of told) expect(markText(indicatorOf(code), input)).toBe(text)
  })
})
