import { compileScheme } from '@rules'
import { describe, expect, it } from 'vitest'
import { nth } from '../../../src/rules/nth'
import { candidateOf, demanding, type Demand } from '../../../src/rules/path/candidate'
import { valuesOf } from '../../../src/rules/path/runs'
import { situationOf } from '../../../src/rules/path/situation'
import { entryOf, indicatorOf, schemeOf, scoreRule } from '../builders'

/** Two stars of one indicator each, which gives whole points up to 5; both have 1. */
function twoStars() {
  const star = (code: string) => ({ code, name: code, fullScore: 5, lighting: { ratio: 0.8 }, indicators: [indicatorOf(`${code}1`, 5, { ...scoreRule, step: 1 })] })
  const scheme = compileScheme({ ...schemeOf([]), stars: [star('A'), star('B')] })
  const situation = situationOf(scheme, [entryOf('a', { A1: { value: 1 }, B1: { value: 1 } })], 'a', [], {})
  return { situation, start: candidateOf(situation, new Map()) }
}

const between = (least: number, most: number, mayStay = false): Demand => ({ mayStay, least: least * 10_000, most: most * 10_000 })

describe('demands made one after another', () => {
  const { situation, start } = twoStars()
  const left = (...demands: Demand[]) => {
    const [choice] = nth(demands.reduce((candidate, demand) => demanding(situation, candidate, 0, demand), start).problem.stars, 0).choices
    return { mayStay: choice?.mayStay, points: choice?.options.flatMap(({ runs }) => runs.flatMap(valuesOf)).map((value) => value / 10_000) }
  }

  it('hold together, whichever comes first: at least 3 and at least 2, at most 4 and at most 5', () => {
    expect(left()).toEqual({ mayStay: true, points: [2, 3, 4, 5] })
    expect(left(between(3, 4, true), between(2, 5))).toEqual({ mayStay: false, points: [3, 4] })
    expect(left(between(2, 5), between(3, 4, true))).toEqual({ mayStay: false, points: [3, 4] })
  })

  it('change the star of their indicator and leave the other as it is', () => {
    const { problem } = demanding(situation, start, 0, between(3, 4))
    expect(problem.stars[0]).not.toBe(start.problem.stars[0])
    expect(problem.stars[1]).toBe(start.problem.stars[1])
  })
})
