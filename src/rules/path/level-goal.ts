import { conditionHolds } from '../conditions/result-test'
import { nth } from '../nth'
import { exact, multiply } from '../numbers/exact'
import type { Condition } from '../types'
import { indicatorReaches, starLit, totalReaches } from './atoms'
import { all, any, atLeast, negation, type Formula } from './formula'
import type { Situation } from './situation'

/** At least this level before quotas: base, conditions, drops, caps and the largest rise. */
export function levelReaches(situation: Situation, level: number): Formula {
  const { plan, standing } = situation
  if (level <= 0) return true
  const { effects, dropped } = vetoed(situation)
  if (effects.some((effect) => effect.kind === 'cap-level' && effect.level < level)) return false
  const base = level + dropped
  const conditions = (plan.scheme.level.conditions ?? []).filter((each) => each.level <= base).map((each) => conditionMet(situation, each.when))
  return all(baseReaches(situation, base), ...conditions, risesTo(situation, level, standing.entry.organizationId))
}

function vetoed({ standing }: Situation) {
  const effects = standing.vetoes.map((veto) => veto.effect)
  return { effects, dropped: effects.reduce((sum, effect) => sum + (effect.kind === 'drop-levels' ? effect.by : 0), 0) }
}

function baseReaches(situation: Situation, level: number): Formula {
  const { by, bands = [] } = situation.plan.scheme.level
  const byStars = by === 'total' || litStarsReach(situation, level)
  const lines = bands.filter((band) => band.level >= level).map((band) => totalReaches(situation, exact(band.from)))
  return all(byStars, by === 'stars' || any(...lines))
}

/** At least so many lit stars. */
export function litStarsReach(situation: Situation, count: number): Formula {
  return atLeast(count, situation.stars.map((_, index) => starLit(situation, index)))
}

function risesTo(situation: Situation, level: number, organizationId: string): Formula {
  const { maxRise } = situation.plan.scheme
  const { previousLevels = {} } = situation.options
  const previous = Object.hasOwn(previousLevels, organizationId) ? previousLevels[organizationId] : null
  if (!maxRise || typeof previous !== 'number' || level <= Math.max(0, previous + maxRise.levels)) return true
  return maxRise.except !== undefined && conditionMet(situation, maxRise.except)
}

/** A condition as bounds on what can be raised; what cannot be raised is judged as it is. */
export function conditionMet(situation: Situation, condition: Condition): Formula {
  if ('all' in condition) return all(...condition.all.map((each) => conditionMet(situation, each)))
  if ('any' in condition) return any(...condition.any.map((each) => conditionMet(situation, each)))
  if ('not' in condition) return negation(conditionMet(situation, condition.not))
  if ('total' in condition) return within(condition.total, (line) => totalReaches(situation, exact(line)))
  const { plan, standing, cells } = situation
  if ('star' in condition) {
    const lit = starLit(situation, plan.stars.findIndex((star) => star.definition.code === condition.star))
    return condition.lit ? lit : negation(lit)
  }
  const indicator = 'indicator' in condition ? plan.byCode.get(condition.indicator) : undefined
  if (!('indicator' in condition) || !indicator || indicator.inExtras || nth(cells, indicator.position).state !== 'scored') return conditionHolds(plan, condition, standing)
  const pointsOf = (line: number) => (condition.of === 'points' ? exact(line) : multiply(exact(line), indicator.fullScore))
  return within(condition, (line) => indicatorReaches(situation, indicator.position, { value: pointsOf(line), strict: false }))
}

function within(range: { atLeast?: number; below?: number }, reaches: (line: number) => Formula): Formula {
  return all(range.atLeast === undefined || reaches(range.atLeast), range.below === undefined || negation(reaches(range.below)))
}
