import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInFields, fieldValueProblem, readFieldValue, type CellContent } from '@shared/register'
import { subjectKinds } from '@shared/domain/subject'

const fields = new Map(builtInFields('organization').map((field) => [field.code, field]))
const own = { code: 'own1', name: '自定', type: 'boolean' as const, synonyms: [], own: true }

/** Value and codes of findings for a cell of a field. */
function read(code: string, content: CellContent, title = ''): [unknown, ...string[]] {
  const field = code === 'own1' ? own : fields.get(code)
  if (!field) throw new Error(code)
  const { value, findings } = readFieldValue(field, content, { title, townships: [{ name: '东湖街道', aliases: ['东湖片区'] }, { name: '新河镇', aliases: [] }, { name: '双名镇', aliases: [] }, { name: '双名乡', aliases: [] }] })
  return [value, ...findings.map((finding) => finding.code)]
}

describe('numbers', () => {
  it.each<[CellContent, ...[unknown, ...string[]]]>([
    [12, 12],
    ['12', 12],
    [' １２ ', 12, 'full-width'],
    ['1,234', 1234],
    ['1，234', 1234, 'full-width'],
    ['12人', 12, 'unit-removed'],
    ['12 名', 12, 'unit-removed'],
    ['0', 0],
    ['', null],
    ['—', null, 'blank-word'],
    ['/', null, 'blank-word'],
    ['无', null, 'none-word'],
    ['约12', null, 'not-a-number'],
    ['12%', null, 'not-a-number'],
    ['12.5', null, 'not-whole'],
    ['-3', null, 'number-negative'],
    ['1e99', null, 'number-too-large'],
    [1e15, null, 'number-too-large'],
    [true, null, 'not-a-number'],
    [{ date: '2015-03-01' }, null, 'not-a-number'],
    [{ error: '#REF!' }, null, 'formula-error'],
  ])('of persons: %j', (content, ...expected) => {
    expect(read('staff', content)).toEqual(expected)
  })

  it.each<[CellContent, string, ...[unknown, ...string[]]]>([
    ['1200.5', '产值', 1200.5],
    ['1200万元', '产值', 1200, 'unit-removed'],
    ['1.2亿元', '产值', 12_000, 'unit-removed'],
    ['35000元', '产值', 3.5, 'unit-removed'],
    [1.2, '产值（亿元）', 12_000],
    [35_000, '产值(单位：元)', 3.5],
    ['2万元', '产值（亿元）', 2, 'unit-removed'],
    [1 / 3, '产值', 0.3333, 'rounded'],
    [-5, '产值', -5],
  ])('of money: %j under %s', (content, title, ...expected) => {
    expect(read('output', content, title)).toEqual(expected)
  })
})

describe('dates', () => {
  it.each<[CellContent, ...[unknown, ...string[]]]>([
    ['2015', '2015'],
    [2015, '2015'],
    ['2015年', '2015'],
    ['2015.3', '2015-03'],
    ['2015-3', '2015-03'],
    ['2015/03/01', '2015-03-01'],
    ['2015年3月', '2015-03'],
    ['2015年3月1日', '2015-03-01'],
    ['２０１５．３', '2015-03'],
    ['201503', '2015-03'],
    [20150301, '2015-03-01'],
    ['2015-03-01 00:00:00', '2015-03-01'],
    [2015.11, '2015-11'],
    [2015.1, '2015-01', 'month-doubtful'],
    ['2015.1', '2015-01'],
    [42_064, '2015-03-01', 'date-serial'],
    ['42064', '2015-03-01', 'date-serial'],
    [{ date: '2015-03-01' }, '2015-03-01'],
    [{ date: '0000-00-00' }, null, 'no-such-date'],
    ['2015-02-29', null, 'no-such-date'],
    ['2016-02-29', '2016-02-29'],
    ['2015.13', null, 'no-such-date'],
    ['15.3', null, 'not-a-date'],
    ['3月', null, 'not-a-date'],
    ['不详', null, 'not-a-date'],
    ['无', null, 'blank-word'],
    [99_999, null, 'not-a-date'],
    ['', null],
  ])('%j', (content, ...expected) => {
    expect(read('founded', content)).toEqual(expected)
  })
})

describe('levels', () => {
  it.each<[CellContent, ...[unknown, ...string[]]]>([
    [4, 4], ['4星', 4], ['四星级', 4], ['★★★', 3], ['★★★☆☆', 3], ['０', 0], ['6', 6],
    ['未定', null, 'no-level'], ['', null], ['7', null, 'not-a-level'], ['七星', null, 'not-a-level'], ['优秀', null, 'not-a-level'], [3.5, null, 'not-a-level'],
  ])('%j', (content, ...expected) => {
    expect(read('previousLevel', content)).toEqual(expected)
  })
})

describe('choices, ticks and lists', () => {
  it.each<[string, CellContent, ...[unknown, ...string[]]]>([
    ['unitKind', '非公企业', '非公企业'],
    ['unitKind', ' 民营企业', '非公企业', 'synonym'],
    ['unitKind', '个体户', null, 'not-an-option'],
    ['unitKind', '—', null, 'blank-word'],
    ['partyForm', '联合支部', '联合党支部', 'synonym'],
    ['benchmark', '无', '无'],
    ['own1', '√', true],
    ['own1', '×', false],
    ['own1', true, true],
    ['own1', 1, true],
    ['own1', '也许', null, 'not-yes-no'],
    ['own1', '', null],
    ['tags', '规上、外资 双管/专精特新', ['规上', '外资', '双管', '专精特新']],
    ['tags', '规模以上，规上', ['规上'], 'synonym'],
    ['tags', '无', null, 'blank-word'],
    ['tags', '、', null],
    ['coveredUnits', 'A B 公司；乙公司\n丙/丁公司', ['A B 公司', '乙公司', '丙/丁公司']],
    ['coveredUnits', Array.from({ length: 101 }, (_, index) => `公司${index}`).join('、'), null, 'list-too-long'],
  ])('%s %j', (code, content, ...expected) => {
    expect(read(code, content)).toEqual(expected)
  })
})

describe('text', () => {
  it.each<[string, CellContent, ...[unknown, ...string[]]]>([
    ['industry', '  五金\n制造 ', '五金 制造'],
    ['industry', '\u200b五金\ufeff', '五金'],
    ['industry', '—', null, 'blank-word'],
    ['note', '无', '无'],
    ['note', '@某', '@某', 'looks-like-formula'],
    ['note', '乱\ud800码', '乱\ufffd码', 'unreadable-character'],
    ['note', 'x'.repeat(2001), null, 'text-too-long'],
    ['name', '甲(中国)公司', '甲（中国）公司', 'brackets'],
    ['name', '样 例 ABC 公司', '样例 ABC 公司', 'trimmed'],
    ['phone', 13_852_143_480, '13852143480'],
    ['phone', '１３８', '138'],
    ['grid', true, '是'],
    ['creditCode', '无', null, 'blank-word'],
    ['creditCode', '办理中', null, 'not-a-code'],
    ['creditCode', 914_403_001_922_038_000, null, 'digits-lost'],
    ['creditCode', '9144 0300-7084 61136t', '91440300708461136T', 'code-spelling'],
    ['creditCode', '700000000', '700000000', 'check-digit'],
    ['township', '东湖街道', '东湖街道'],
    ['township', '东湖', '东湖街道', 'township-alias'],
    ['township', '东湖片区', '东湖街道', 'township-alias'],
    ['township', '新河镇人民政府', '新河镇', 'township-alias'],
    ['township', '双名', '双名'],
    ['township', ' 别处镇', '别处镇'],
    ['township', '—', null, 'blank-word'],
  ])('%s %j', (code, content, ...expected) => {
    expect(read(code, content)).toEqual(expected)
  })
})

const anyContent = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.string().map((error) => ({ error })), fc.constantFrom('2015-03-01', '0000-00-00', '9999-12-31').map((date) => ({ date })))

it('reads anything into a value that may stand in the field, and never leaves a filled cell without value or reason', () => {
  const all = subjectKinds.flatMap((kind) => builtInFields(kind))
  fc.assert(
    fc.property(fc.constantFrom(...all), anyContent, fc.string(), (field, content, title) => {
      const { value, findings } = readFieldValue(field, content, { title, townships: [] })
      if (value !== null) expect(fieldValueProblem(field, value)).toBeNull()
      const filled = content !== null && !(typeof content === 'string' && !/[\p{L}\p{N}]/u.test(content.normalize('NFKC')))
      if (filled && value === null) expect(findings).not.toEqual([])
    }),
    { numRuns: 2000 },
  )
})

it('has every register attribute the built-in schemes read', () => {
  expect(['unitKind', 'tags', 'members', 'township', 'founded', 'previousLevel'].every((code) => fields.has(code))).toBe(true)
  for (const kind of subjectKinds) {
    const codes = builtInFields(kind).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(builtInFields(kind).filter(({ required }) => required).map(({ code }) => code)).toEqual(['name'])
  }
})
