import { add, multiply, subtract, type Exact } from '../../../src/rules/numbers/exact'
import { roundExact } from '../../../src/rules/numbers/round'
import { anywhere, contains } from '../../../src/rules/path/range'
import { valuesOf, type Run } from '../../../src/rules/path/runs'
import type { Choice, Scoring, StarProblem } from '../../../src/rules/path/star-table'

export const run = (first: number, step: number, count: number): Run => ({ first, step, count })
export const choice = (present: Exact, ...all: Run[]): Choice => ({ present, mayStay: true, options: [{ saving: 0, runs: all }] })
export const plain: Scoring = { scale: null, rounding: null }
export const star = (choices: Choice[], scoring: Scoring = plain, more: Partial<StarProblem> = {}): StarProblem => ({ points: 0, scoring, range: anywhere, choices, ...more })

export interface Way {
  gain: Exact
  cost: Exact
}

/** Every way to raise exactly so many indicators, one by one. */
export function tried({ points, scoring, range, choices }: StarProblem, raised: number): Way[] {
  const score = (of: Exact) => {
    const scaled = scoring.scale === null ? of : multiply(of, scoring.scale)
    return scoring.rounding === null ? scaled : roundExact(scaled, scoring.rounding.decimals, scoring.rounding.mode)
  }
  let all: { raised: number; more: Exact; cost: Exact }[] = [{ raised: 0, more: 0, cost: 0 }]
  for (const { present, mayStay, options } of choices) {
    all = all.flatMap((before) => [
      ...(mayStay ? [before] : []),
      ...options.flatMap(({ saving, runs: own }) => own.flatMap(valuesOf).map((to) => ({ raised: before.raised + 1, more: add(before.more, subtract(to, present)), cost: add(before.cost, subtract(to - saving, present)) }))),
    ])
  }
  return all.filter((each) => each.raised === raised && contains(range, add(points, each.more))).map(({ more, cost }) => ({ gain: subtract(score(add(points, more)), score(points)), cost }))
}
