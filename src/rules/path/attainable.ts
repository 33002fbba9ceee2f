import type { Attributes } from '../kinds/kind'
import { exact, SCALE } from '../numbers/exact'
import type { BallotRule, CohortRule, CompositeRule, Rule, ScoreRule } from '../types'
import { attainableByMeasure } from './attainable-measure'
import { attainableByTally } from './attainable-tally'
import { between, clip, grid, lastOf, normal, shift, single, sums, type Run, type Runs } from './runs'

/**
 * All points a rule can give an organization, clamped to 0…fullScore, in ten-thousandths: the values of choices, tallies,
 * bands and whole steps; for what is continuous every decimal with four places between its bounds.
 */
export function attainable(rule: Exclude<Rule, CohortRule>, fullScore: number, attributes: Attributes): Run[] {
  return clamped(unclamped(rule, fullScore, attributes), fullScore)
}

function unclamped(rule: Exclude<Rule, CohortRule>, fullScore: number, attributes: Attributes): Runs {
  switch (rule.kind) {
    case 'score':
      return byScore(rule, fullScore)
    case 'choice':
      return rule.options.map((option) => single(grid(option.points)))
    case 'tally':
      return attainableByTally(rule, fullScore, attributes)
    case 'measure':
      return attainableByMeasure(rule, exact(fullScore / SCALE), fullScore, attributes)
    case 'ballot':
      return byBallot(rule, fullScore)
    case 'composite':
      return byComposite(rule, fullScore, attributes)
  }
}

function byScore({ from, step }: ScoreRule, fullScore: number): Runs {
  const size = step === undefined ? 1 : grid(step)
  const count = Math.floor(fullScore / size) + 1
  return [{ first: from === 'zero' ? 0 : fullScore - size * (count - 1), step: size, count }]
}

/** Votes can be spread so that any share between the grades comes out. */
function byBallot({ grades }: BallotRule, fullScore: number): Runs {
  const worths = grades.map((grade) => (fullScore * grid(grade.worth)) / (100 * SCALE))
  return between(Math.ceil(Math.min(...worths)), Math.floor(Math.max(...worths)))
}

function byComposite({ base, parts }: CompositeRule, fullScore: number, attributes: Attributes): Runs {
  const all = parts.reduce<Runs>((found, part) => sums(found, attainable(part.rule, grid(part.fullScore), attributes)), [single(0)])
  return base === 'zero' ? all : shift(all, fullScore - parts.reduce((sum, part) => sum + grid(part.fullScore), 0))
}

function clamped(runs: Runs, fullScore: number): Run[] {
  return normal(
    runs.flatMap((run) => {
      const below = run.first < 0 ? [single(0)] : []
      const above = lastOf(run) > fullScore ? [single(fullScore)] : []
      return [...below, ...clip([run], 0, fullScore), ...above]
    }),
  )
}
