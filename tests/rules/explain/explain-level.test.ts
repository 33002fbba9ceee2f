import { compileScheme, evaluate, explainLevel, type OrganizationEntry, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const scheme: Scheme = schemeOf([indicatorOf('X', 10, scoreRule)], {
  attributes: [{ code: 'fresh', name: '新建', type: 'boolean' }],
  level: { by: 'total', bands: [{ level: 1, from: 5 }, { level: 2, from: 8 }], names: { 2: '优秀' }, conditions: [{ level: 2, when: { total: { atLeast: 9 } } }] },
  vetoes: [{ code: 'V', name: '发生事故', effect: { kind: 'no-level' } }, { code: 'D', name: '瞒报', effect: { kind: 'drop-levels', by: 1 } }],
  quotas: [{ level: 1, atMost: { count: 1 }, scope: 'track', round: 'down', ties: 'exclude', hard: false }],
  exclude: [{ when: { attribute: 'fresh', in: [true] }, reason: '成立不满一年' }],
})

function explained(value: number | null, more: Partial<OrganizationEntry> = {}, others: OrganizationEntry[] = []): string[] {
  const compiled = compileScheme(scheme)
  const [result] = evaluate(compiled, [entryOf('a', value === null ? {} : { X: { value } }, more), ...others])
  if (!result) throw new Error('no result')
  const { text, children } = explainLevel(compiled, result)
  return [text, ...children.map((child) => child.text)]
}

describe('explainLevel', () => {
  it('the base alone', () => expect(explained(9)).toEqual(['优秀', '基础星级：总分 9 分，达到第 2 级分数线（优秀）']))

  it('each step that changed something', () => {
    expect(explained(8, { vetoes: ['D'] })).toEqual(['未获星级', '基础星级：总分 8 分，达到第 2 级分数线（优秀）', '附加条件：未满足优秀的附加条件（优秀 → 一星级）', '一票否决降级：瞒报，降 1 级（一星级 → 未获星级）'])
  })

  it('no level, and what it would have been', () => {
    expect(explained(9, { vetoes: ['V'] })).toEqual(['不定级', '基础星级：总分 9 分，达到第 2 级分数线（优秀）', '不定级：发生事故，不定级（优秀 → 不定级）'])
  })

  it('a soft quota leaves the level', () => {
    expect(explained(6, {}, [entryOf('b', { X: { value: 9 } })]).at(-1)).toContain('（一星级）')
  })

  it('incomplete and excluded', () => {
    expect(explained(null)).toEqual(['评分未完成，暂不定级', '还有 1 项未评'])
    expect(explained(9, { attributes: { fresh: true } })).toEqual(['不定级', '成立不满一年，参加评价但不定级'])
  })

  it('says that no band is reached', () => expect(explained(3)[1]).toBe('基础星级：总分 3 分，未达到最低分数线（未获星级）'))
})
