import { combine, type CombineMethod } from '@rules'
import { describe, expect, it } from 'vitest'

const trimmed = (high: number, low: number, from: number): CombineMethod => ({ trimmed: { high, low, from } })

/** By hand. */
const cases: [string, number[], CombineMethod, number][] = [
  ['0.1 + 0.2 is 0.3', [0.1, 0.2], 'mean', 0.15],
  ['a third is rounded once', [1, 0, 0], 'mean', 0.3333],
  ['half-up at the fourth decimal', [0.0001, 0], 'mean', 0.0001],
  ['half-up away from zero', [-0.0001, 0], 'mean', -0.0001],
  ['the middle one', [9, 1, 5], 'median', 5],
  ['between the two in the middle', [1, 2, 4, 9], 'median', 3],
  ['one alone', [7.25], 'median', 7.25],
  ['one instance each of equal ones', [9, 9, 8, 7, 7], trimmed(1, 1, 5), 8],
  ['too few to trim: the plain mean', [9, 9, 8, 6], trimmed(1, 1, 5), 8],
  ['only the highest', [10, 8, 6], trimmed(1, 0, 2), 7],
  ['only the lowest two', [10, 8, 6, 4], trimmed(0, 2, 3), 9],
]

describe('combine', () => {
  it.each(cases)('%s', (_name, points, method, combined) => {
    expect(combine(points, method)).toBe(combined)
  })

  it('does not depend on the order, nor change it', () => {
    const points = Object.freeze([3, 1, 2, 9, 5])
    expect(combine(points, trimmed(1, 1, 3))).toBe(combine([...points].reverse(), trimmed(1, 1, 3)))
  })

  it('refuses nothing, and a trimming that could leave nothing', () => {
    expect(() => combine([], 'mean')).toThrow(RangeError)
    expect(() => combine([1, 2, 3], trimmed(1, 1, 2))).toThrow(RangeError)
  })
})
