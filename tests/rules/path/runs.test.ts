import { describe, expect, it } from 'vitest'
import { between, clip, grid, lastOf, normal, regular, shift, single, sums, valuesOf, type Run, type Runs } from '../../../src/rules/path/runs'

const run = (first: number, step: number, count: number): Run => ({ first, step, count })
const valuesIn = (runs: Runs) => [...new Set(runs.flatMap(valuesOf))].sort((a, b) => a - b)

describe('sets of points', () => {
  it('reach from the first to the last value; a decimal is counted in ten-thousandths', () => {
    expect([lastOf(run(3, 4, 5)), valuesOf(run(3, 4, 5)), lastOf(single(7))]).toEqual([19, [3, 7, 11, 15, 19], 7])
    expect([grid(1.005), grid(0.0001), grid(-0.5)]).toEqual([10_050, 1, -5000])
  })

  it('between two bounds everything, one value where they meet, nothing where they cross', () => {
    expect([between(2, 5), between(4, 4), between(5, 4)]).toEqual([[run(2, 1, 4)], [single(4)], []])
  })

  it('are moved as a whole', () => expect(shift([run(1, 2, 3), single(9)], -4)).toEqual([run(-3, 2, 3), single(5)]))

  it.each<[low: number, high: number, left: Run[]]>([
    [-Infinity, Infinity, [run(3, 4, 5)]],
    [3, 19, [run(3, 4, 5)]],
    [4, 18, [run(7, 4, 3)]],
    [7, 15, [run(7, 4, 3)]],
    [8, 14, [single(11)]],
    [16, 99, [single(19)]],
    [8, 10, []],
    [20, 99, []],
    [-9, 2, []],
  ])('3, 7, 11, 15, 19 from %d to %d', (low, high, left) => expect(clip([run(3, 4, 5)], low, high)).toEqual(left))

  it('have few runs: what touches is joined, what is regular is one run', () => {
    expect(normal([run(0, 1, 5), run(5, 1, 3)])).toEqual([run(0, 1, 8)])
    expect(normal([run(6, 1, 3), run(0, 1, 5)])).toEqual([run(0, 1, 5), run(6, 1, 3)])
    expect(normal([run(0, 1, 9), run(2, 1, 3)])).toEqual([run(0, 1, 9)])
    expect(normal([single(8), single(2), single(5), single(5)])).toEqual([run(2, 3, 3)])
    expect(normal([run(10, 1, 3), single(12), single(10), single(13), single(9)])).toEqual([run(10, 1, 3), run(9, 4, 2)])
    expect(normal([run(0, 5, 3)])).toEqual([run(0, 5, 3)])
    expect(normal([])).toEqual([])
  })

  it('of many scattered values are kept as they are, each run once', () => {
    const many = [run(0, 3, 15_000), run(1, 7, 9000), run(0, 3, 15_000), run(50, 1, 2)]
    expect(normal(many)).toEqual([run(50, 1, 2), run(0, 3, 15_000), run(1, 7, 9000)])
  })

  it('of ascending values go on as long as the steps are even', () => {
    expect(regular([1, 3, 5, 9, 13, 14])).toEqual([run(1, 2, 3), run(9, 4, 2), single(14)])
    expect(regular([4])).toEqual([single(4)])
  })

  it.each<[string, Run, Run]>([
    ['a single one moves the other', single(5), run(0, 3, 4)],
    ['fine ones fill the gaps of coarse ones', run(0, 2, 3), run(1, 6, 4)],
    ['two fine ones do not fill gaps of three', run(0, 2, 2), run(1, 6, 4)],
    ['steps that do not fit', run(0, 2, 3), run(0, 5, 2)],
    ['everything and steps', run(0, 1, 3), run(0, 5, 2)],
  ])('added up are the sums of their values: %s', (_name, a, b) => {
    const expected = [...new Set(valuesOf(a).flatMap((x) => valuesOf(b).map((y) => x + y)))].sort((x, y) => x - y)
    for (const found of [sums([a], [b]), sums([b], [a])]) {
      expect(valuesIn(found)).toEqual(expected)
      expect(found.reduce((all, each) => all + each.count, 0)).toBe(expected.length)
    }
  })
})
