import { compileScheme, type Condition, type EvaluateOptions, type MarkInput, type OrganizationEntry, type Scheme, type Veto } from '@rules'
import { evaluate } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

/** Six stars of 10 points, one indicator each; a star is lit from 8 on. */
function sixStars(more: Partial<Scheme> = {}): Scheme {
  const codes = ['A', 'B', 'C', 'D', 'E', 'F']
  return {
    ...schemeOf([], { attributes: [{ code: 'kind', name: '类别', type: 'text' }, { code: 'tags', name: '标签', type: 'list' }, { code: 'staff', name: '职工数', type: 'number' }, { code: 'fresh', name: '新建', type: 'boolean' }] }),
    stars: codes.map((code) => ({ code, name: code, fullScore: 10, lighting: { ratio: 0.8 }, indicators: [indicatorOf(`${code}1`, 10, scoreRule)] })),
    bonus: [{ code: 'H', name: '加分', indicators: [indicatorOf('H1', 10, scoreRule)] }],
    ...more,
  }
}

/** Stars with these points. */
const marked = (points: number[], more: Record<string, MarkInput> = {}) => entryOf('a', { ...Object.fromEntries(points.map((value, at): [string, MarkInput] => [`${'ABCDEF'[at] ?? ''}1`, { value }])), ...more })

function levelOf(scheme: Scheme, entry: OrganizationEntry, options: EvaluateOptions = {}) {
  const [result] = evaluate(compileScheme(scheme), [entry], options)
  if (!result) throw new Error('no result')
  return { level: result.level, steps: result.levelSteps.map(({ reason, from, to }) => `${reason} ${from} ${to}`), result }
}

const full = [10, 10, 10, 10, 10, 10]
const five = [10, 10, 10, 10, 10, 5]

describe('base level', () => {
  it('by stars: as many as are lit, 0 for none', () => {
    expect(levelOf(sixStars(), marked([8, 8, 8, 8, 7.9, 0]))).toMatchObject({ level: 4, steps: ['base null 4'] })
    expect(levelOf(sixStars(), marked([0, 0, 0, 0, 0, 0])).level).toBe(0)
  })

  const bands = [{ level: 3, from: 50 }, { level: 1, from: 30 }]

  it.each([[60, 3], [50, 3], [49.99, 1], [30, 1], [29.99, 0]])('by total: %d → %d, the line included', (total, level) => {
    const points = [10, 10, 10, 10, 10, 10].map((each, at) => Math.round(Math.min(each, Math.max(0, total - at * 10)) * 100) / 100)
    expect(levelOf(sixStars({ level: { by: 'total', bands } }), marked(points)).level).toBe(level)
  })

  it('the lower of both', () => {
    const level: Scheme['level'] = { by: 'lower-of-both', bands: [{ level: 6, from: 55 }, { level: 5, from: 30 }] }
    expect(levelOf(sixStars({ level }), marked([8, 8, 8, 8, 8, 8])).level).toBe(5)
    expect(levelOf(sixStars({ level }), marked([10, 10, 10, 10, 7.5, 7.5])).level).toBe(4)
  })
})

describe('conditions of levels', () => {
  const withConditions = (...conditions: { level: number; when: Condition }[]) => sixStars({ level: { by: 'stars', conditions } })
  const never: Condition = { total: { atLeast: 60 } }

  it('the highest level whose conditions and those of every lower level hold', () => {
    expect(levelOf(withConditions({ level: 6, when: never }), marked([10, 10, 10, 10, 10, 9])).steps).toEqual(['base null 6', 'condition 6 5'])
    expect(levelOf(withConditions({ level: 3, when: never }, { level: 6, when: never }), marked([10, 10, 10, 10, 10, 9])).level).toBe(2)
    expect(levelOf(withConditions({ level: 1, when: never }), marked([10, 10, 10, 10, 10, 9])).level).toBe(0)
    expect(levelOf(withConditions({ level: 6, when: never }), marked(five)).steps).toEqual(['base null 5'])
  })

  const entry = { ...marked(five, { H1: { value: 4 } }), attributes: { kind: '企业', tags: ['标杆', '园区'], staff: 30, fresh: false } }
  it.each<[string, Condition, boolean]>([
    ['text in', { attribute: 'kind', in: ['社团', '企业'] }, true],
    ['text not in', { attribute: 'kind', in: ['社团'] }, false],
    ['boolean in', { attribute: 'fresh', in: [false] }, true],
    ['number in', { attribute: 'staff', in: [30] }, true],
    ['a list is never in', { attribute: 'tags', in: ['标杆'] }, false],
    ['a list has', { attribute: 'tags', has: '标杆' }, true],
    ['a text has only itself', { attribute: 'kind', has: '企' }, false],
    ['a text has itself', { attribute: 'kind', has: '企业' }, true],
    ['at least, line included', { attribute: 'staff', atLeast: 30 }, true],
    ['below, line excluded', { attribute: 'staff', below: 30 }, false],
    ['both', { attribute: 'staff', atLeast: 20, below: 31 }, true],
    ['a text is not at least', { attribute: 'kind', atLeast: 0 }, false],
    ['not of a wrong type', { not: { attribute: 'kind', atLeast: 0 } }, true],
    ['points', { indicator: 'F1', of: 'points', atLeast: 5 }, true],
    ['points below', { indicator: 'F1', of: 'points', below: 5 }, false],
    ['ratio', { indicator: 'F1', of: 'ratio', atLeast: 0.5 }, true],
    ['ratio of an extra', { indicator: 'H1', of: 'ratio', atLeast: 0.4 }, true],
    ['lit', { star: 'A', lit: true }, true],
    ['dark', { star: 'F', lit: false }, true],
    ['total', { total: { atLeast: 59, below: 59.01 } }, true],
    ['all of nothing', { all: [] }, true],
    ['any of nothing', { any: [] }, false],
    ['all', { all: [{ star: 'A', lit: true }, { star: 'F', lit: true }] }, false],
    ['any', { any: [{ star: 'A', lit: true }, { star: 'F', lit: true }] }, true],
  ])('%s', (_name, when, holds) => {
    expect(levelOf(withConditions({ level: 1, when }), entry).level).toBe(holds ? 5 : 0)
  })

  it('an absent attribute makes it false, its negation true', () => {
    expect(levelOf(withConditions({ level: 1, when: { attribute: 'kind', in: ['企业'] } }), marked(five)).level).toBe(0)
    expect(levelOf(withConditions({ level: 1, when: { not: { attribute: 'kind', in: ['企业'] } } }), marked(five)).level).toBe(5)
  })

  it('a not-applicable indicator makes it false, an unmarked extra is 0', () => {
    const scheme = withConditions({ level: 1, when: { indicator: 'A1', of: 'points', below: 99 } })
    const first = scheme.stars[0]
    if (first?.indicators[0]) first.indicators[0] = { ...first.indicators[0], notApplicable: 'full' }
    expect(levelOf(scheme, marked(five, { A1: { notApplicable: true } })).level).toBe(0)
    expect(levelOf(withConditions({ level: 1, when: { indicator: 'H1', of: 'points', below: 1 } }), marked(five)).level).toBe(5)
  })

  it('uses exact points: 2/3 of 10 is not yet 6.6667', () => {
    const scheme = withConditions({ level: 1, when: { indicator: 'F1', of: 'points', atLeast: 6.6667 } })
    const last = scheme.stars[5]
    if (last) last.indicators = [indicatorOf('F1', 10, { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } })]
    expect(levelOf(scheme, marked([10, 10, 10, 10, 10], { F1: { parts: [2, 3] } })).level).toBe(0)
  })
})

describe('vetoes', () => {
  const veto = (code: string, effect: Veto['effect']): Veto => ({ code, name: `否决${code}`, effect })
  const scheme = sixStars({
    vetoes: [veto('two', { kind: 'drop-levels', by: 2 }), veto('one', { kind: 'drop-levels', by: 1 }), veto('cap3', { kind: 'cap-level', level: 3 }), veto('cap1', { kind: 'cap-level', level: 1 }), veto('none', { kind: 'no-level' }), veto('dark', { kind: 'darken-star', star: 'A' })],
  })
  const withVetoes = (...vetoes: string[]) => levelOf(scheme, { ...marked(full), vetoes })

  it.each<[string[], number | null, string[]]>([
    [['two', 'one'], 3, ['base null 6', 'drop 6 3']],
    [['cap3', 'cap1'], 1, ['base null 6', 'cap 6 1']],
    [['two', 'cap3'], 3, ['base null 6', 'drop 6 4', 'cap 4 3']],
    [['one', 'two', 'cap3'], 3, ['base null 6', 'drop 6 3']],
    [['dark'], 5, ['base null 5']],
    [['none', 'two'], null, ['base null 6', 'drop 6 4', 'no-level 4 null']],
  ])('%j → %s', (vetoes, level, steps) => expect(withVetoes(...vetoes)).toMatchObject({ level, steps }))

  it('drops end at 0 and say nothing there', () => {
    expect(levelOf(scheme, { ...marked([8, 0, 0, 0, 0, 0]), vetoes: ['two'] }).steps).toEqual(['base null 1', 'drop 1 0'])
    expect(levelOf(scheme, { ...marked([0, 0, 0, 0, 0, 0]), vetoes: ['two'] }).steps).toEqual(['base null 0'])
  })

  it('no level: no rank, the veto named, stars and total kept', () => {
    expect(withVetoes('none').result).toMatchObject({ total: 60, litStars: 6, rank: null, overallRank: null, tied: 0, decidedBy: null, unranked: 'none' })
  })

  it('conditions see the stars after darkening', () => {
    const dark = { ...scheme, level: { by: 'stars' as const, conditions: [{ level: 1, when: { star: 'A', lit: true } }] } }
    expect(levelOf(dark, { ...marked(full), vetoes: ['dark'] }).level).toBe(0)
  })
})

describe('the largest rise', () => {
  const scheme = (except?: Condition) => sixStars({ maxRise: { levels: 1, ...(except ? { except } : {}) } })
  const from = (previous: number | null | undefined, of = scheme()) => levelOf(of, marked(full), previous === undefined ? {} : { previousLevels: { a: previous } })

  it.each<[number | null | undefined, number]>([[3, 4], [0, 1], [5, 6], [6, 6], [null, 6], [undefined, 6]])('from %s to %d', (previous, level) => {
    expect(from(previous).level).toBe(level)
  })

  it('leaves a line when it bites, and never lifts', () => {
    expect(from(2).steps).toEqual(['base null 6', 'max-rise 6 3'])
    expect(levelOf(scheme(), marked([8, 0, 0, 0, 0, 0]), { previousLevels: { a: 5 } }).level).toBe(1)
  })

  it('an exception that holds lifts the limit', () => {
    expect(from(2, scheme({ total: { atLeast: 60 } })).level).toBe(6)
    expect(from(2, scheme({ total: { below: 60 } })).level).toBe(3)
  })
})

describe('what is told of each step', () => {
  const details = (scheme: Scheme, entry: OrganizationEntry, options: EvaluateOptions = {}) => levelOf(scheme, entry, options).result.levelSteps.map(({ detail }) => detail)

  it('the stars, the total, and that the lower counts', () => {
    const bands = [{ level: 5, from: 30 }]
    expect(details(sixStars(), marked(five))).toEqual(['点亮 5 颗星（共 6 颗）'])
    expect(details(sixStars({ level: { by: 'total', bands } }), marked(five))).toEqual(['总分 55 分，达到第 5 级分数线'])
    expect(details(sixStars({ level: { by: 'lower-of-both', bands } }), marked([8, 0, 0, 0, 0, 0]))).toEqual(['点亮 1 颗星（共 6 颗）；总分 8 分，未达到最低分数线；取低'])
  })

  it('each drop, the cap, and the level before', () => {
    const vetoes: Veto[] = [{ code: 'd', name: '通报', effect: { kind: 'drop-levels', by: 1 } }, { code: 'e', name: '约谈', effect: { kind: 'drop-levels', by: 2 } }, { code: 'c', name: '限制', effect: { kind: 'cap-level', level: 2 } }]
    expect(details(sixStars({ vetoes }), { ...marked(full), vetoes: ['d', 'e', 'c'] })).toEqual(['点亮 6 颗星（共 6 颗）', '通报，降 1 级；约谈，降 2 级', '限制，最高二星级'])
    expect(details(sixStars({ maxRise: { levels: 2 } }), marked(full), { previousLevels: { a: 1 } })).toEqual(['点亮 6 颗星（共 6 颗）', '上期一星级，一次最多升 2 级'])
  })

  it('nothing where the largest rise is just reached', () => {
    expect(levelOf(sixStars({ maxRise: { levels: 1 } }), marked(full), { previousLevels: { a: 5 } }).steps).toEqual(['base null 6'])
  })
})

describe('exclusion', () => {
  const scheme = sixStars({ exclude: [{ when: { attribute: 'fresh', in: [true] }, reason: '新建' }, { when: { attribute: 'staff', below: 3 }, reason: '人少' }], vetoes: [{ code: 'none', name: '否决', effect: { kind: 'no-level' } }] })

  it('keeps stars and total, takes level, steps and rank; the first reason counts', () => {
    const { result } = levelOf(scheme, { ...marked(full), attributes: { fresh: true, staff: 1 }, vetoes: ['none'] })
    expect(result).toMatchObject({ status: 'complete', total: 60, litStars: 6, level: null, levelSteps: [], rank: null, unranked: '新建' })
  })

  it('comes before incomplete, and incomplete before a veto', () => {
    expect(levelOf(scheme, { ...marked([10]), attributes: { staff: 1 } }).result.unranked).toBe('人少')
    expect(levelOf(scheme, { ...marked([10]), vetoes: ['none'] }).result).toMatchObject({ unranked: 'incomplete', levelSteps: [] })
  })
})
