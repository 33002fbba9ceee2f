import type { Assessed } from '../evaluate/assess'
import { nth } from '../nth'
import { add, exact, type Exact } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import { compareKeys, keyOf } from '../ranking/places'
import type { Criterion } from '../types'
import { indicatorReaches, shownStarReaches, totalReaches } from './atoms'
import { all, any, negation, type Formula } from './formula'
import { levelReaches, litStarsReach } from './level-goal'
import { beforeRounding } from './range'
import type { Situation } from './situation'

/** A rank in its track of at most `rank`. @param others everybody judged; the organization itself is passed over. */
export function rankReaches(situation: Situation, others: readonly Assessed[], rank: number): Formula {
  if (!(rank >= 1)) return false
  const keys = keysToBeat(situation, others, rank)
  return keys === null || keysReach(situation, keys, 0)
}

/** The keys that are just good enough: with them so many may be ahead; null when anything is. */
export function keysToBeat({ plan, own, standing }: Situation, others: readonly Assessed[], rank: number): readonly number[] | null {
  const { track } = standing.entry
  const field = others.filter((each, index) => index !== own && each.level !== null && each.result.track === track).map((each) => each.keys)
  const sorted = field.sort(compareKeys)
  const counted = plan.scheme.ranking.ties === 'competition' ? sorted : sorted.filter((keys, index) => index === 0 || compareKeys(nth(sorted, index - 1), keys) !== 0)
  return counted[Math.floor(rank) - 1] ?? null
}

/** From this criterion on at least as good: better here, or no worse here and as good from the next one on. */
function keysReach(situation: Situation, keys: readonly number[], index: number): Formula {
  const criterion = situation.plan.scheme.ranking.criteria[index]
  if (!criterion) return true
  const key = nth(keys, index)
  const rest = keysReach(situation, keys, index + 1)
  const [better, equal] = [keyReaches(situation, criterion, key, true), keyReaches(situation, criterion, key, false)]
  return any(better, all(equal, rest))
}

/** Whether the criterion's value, the larger the better, reaches a key or goes beyond it. */
function keyReaches(situation: Situation, criterion: Criterion, key: number, beyond: boolean): Formula {
  const own = fixedKey(situation, criterion)
  if (own !== null) return beyond ? own > key : own >= key
  if (key === -Infinity) return true
  // In descending order a value reaches the key; in ascending order it must not reach the next one.
  return criterion.order === 'asc' ? negation(valueReaches(situation, criterion, -key, !beyond)) : valueReaches(situation, criterion, key, beyond)
}

/** Where the value cannot change. Extras are judged as they are. */
function fixedKey({ plan, standing, cells }: Situation, criterion: Criterion): number | null {
  const oriented = (value: Exact) => keyOf(toDecimal(value), criterion.order ?? 'desc')
  if (criterion.by === 'bonus' || criterion.by === 'deduction') return oriented(standing[criterion.by])
  if (criterion.by !== 'indicator') return null
  const indicator = plan.byCode.get(criterion.code)
  const cell = indicator && nth(cells, indicator.position)
  if (indicator?.inExtras) return oriented(cell?.points ?? 0)
  return cell?.state === 'scored' ? null : -Infinity
}

function valueReaches(situation: Situation, criterion: Criterion, value: number, beyond: boolean): Formula {
  const { plan } = situation
  const next = beyond ? 1 : 0
  const line: Exact = add(exact(value), next)
  switch (criterion.by) {
    case 'total':
      return totalReaches(situation, line)
    case 'level':
      return levelReaches(situation, value + next)
    case 'lit-stars':
      return litStarsReach(situation, value + next)
    case 'star':
      return shownStarReaches(situation, plan.stars.findIndex((star) => star.definition.code === criterion.code), line)
    case 'indicator':
      return indicatorReaches(situation, plan.byCode.get(criterion.code)?.position ?? -1, beforeRounding(line, 4, 'half-up'))
    default:
      return false
  }
}
