import { describe, expect, it } from 'vitest'
import { compareExact } from '../../../src/rules/numbers/exact'
import { all, any, atLeast, boxesOf, negation, rangeIn, type Box, type Formula } from '../../../src/rules/path/formula'
import { anywhere, contains } from '../../../src/rules/path/range'

const star = (index: number, value: number): Formula => ({ of: { star: index }, side: 'min', bound: { value, strict: false } })
const [a, b, c] = [star(0, 5), star(1, 6), star(2, 7)]

/** Whether a formula holds for these points of stars 0, 1 and 2, read off as it is written. */
function holds(formula: Formula, points: readonly number[]): boolean {
  if (typeof formula === 'boolean') return formula
  if ('all' in formula) return formula.all.every((part) => holds(part, points))
  if ('any' in formula) return formula.any.some((part) => holds(part, points))
  const { of, side, bound } = formula
  const difference = compareExact(of !== 'total' && 'star' in of ? (points[of.star] ?? NaN) : NaN, bound.value) * (side === 'min' ? 1 : -1)
  return bound.strict ? difference > 0 : difference >= 0
}

const inside = (box: Box, points: readonly number[]) => points.every((value, index) => contains(rangeIn(box, { star: index }), value))
const everywhere = [4, 5, 6, 7].flatMap((x) => [5, 6, 7].flatMap((y) => [6, 7, 8].map((z) => [x, y, z])))

describe('goals', () => {
  it('are settled where a part settles them', () => {
    expect([all(), all(true, a), all(a, false), all(true, true)]).toEqual([true, a, false, true])
    expect([any(), any(false, a), any(a, true), any(false, false)]).toEqual([false, a, true, false])
  })

  it('turned round hold exactly where they did not', () => {
    const goal = all(any(a, b), c)
    for (const points of everywhere) expect(holds(negation(goal), points)).toBe(!holds(goal, points))
    expect(negation(negation(goal))).toEqual(goal)
    expect([negation(true), negation(false)]).toEqual([false, true])
  })

  it('at least so many of some: those that hold anyway count', () => {
    for (const count of [0, 1, 2, 3, 4]) {
      const goal = atLeast(count, [a, b, c])
      const more = atLeast(count, [a, true, b, false])
      for (const points of everywhere) {
        const met = [a, b, c].map((each) => holds(each, points))
        expect(holds(goal, points)).toBe(met.filter(Boolean).length >= count)
        expect(holds(more, points)).toBe(1 + met.slice(0, 2).filter(Boolean).length >= count)
      }
    }
  })

  it.each<[string, Formula, number]>([
    ['all of them in one', all(a, b, c), 1],
    ['each of several', any(a, b, c), 3],
    ['two of three', atLeast(2, [a, b, c]), 3],
    ['a band of one star', all(a, negation(star(0, 7))), 1],
    ['either of two and the third', all(any(a, b), c), 2],
    ['bounds that cross', all(a, negation(a)), 0],
    ['the same twice', { any: [all(a, b), all(b, a)] }, 1],
    ['everything', true, 1],
    ['nothing', false, 0],
  ])('come down to boxes that hold the same points: %s', (_name, goal, count) => {
    const boxes = boxesOf(goal)
    expect(boxes).toHaveLength(count)
    for (const points of everywhere) expect(boxes.some((box) => inside(box, points))).toBe(holds(goal, points))
  })

  it('leave free what they do not speak of', () => {
    const [box] = boxesOf({ of: 'total', side: 'min', bound: { value: 9, strict: true } })
    expect(box && [rangeIn(box, 'total'), rangeIn(box, { star: 0 }), rangeIn(box, { indicator: 0 })]).toEqual([{ min: { value: 9, strict: true }, max: null }, anywhere, anywhere])
    const [own] = boxesOf({ of: { indicator: 3 }, side: 'max', bound: { value: 9, strict: true } })
    expect(own && [rangeIn(own, { indicator: 3 }).max?.value, rangeIn(own, { star: 3 })]).toEqual([9, anywhere])
  })
})
