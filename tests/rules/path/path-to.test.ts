import { compileScheme, evaluate, pathTo, simulate, type Indicator, type Mark, type OrganizationEntry, type Rule, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

const star = (code: string, indicators: Indicator[], ratio = 0.8) => ({ code, name: code, fullScore: indicators.reduce((sum, { fullScore }) => sum + fullScore, 0), lighting: { ratio }, indicators })
const score = (code: string, full = 10, more: Partial<Indicator> = {}) => indicatorOf(code, full, scoreRule, more)
/** Two stars of two indicators each, points given directly. */
const four = (more: Partial<Scheme> = {}) => compileScheme(schemeOf([score('a')], { stars: [star('A', [score('a'), score('b')]), star('B', [score('c'), score('d')])], ...more }))
const marked = (id: string, points: number[], more: Partial<OrganizationEntry> = {}) => entryOf(id, Object.fromEntries(points.map((value, index) => [String.fromCharCode(97 + index), { value }])), more)

const choice: Rule = { kind: 'choice', options: [{ code: 'y', name: '好', points: 4 }, { code: 'm', name: '较好', points: 3 }, { code: 'n', name: '一般', points: 2 }] }
const tally: Rule = { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'x', name: '会议', points: -0.5, required: 12 }] }
const bands: Rule = { kind: 'measure', quantity: { of: 'share' }, curve: { bands: [{ from: 95, points: 2 }, { from: 90, points: 1.5 }], below: 0 } }
const cohort: Rule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'all', better: 'higher', by: { ofBest: true } }

describe('pathTo', () => {
  it('raises one indicator by the smallest sum that is rounded up to the line', () => {
    const entries = [marked('x', [8, 7, 5, 5])]
    expect(pathTo(four(), entries, 'x', { level: 1 })).toEqual({ ok: true, path: { steps: [{ indicator: 'a', from: 8, to: 8.995 }], points: 0.995, level: 1, total: 26 } })
    expect(pathTo(four({ decimals: 1 }), entries, 'x', { level: 1 })).toMatchObject({ path: { points: 0.95, total: 26 } })
    expect(pathTo(four({ roundAt: 'total' }), entries, 'x', { level: 1 })).toMatchObject({ path: { steps: [{ to: 9 }], points: 1 } })
    expect(pathTo(four({ roundAt: 'indicator' }), entries, 'x', { level: 1 })).toMatchObject({ path: { steps: [{ to: 8.995 }], points: 0.995 } })
  })

  it('takes fewer indicators before fewer points', () => {
    const scheme = compileScheme(schemeOf([score('a'), indicatorOf('c', 4, choice), indicatorOf('e', 4, choice)], { roundAt: 'total' }))
    const entries = [entryOf('x', { a: { value: 10 }, c: { option: 'n' }, e: { option: 'n' } })]
    // Both to “较好” would do with 2 points as well, “好” needs one indicator.
    expect(pathTo(scheme, entries, 'x', { total: 16 })).toMatchObject({ path: { steps: [{ indicator: 'c', from: 2, to: 4 }] } })
    expect(pathTo(scheme, entries, 'x', { total: 17 })).toMatchObject({ path: { steps: [{ indicator: 'c', to: 3 }, { indicator: 'e', to: 4 }], points: 3 } })
  })

  it('takes the smallest codes, then the smallest points in scheme order', () => {
    const scheme = compileScheme(schemeOf([score('z', 5), score('m', 5), score('k', 5)], { roundAt: 'total' }))
    const entries = [entryOf('x', { z: { value: 1 }, m: { value: 1 }, k: { value: 1 } })]
    expect(pathTo(scheme, entries, 'x', { total: 4 })).toMatchObject({ path: { steps: [{ indicator: 'k', to: 1.995 }] } })
    // 4.995 more from two of 4 each: k and m, and m as little as k allows.
    expect(pathTo(scheme, entries, 'x', { total: 8 })).toMatchObject({ path: { steps: [{ indicator: 'm', to: 1.995 }, { indicator: 'k', to: 5 }] } })
  })

  it('takes the smallest code of ways that cost the same, whichever star they light, and the cheaper way first of all', () => {
    const lit = (first: number, second: number, codes: [string, string]) => {
      const scheme = compileScheme(schemeOf([], { roundAt: 'total', stars: [star('A', [score(codes[0])]), star('B', [score(codes[1])])] }))
      const found = pathTo(scheme, [entryOf('x', { [codes[0]]: { value: first }, [codes[1]]: { value: second } })], 'x', { level: 1 })
      return found.ok && found.path.steps.map(({ indicator }) => indicator).join()
    }
    expect([lit(7, 7, ['z', 'k']), lit(7, 7, ['k', 'z'])]).toEqual(['k', 'k'])
    expect([lit(7.5, 7, ['z', 'k']), lit(7, 7.5, ['k', 'z'])]).toEqual(['z', 'z'])
  })

  it('raises choices, tallies and bands to what their rules give', () => {
    const scheme = compileScheme(schemeOf([indicatorOf('c', 4, choice), indicatorOf('t', 5, tally), indicatorOf('m', 2, bands)]))
    const at = (option: string, x: number, share: number) => [entryOf('x', { c: { option }, t: { items: { x } }, m: { parts: [share, 100] } })]
    expect(pathTo(scheme, at('y', 9, 100), 'x', { total: 9.7 })).toMatchObject({ path: { steps: [{ indicator: 't', from: 3.5, to: 4 }], total: 10 } })
    expect(pathTo(scheme, at('y', 12, 80), 'x', { total: 10.1 })).toMatchObject({ path: { steps: [{ indicator: 'm', from: 0, to: 1.5 }] } })
    expect(pathTo(scheme, at('n', 12, 100), 'x', { total: 9.2 })).toMatchObject({ path: { steps: [{ indicator: 'c', from: 2, to: 3 }] } })
  })

  it('counts what is missing from 0 and raises it where that helps', () => {
    const entries = [marked('x', [8, 8, 9])]
    expect(evaluate(four(), entries)[0]).toMatchObject({ status: 'incomplete', level: null })
    expect(pathTo(four(), entries, 'x', { level: 1 })).toEqual({ ok: false, reason: 'already-there' })
    expect(pathTo(four(), entries, 'x', { level: 2 })).toMatchObject({ path: { steps: [{ indicator: 'd', from: 0, to: 6.995 }], level: 2 } })
  })

  it('reaches required indicators, conditions, and beats drops', () => {
    const scheme = compileScheme(
      schemeOf([score('a')], {
        stars: [star('A', [score('a', 10, { required: { ratio: 0.6 } }), score('b')]), star('B', [score('c'), score('d')])],
        level: { by: 'stars', conditions: [{ level: 1, when: { indicator: 'd', of: 'ratio', atLeast: 0.5 } }] },
        vetoes: [{ code: 'V', name: '降级', effect: { kind: 'drop-levels', by: 1 } }, { code: 'W', name: '封顶', effect: { kind: 'cap-level', level: 1 } }],
      }),
    )
    const entry = marked('x', [5, 10, 9, 4])
    // Star A would take a to 6 and d to 5 for the condition; lighting B with d alone fulfils it too.
    expect(pathTo(scheme, [entry], 'x', { level: 1 })).toMatchObject({ path: { steps: [{ indicator: 'd', to: 6.995 }], level: 1 } })
    expect(pathTo(scheme, [entry], 'x', { level: 1 }, { fixed: ['c', 'd'] })).toEqual({ ok: false, reason: 'out-of-reach' })
    expect(pathTo(scheme, [{ ...entry, vetoes: ['V'] }], 'x', { level: 1 })).toMatchObject({ path: { steps: [{ indicator: 'a', to: 6 }, { indicator: 'd', to: 6.995 }], level: 1 } })
    expect(pathTo(scheme, [{ ...entry, vetoes: ['W'] }], 'x', { level: 2 })).toEqual({ ok: false, reason: 'out-of-reach' })
  })

  it('does not go beyond what a condition allows', () => {
    const scheme = four({ level: { by: 'stars', conditions: [{ level: 1, when: { indicator: 'a', of: 'points', below: 9 } }] } })
    expect(pathTo(scheme, [marked('x', [8, 6, 0, 0])], 'x', { level: 1 })).toMatchObject({ path: { steps: [{ indicator: 'b', to: 7.995 }] } })
    expect(pathTo(scheme, [marked('x', [8, 6, 0, 0])], 'x', { level: 1 }, { fixed: ['b', 'c'] })).toEqual({ ok: false, reason: 'out-of-reach' })
    expect(pathTo(scheme, [marked('x', [8, 7.1, 0, 0])], 'x', { level: 1 }, { fixed: ['b', 'c'] })).toMatchObject({ path: { steps: [{ indicator: 'a', to: 8.895 }] } })
  })

  it('respects the largest rise, but for its exception', () => {
    const scheme = four({ maxRise: { levels: 1, except: { total: { atLeast: 38 } } } })
    const entries = [marked('x', [8, 8, 7, 8])]
    expect(pathTo(scheme, entries, 'x', { level: 2 }, { previousLevels: { x: 1 } })).toMatchObject({ path: { points: 0.995 } })
    const excepted = pathTo(scheme, entries, 'x', { level: 2 }, { previousLevels: { x: 0 } })
    expect(excepted).toMatchObject({ path: { total: 38, level: 2 } })
    // 7 more of 2, 2, 3 and 2 that are left.
    expect(excepted.ok && excepted.path.steps.length).toBe(3)
  })

  it('leads to a rank in the track, through the tie-breaks', () => {
    const scheme = four({ ranking: { criteria: [{ by: 'total' }, { by: 'star', code: 'B' }], ties: 'competition' } })
    const entries = [marked('x', [5, 5, 5, 5]), marked('y', [9, 9, 2, 2]), marked('z', [10, 10, 10, 10], { track: 'other' }), marked('w', [9, 9, 9, 9])]
    expect(pathTo(scheme, entries, 'x', { rank: 3 })).toEqual({ ok: false, reason: 'already-there' })
    // 22 is y's total; star B breaks the tie for x.
    expect(pathTo(scheme, entries, 'x', { rank: 2 })).toMatchObject({ path: { steps: [{ indicator: 'a', to: 6.995 }], total: 22 } })
    expect(pathTo(scheme, entries, 'x', { rank: 1 })).toMatchObject({ path: { total: 36 } })
    expect(pathTo(scheme, entries, 'x', { rank: 0 })).toEqual({ ok: false, reason: 'out-of-reach' })
  })

  it('counts dense ranks by groups', () => {
    const scheme = (ties: 'competition' | 'dense') => four({ ranking: { criteria: [{ by: 'total' }], ties } })
    const entries = [marked('x', [1, 1, 1, 1]), marked('v', [9, 9, 9, 9]), marked('w', [9, 9, 9, 9]), marked('y', [5, 5, 5, 5])]
    expect(pathTo(scheme('dense'), entries, 'x', { rank: 2 })).toMatchObject({ path: { total: 20 } })
    expect(pathTo(scheme('competition'), entries, 'x', { rank: 2 })).toMatchObject({ path: { total: 36 } })
  })

  it('sees that others who take the mean of the track rise too', () => {
    const scheme = compileScheme(schemeOf([score('a', 10, { notApplicable: 'track-mean' }), score('b')], { roundAt: 'total' }))
    const other = entryOf('y', { a: { notApplicable: true }, b: { value: 5 } })
    const entries = [entryOf('x', { a: { value: 2 }, b: { value: 4 } }), other]
    // Alone with a mark for a, x gives y the same points for it: only b makes a difference.
    expect(pathTo(scheme, entries, 'x', { rank: 1 })).toMatchObject({ path: { steps: [{ indicator: 'b', to: 4.995 }] } })
    expect(pathTo(scheme, entries, 'x', { rank: 1 }, { fixed: ['b'] })).toEqual({ ok: false, reason: 'out-of-reach' })
  })

  it('raises the combined points of a weighted panel to any decimal', () => {
    const panel: Scheme['panel'] = { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 2, combine: 'mean' }, { code: 's', name: '群众', weight: 1, combine: 'mean' }], absentRole: 'incomplete' }
    const scheme = compileScheme(schemeOf([indicatorOf('c', 4, choice)], { panel, roundAt: 'total' }))
    const marks: Mark[] = [{ indicator: 'c', role: 'r', input: { option: 'n' } }, { indicator: 'c', role: 's', input: { option: 'm' } }]
    expect(pathTo(scheme, [{ organizationId: 'x', track: 't', marks }], 'x', { level: 1 })).toMatchObject({ path: { steps: [{ indicator: 'c', from: 2.3333, to: 3.2 }], points: 0.8667 } })
  })

  it('says why there is no path', () => {
    const scheme = compileScheme(
      schemeOf([score('a'), indicatorOf('k', 10, cohort), indicatorOf('g', 10, { kind: 'measure', quantity: { of: 'value', attribute: 'staff' }, curve: { proportional: { target: 10, better: 'higher' } } })], {
        attributes: [{ code: 'staff', name: '职工数', type: 'number' }],
        exclude: [{ when: { attribute: 'staff', below: 2 }, reason: '人少' }],
        vetoes: [{ code: 'V', name: '否决', effect: { kind: 'no-level' } }],
      }),
    )
    const entry = (more: Partial<OrganizationEntry> = {}, inputs = {}) => [entryOf('x', { a: { value: 1 }, k: { value: 3 }, ...inputs }, { attributes: { staff: 5 }, ...more })]
    const reason = (entries: OrganizationEntry[], goal: Parameters<typeof pathTo>[3], fixed: string[] = []) => {
      const found = pathTo(scheme, entries, 'x', goal, { fixed })
      return found.ok ? found.path.steps.map(({ indicator }) => indicator).join() : found.reason
    }
    expect(reason(entry(), { total: 16 })).toBe('already-there')
    expect(reason(entry(), { total: 20 })).toBe('a')
    expect(reason(entry(), { total: 30 })).toBe('a,g')
    expect(reason(entry(), { total: 30.01 })).toBe('out-of-reach')
    expect(reason(entry({ attributes: { staff: 1 } }), { level: 1 })).toBe('out-of-reach')
    expect(reason(entry({ attributes: {} }), { level: 1 })).toBe('incomplete')
    expect(reason([entryOf('x', { k: { value: 3 } }, { attributes: { staff: 5 } })], { total: 16 }, ['a'])).toBe('incomplete')
    expect(reason([entryOf('x', { a: { value: 3 } }, { attributes: { staff: 5 } })], { total: 16 })).toBe('incomplete')
    expect(reason(entry({ vetoes: ['V'] }), { level: 1 })).toBe('vetoed')
    expect(reason(entry({ vetoes: ['V'] }), { rank: 1 })).toBe('vetoed')
    expect(pathTo(scheme, entry({ vetoes: ['V'] }), 'x', { total: 20 })).toMatchObject({ path: { level: null, total: 20 } })
  })

  it('refuses organizations and fixed indicators it does not know', () => {
    expect(() => pathTo(four(), [marked('x', [1, 1, 1, 1])], 'y', { level: 1 })).toThrow(RangeError)
    expect(() => pathTo(four(), [marked('x', [1, 1, 1, 1])], 'x', { level: 1 }, { fixed: ['q'] })).toThrow(RangeError)
  })

  it('is what simulate says, and changes nothing it was given', () => {
    const entries = [marked('x', [5, 5, 5, 5]), marked('y', [7, 7, 7, 7])]
    const copy = structuredClone(entries)
    const found = pathTo(four(), entries, 'x', { rank: 1 })
    if (!found.ok) throw new Error(found.reason)
    const marks = found.path.steps.map(({ indicator, to }): Mark => ({ indicator, input: { value: to } }))
    expect(simulate(four(), entries, [{ organizationId: 'x', marks }]).after[0]).toMatchObject({ rank: 1, total: found.path.total, level: found.path.level })
    expect(entries).toEqual(copy)
  })
})
