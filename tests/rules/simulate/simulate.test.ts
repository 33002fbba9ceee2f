import { compileScheme, evaluate, MarkError, simulate, type Mark } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const scheme = compileScheme(schemeOf([indicatorOf('X', 10, scoreRule), indicatorOf('Y', 10, scoreRule)], { vetoes: [{ code: 'V', name: '否决', effect: { kind: 'no-level' } }] }))
const entries = [entryOf('b', { X: { value: 5 }, Y: { value: 5 } }), entryOf('a', { X: { value: 9 }, Y: { value: 9 } }), entryOf('c', { X: { value: 6 } }, { vetoes: ['V'] })]
const give = (indicator: string, value: number, more: Partial<Mark> = {}): Mark => ({ indicator, input: { value }, ...more })

describe('simulate', () => {
  it('replaces marks of the same place, adds others, and names who changed in the order of the entries', () => {
    const { before, after, changed } = simulate(scheme, entries, [{ organizationId: 'b', marks: [give('X', 10), give('Y', 9.5)] }])
    expect(before).toEqual(evaluate(scheme, entries))
    expect(after.map(({ total, rank }) => [total, rank])).toEqual([[19.5, 1], [18, 2], [6, null]])
    expect(changed).toEqual(['b', 'a'])
  })

  it('vetoes given replace the list; none given leave it', () => {
    expect(simulate(scheme, entries, [{ organizationId: 'c', marks: [give('Y', 1)] }]).after[2]?.unranked).toBe('V')
    const { after, changed } = simulate(scheme, entries, [{ organizationId: 'c', marks: [give('Y', 1)], vetoes: [] }])
    expect([after[2]?.unranked, after[2]?.rank, changed]).toEqual([null, 3, ['c']])
  })

  it('applies changes of one organization one after another', () => {
    const { after } = simulate(scheme, entries, [{ organizationId: 'b', marks: [give('X', 1)] }, { organizationId: 'b', marks: [give('X', 2)] }])
    expect(after[0]?.total).toBe(7)
  })

  it('changes nothing it was given', () => {
    const copy = structuredClone(entries)
    simulate(scheme, entries, [{ organizationId: 'b', marks: [give('X', 10)], vetoes: ['V'] }])
    expect(entries).toEqual(copy)
  })

  it('refuses unknown organizations, wrong marks, and a mark of another evaluator beside the one there', () => {
    expect(() => simulate(scheme, entries, [{ organizationId: 'z' }])).toThrow(RangeError)
    expect(() => simulate(scheme, entries, [{ organizationId: 'a', marks: [give('X', 11)] }])).toThrow(MarkError)
    expect(() => simulate(scheme, entries, [{ organizationId: 'a', marks: [give('X', 1, { evaluator: '乙' })] }])).toThrow('两条')
  })
})
