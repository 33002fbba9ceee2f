import { compileScheme, pathTo, type Criterion, type MarkInput, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const extras = {
  bonus: [{ code: 'H', name: '加分', indicators: [indicatorOf('h', 5, scoreRule), indicatorOf('g', 5, scoreRule)] }],
  deductions: [{ code: 'D', name: '减分', indicators: [indicatorOf('d', 5, scoreRule)] }],
}

type Inputs = Record<string, number | 'n/a'>

/** What x raises to be first of two, by these criteria: code and points, nothing where it is first, null where it cannot be. */
function toBeFirst(criteria: Criterion[], own: Inputs, other: Inputs, more: Partial<Scheme> = {}): Record<string, number> | null {
  const indicators = [indicatorOf('a', 10, scoreRule, { notApplicable: 'rescale' }), indicatorOf('b', 10, scoreRule)]
  const scheme = compileScheme(schemeOf(indicators, { roundAt: 'total', decimals: 0, ...extras, ranking: { criteria, ties: 'competition' }, ...more }))
  const entry = (id: string, inputs: Inputs) => entryOf(id, Object.fromEntries(Object.entries(inputs).map(([code, value]): [string, MarkInput] => [code, value === 'n/a' ? { notApplicable: true } : { value }])))
  const found = pathTo(scheme, [entry('x', own), entry('y', other)], 'x', { rank: 1 })
  if (!found.ok) return found.reason === 'already-there' ? {} : null
  return Object.fromEntries(found.path.steps.map(({ indicator, to }) => [indicator, to]))
}

describe('a rank by what cannot be raised', () => {
  const behind = { a: 4, b: 4 }
  const ahead = { a: 6, b: 6 }
  const asFirst = { a: 7.5 }

  it.each<[string, Criterion, string]>([
    ['the bonus', { by: 'bonus' }, 'h'],
    ['an indicator of the bonus', { by: 'indicator', code: 'h' }, 'h'],
    ['the deduction, the more the better', { by: 'deduction' }, 'd'],
  ])('%s: more is enough, as much leaves it to the next criterion, less is not made up for', (_, criterion, code) => {
    const by = [criterion, { by: 'star' as const, code: 'S' }]
    const shape: Partial<Scheme> = { roundAt: 'star' }
    expect(toBeFirst(by, { ...behind, [code]: 2 }, { ...ahead, [code]: 1 }, shape)).toEqual({})
    expect(toBeFirst(by, { ...behind, [code]: 1 }, { ...ahead, [code]: 1 }, shape)).toEqual(asFirst)
    expect(toBeFirst(by, { ...behind, [code]: 1 }, { ...ahead, [code]: 2 }, shape)).toBeNull()
  })

  it('the deduction, the less the better', () => {
    const by: Criterion[] = [{ by: 'deduction', order: 'asc' }, { by: 'star', code: 'S' }]
    expect(toBeFirst(by, { ...behind, d: 1 }, { ...ahead, d: 2 })).toEqual({})
    expect(toBeFirst(by, { ...behind, d: 2 }, { ...ahead, d: 1 })).toBeNull()
  })

  it('another indicator of the bonus leaves the order as it is', () => {
    const by: Criterion[] = [{ by: 'indicator', code: 'h' }, { by: 'bonus' }]
    expect(toBeFirst(by, { ...behind, g: 3 }, { ...ahead, g: 2 })).toEqual({})
    expect(toBeFirst(by, { ...behind, g: 2 }, { ...ahead, g: 3 })).toBeNull()
  })

  it('an indicator that does not concern it counts as less than none, and is as good as another such', () => {
    for (const order of ['asc', 'desc'] as const) {
      const by: Criterion[] = [{ by: 'indicator', code: 'a', order }, { by: 'indicator', code: 'b' }]
      expect(toBeFirst(by, { a: 'n/a', b: 9 }, { a: 0, b: 1 })).toBeNull()
      expect(toBeFirst(by, { a: 'n/a', b: 4 }, { a: 'n/a', b: 6 })).toEqual({ b: 6 })
      expect(toBeFirst(by, { a: 0, b: 1 }, { a: 'n/a', b: 9 })).toEqual({})
    }
  })
})

describe('a rank by what can be raised', () => {
  const a = (order: 'asc' | 'desc'): Criterion[] => [{ by: 'indicator', code: 'a', order }, { by: 'indicator', code: 'b' }]

  it.each<[string, Criterion[], Record<string, number>]>([
    ['the total, rounded', [{ by: 'total' }], { a: 7.5 }],
    ['a star', [{ by: 'star', code: 'S' }], { a: 8 }],
    ['an indicator', a('desc'), { a: 6.0001 }],
    ['an indicator, then the total', [{ by: 'indicator', code: 'b' }, { by: 'total' }], { b: 5.0001 }],
  ])('%s', (_, by, steps) => expect(toBeFirst(by, { a: 4, b: 4 }, { a: 6, b: by.length === 1 ? 6 : 5 })).toEqual(steps))

  it('as much in all of it is as good: a of 10, which is full, and b of 6', () => {
    expect(toBeFirst(a('desc'), { a: 10, b: 4 }, { a: 10, b: 6 })).toEqual({ b: 6 })
    expect(toBeFirst(a('desc'), { a: 6, b: 6 }, { a: 6, b: 6 })).toEqual({})
  })

  it('the less the better: what is below stays, what is equal leaves it to the next, what is above is lost', () => {
    expect(toBeFirst(a('asc'), { a: 4, b: 4 }, { a: 6, b: 6 })).toEqual({})
    expect(toBeFirst(a('asc'), { a: 6, b: 4 }, { a: 6, b: 6 })).toEqual({ b: 6 })
    expect(toBeFirst(a('asc'), { a: 7, b: 9 }, { a: 6, b: 6 })).toBeNull()
  })

  it('the lit stars and the level', () => {
    for (const by of ['lit-stars', 'level'] as const) {
      expect(toBeFirst([{ by }, { by: 'total' }], { a: 8, b: 7 }, { a: 1, b: 1 })).toEqual({})
      expect(toBeFirst([{ by }, { by: 'total' }], { a: 8, b: 7 }, { a: 8, b: 8 })).toEqual({ a: 9 })
      expect(toBeFirst([{ by }, { by: 'total' }], { a: 8, b: 7 }, { a: 9, b: 8 })).toEqual({ a: 9.5 })
      expect(toBeFirst([{ by, order: 'asc' }, { by: 'total' }], { a: 8, b: 7 }, { a: 8, b: 8 })).toEqual({})
      expect(toBeFirst([{ by, order: 'asc' }, { by: 'total' }], { a: 9, b: 7 }, { a: 1, b: 1 })).toBeNull()
    }
  })

  it('one of two stars', () => {
    const star = (code: string, of: string) => ({ code, name: code, fullScore: 10, lighting: { ratio: 0.8 }, indicators: [indicatorOf(of, 10, scoreRule)] })
    const stars = [star('S', 'a'), star('T', 'b')]
    expect(toBeFirst([{ by: 'star', code: 'T' }], { a: 4, b: 4 }, { a: 6, b: 5 }, { stars })).toEqual({ b: 5 })
    expect(toBeFirst([{ by: 'star', code: 'S' }], { a: 4, b: 4 }, { a: 6, b: 5 }, { stars })).toEqual({ a: 6 })
    // More lit stars, or as many and more of the second.
    expect(toBeFirst([{ by: 'lit-stars' }, { by: 'star', code: 'T' }], { a: 1, b: 4 }, { a: 8, b: 7 }, { stars })).toEqual({ b: 8 })
  })

  it('a level by the total, whatever is lit; not beyond the total that is to be the smaller', () => {
    const level: Scheme['level'] = { by: 'total', bands: [{ level: 1, from: 12 }, { level: 2, from: 18 }] }
    const smallTotal: Criterion[] = [{ by: 'level' }, { by: 'total', order: 'asc' }]
    expect(toBeFirst(smallTotal, { a: 4, b: 4 }, { a: 7, b: 7 }, { level })).toEqual({ a: 7.5 })
    expect(toBeFirst(smallTotal, { a: 8, b: 8 }, { a: 7, b: 7 }, { level })).toEqual({ a: 9.5 })
    expect(toBeFirst([{ by: 'level', order: 'asc' }, { by: 'total' }], { a: 4, b: 4 }, { a: 9, b: 7 }, { level })).toEqual({})
    expect(toBeFirst([{ by: 'level', order: 'asc' }, { by: 'total' }], { a: 6, b: 6 }, { a: 9, b: 7 }, { level })).toEqual({ a: 9.5 })
  })
})

it('who is not ranked is not in the way', () => {
  const scheme = compileScheme(schemeOf([indicatorOf('a', 10, scoreRule), indicatorOf('b', 10, scoreRule)]))
  const entries = [entryOf('x', { a: { value: 4 }, b: { value: 4 } }), entryOf('y', { a: { value: 10 } }), entryOf('z', { a: { value: 5 }, b: { value: 5 } })]
  expect(pathTo(scheme, entries, 'x', { rank: 1 })).toMatchObject({ path: { total: 10 } })
  expect(pathTo(scheme, entries.slice(0, 2), 'x', { rank: 1 })).toEqual({ ok: false, reason: 'already-there' })
})
