import { compileScheme, evaluate, MarkError, prepare, type CohortRule } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const best: CohortRule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { ofBest: true } }
const scheme = compileScheme(schemeOf([indicatorOf('X', 10, scoreRule, { notApplicable: 'track-mean' }), indicatorOf('C', 10, best)], { vetoes: [{ code: 'V', name: '否决', effect: { kind: 'no-level' } }] }))
const of = (id: string, x: number, c: number, track = 't') => entryOf(id, { X: { value: x }, C: { value: c } }, { track })
const entries = [of('b', 5, 5), of('a', 4, 10), entryOf('n', { X: { notApplicable: true }, C: { value: 1 } }), of('u', 1, 1, 'u')]

describe('prepare', () => {
  it('one mark moves whom it is compared with and whom its mean concerns', () => {
    const prepared = prepare(scheme, entries)
    const changed = of('a', 8, 20)
    const results = prepared.update(changed)
    expect(results.map(({ total }) => total)).toEqual([7.5, 18, 7, 11])
    expect(results).toEqual(evaluate(scheme, entries.map((entry) => (entry.organizationId === 'a' ? changed : entry))))
    expect(prepared.results()).toEqual(results)
  })

  it('a new organization comes last, a change of track leaves both tracks right', () => {
    const prepared = prepare(scheme, entries)
    expect(prepared.update(of('z', 9, 9)).map(({ organizationId }) => organizationId)).toEqual(['b', 'a', 'n', 'u', 'z'])
    const moved = [of('b', 5, 5), of('a', 4, 10, 'u'), ...entries.slice(2), of('z', 9, 9)]
    expect(prepared.update(of('a', 4, 10, 'u'))).toEqual(evaluate(scheme, moved))
  })

  it('a refused update changes nothing, be it for a mark or a veto', () => {
    const prepared = prepare(scheme, entries)
    const before = prepared.results()
    expect(() => prepared.update(of('a', 11, 1))).toThrow(MarkError)
    expect(() => prepared.update({ ...of('a', 1, 1), vetoes: ['W'] })).toThrow(RangeError)
    expect(() => prepared.update({ ...of('new', 1, 1), vetoes: ['W'] })).toThrow(RangeError)
    expect(prepared.results()).toEqual(before)
    expect(prepared.update(of('b', 5, 5))).toEqual(before)
  })

  it('results handed out earlier stay as they were', () => {
    const prepared = prepare(scheme, entries)
    const before = prepared.results()
    const copy = structuredClone(before)
    prepared.update(of('a', 0, 0))
    expect(before).toEqual(copy)
  })

  it('keeps to the options', () => {
    expect(prepare(scheme, entries, { detail: 'totals' }).update(of('a', 8, 20))[0]?.stars[0]?.indicators).toEqual([])
  })

  it('refuses a repeated organization', () => expect(() => prepare(scheme, [of('a', 1, 1), of('a', 1, 1)])).toThrow(RangeError))
})
