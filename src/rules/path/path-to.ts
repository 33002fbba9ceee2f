import { assess } from '../evaluate/assess'
import { nth } from '../nth'
import { add, exact, SCALE, subtract, type Exact } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import type { CompiledScheme, EvaluateOptions, OrganizationEntry, Path } from '../types'
import { totalReaches } from './atoms'
import { levelReaches } from './level-goal'
import { prospectOf, rankProspect, type Prospect } from './prospect'
import { search, type Raise } from './search'
import { cellOf, situationOf, type Situation } from './situation'

type Goal = { level: number } | { total: number } | { rank: number }
type Answer = { ok: true; path: Path } | { ok: false; reason: 'already-there' | 'out-of-reach' | 'vetoed' | 'incomplete' }

/**
 * Which indicators to raise, and to what, so that an organization reaches at least a level (before quotas), a total, or a
 * rank in its track, while everybody else's marks stay: fewest indicators, then fewest points, then smallest codes, then
 * smallest points in scheme order. A step's points are what the rule gives; `path.level` is the level before quotas.
 *
 * Exact, and minimal, for every scheme: no smaller set of indicators reaches the goal. Missing indicators count from 0;
 * compared, not applicable and `fixed` ones stay, and so do extras. Continuous rules, and every rule under a weighted
 * panel, may be raised to any decimal with four places they can give. An indicator that reads the register can be raised
 * too, by changing the register.
 *
 * Milliseconds for a six-star scheme of thirty indicators. Seconds are rare: many raises at three decimals or half-even,
 * above all with rescaled stars or points rounded by indicator, and a rank where others take means of many indicators.
 *
 * Reasons, first that holds: `out-of-reach` for who is excluded; `incomplete` when a missing indicator cannot be counted
 * from 0 (fixed, compared, or a register field is empty); `vetoed` for a level or rank under a no-level veto;
 * `already-there`; `out-of-reach`.
 *
 * @throws RangeError for an unknown organization or fixed indicator; otherwise as `evaluate`.
 */
export function pathTo(
  scheme: CompiledScheme,
  entries: readonly OrganizationEntry[],
  organizationId: string,
  goal: Goal,
  { fixed = [], ...options }: { fixed?: string[] } & EvaluateOptions = {},
): Answer {
  const situation = situationOf(scheme, entries, organizationId, fixed, options)
  const { standing } = situation
  if (standing.excluded !== null) return refused('out-of-reach')
  if (standing.missing.length > 0) return refused('incomplete')
  if (!('total' in goal) && standing.vetoes.some(({ effect }) => effect.kind === 'no-level')) return refused('vetoed')
  const raises = search(situation, prospectFor(situation, goal))
  if (raises === null) return refused('out-of-reach')
  return raises.length === 0 ? refused('already-there') : { ok: true, path: pathOf(situation, raises) }
}

function refused(reason: Extract<Answer, { ok: false }>['reason']): Answer {
  return { ok: false, reason }
}

function prospectFor(situation: Situation, goal: Goal): Prospect {
  if ('rank' in goal) return rankProspect(situation, goal.rank)
  return prospectOf(situation, 'level' in goal ? levelReaches(situation, goal.level) : totalReaches(situation, exact(goal.total)))
}

function pathOf({ plan, entries, own, cells, options }: Situation, raises: readonly Raise[]): Path {
  const raised = [...cells]
  let points: Exact = 0
  for (const { raisable, to, saving } of raises) {
    raised[raisable.position] = cellOf(plan, raisable.position, to)
    points = add(points, subtract(to - saving, raisable.present))
  }
  const { result, level } = assess(plan, nth(entries, own), raised, options)
  const steps = raises.map(({ raisable, to, saving }) => ({ indicator: raisable.code, from: toDecimal(raisable.present), to: (to - saving) / SCALE }))
  return { steps, points: toDecimal(points), level, total: result.total }
}
