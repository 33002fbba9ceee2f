import { compileScheme, evaluate, type AttributeValue, type CohortRule, type OrganizationEntry, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf } from '../builders'

const places: CohortRule['by'] = { places: [10, 7], then: -1, floor: 5.5 }
const rule = (more: Partial<CohortRule> = {}): CohortRule => ({ kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: places, ...more })
const of = (id: string, value: number | null, track = 't', attributes: Record<string, AttributeValue> = {}): OrganizationEntry => ({ ...entryOf(id, value === null ? {} : { X: { value } }, { track }), attributes })

function pointsOf(cohort: CohortRule, entries: OrganizationEntry[], more: Partial<Scheme> = {}) {
  const scheme = compileScheme(schemeOf([indicatorOf('X', 10, cohort)], { attributes: [{ code: 'kind', name: '类别', type: 'text' }, { code: 'tags', name: '标签', type: 'list' }], ...more }))
  return evaluate(scheme, entries).map((result) => result.stars[0]?.indicators[0]?.points)
}

describe('who is compared', () => {
  it('the organizations of the track that have a value', () => {
    expect(pointsOf(rule(), [of('a', 3), of('b', 9), of('x', 1, 'u'), of('c', null), of('d', 3)])).toEqual([7, 10, 10, null, 7])
  })

  it('all', () => expect(pointsOf(rule({ scope: 'all' }), [of('a', 3), of('b', 9), of('x', 1, 'u')])).toEqual([7, 10, 6]))

  it('those of an equal attribute; without it there is nothing to compare', () => {
    const scope = { attribute: 'kind' }
    expect(pointsOf(rule({ scope }), [of('a', 3, 't', { kind: '企业' }), of('b', 9, 'u', { kind: '企业' }), of('c', 1, 't', { kind: '社团' }), of('d', 5)])).toEqual([7, 10, 10, null])
  })

  it('lists are equal as sets', () => {
    const scope = { attribute: 'tags' }
    expect(pointsOf(rule({ scope }), [of('a', 3, 't', { tags: ['甲', '乙'] }), of('b', 9, 't', { tags: ['乙', '甲', '甲'] }), of('c', 1, 't', { tags: ['甲'] })])).toEqual([7, 10, 10])
  })

  it('excluded and vetoed ones too', () => {
    const more: Partial<Scheme> = { exclude: [{ when: { attribute: 'kind', in: ['新'] }, reason: '新建' }], vetoes: [{ code: 'V', name: '否决', effect: { kind: 'no-level' } }] }
    expect(pointsOf(rule(), [of('a', 3), of('b', 9, 't', { kind: '新' }), { ...of('c', 8), vetoes: ['V'] }], more)).toEqual([6, 10, 7])
  })

  it('by the value of the deciding stage', () => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', 10, rule())], { panel: { mode: 'stages', stages: [{ code: 'self', name: '自评' }, { code: 'town', name: '初评' }] } }))
    const entry = (id: string, self: number, town?: number): OrganizationEntry => ({ organizationId: id, track: 't', marks: [{ indicator: 'X', role: 'self', input: { value: self } }, ...(town === undefined ? [] : [{ indicator: 'X', role: 'town', input: { value: town } }])] })
    expect(evaluate(scheme, [entry('a', 9, 1), entry('b', 5)]).map((result) => result.stars[0]?.indicators[0])).toEqual([
      { code: 'X', points: 7, state: 'scored', stage: 'town' },
      { code: 'X', points: 10, state: 'scored', stage: 'self' },
    ])
  })
})

describe('what a place is worth', () => {
  const line = (values: number[]) => values.map((value, at) => of(`o${at}`, value))

  it('further places go down to the floor, listed ones are as listed', () => {
    expect(pointsOf(rule(), line([9, 8, 7, 6, 5]))).toEqual([10, 7, 6, 5.5, 5.5])
  })

  it('lower may be better', () => expect(pointsOf(rule({ better: 'lower' }), line([9, 8, 9]))).toEqual([7, 10, 7]))

  it('a step per place', () => expect(pointsOf(rule({ by: { step: { first: 10, minus: 4 } } }), line([4, 3, 2, 1]))).toEqual([10, 6, 2, 0]))

  it('2 % of the first per place', () => expect(pointsOf(rule({ by: { stepPercent: { first: 10, percent: 2 } } }), line([4, 3, 3, 1]))).toEqual([10, 9.8, 9.8, 9.4]))

  it('lower is better: best ÷ value; the best is full, at 0 or below the others get nothing', () => {
    const by: CohortRule['by'] = { ofBest: true }
    expect(pointsOf(rule({ by, better: 'lower' }), line([4, 2, 8]))).toEqual([5, 10, 2.5])
    expect(pointsOf(rule({ by, better: 'lower' }), line([0, 2]))).toEqual([10, 0])
    expect(pointsOf(rule({ by }), line([0, -2, 0]))).toEqual([10, 0, 10])
  })

  it('with the exact mean (7/3): each whole step over or under it', () => {
    const by: CohortRule['by'] = { fromMean: { start: 5, unit: 1, above: 2, below: -1, partial: 'ignore' } }
    expect(pointsOf(rule({ by }), line([4, 2, 1]))).toEqual([7, 5, 4])
    expect(pointsOf(rule({ by: { fromMean: { start: 5, unit: 1, above: 2, below: -1, partial: 'proportional' } }, better: 'lower' }), line([4, 2, 1]))).toEqual([8.3333, 4.6667, 3.6667])
  })

  it('below the floor value these points, and the place is kept for others', () => {
    expect(pointsOf(rule({ better: 'lower', floorBelow: { value: 3, points: 1 } }), line([2, 3, 9]))).toEqual([1, 7, 6])
  })
})
