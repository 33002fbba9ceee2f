import type { Indicator, MarkInput, MeasureRule, TallyItem, TallyRule } from '@rules'
import type { Random } from './random'

/** How well an organization does on an indicator: about `ratio` of its full score, and rather more (`up`) or rather less. */
export interface Aim {
  ratio: number
  up: boolean
}

const rounded = ({ up }: Aim, value: number) => (up ? Math.ceil(value - 1e-9) : Math.floor(value + 1e-9))
const between = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value))

/** The least that reaches the aim when it is to be reached, the most that stays below it when not. */
function nearest<Candidate extends { points: number }>(candidates: readonly Candidate[], points: number, { up }: Aim): Candidate | undefined {
  const sorted = [...candidates].sort((a, b) => a.points - b.points)
  return up ? (sorted.find((candidate) => candidate.points >= points) ?? sorted.at(-1)) : (sorted.filter((candidate) => candidate.points <= points).at(-1) ?? sorted[0])
}

/** From the full score: what is lacking or found is spread over the items in turn. */
function tallyDown(rule: TallyRule, fullScore: number, aim: Aim): Record<string, number> {
  const worst = ({ required, once, points }: TallyItem) => required ?? (once ? 1 : Math.ceil(fullScore / Math.abs(points)))
  const taken = new Map(rule.items.map((item) => [item.code, 0]))
  let loss = (1 - aim.ratio) * fullScore
  for (let found = true; found && loss > 1e-9; ) {
    found = false
    for (const item of [...rule.items].reverse()) {
      const count = taken.get(item.code) ?? 0
      const cost = Math.abs(item.points)
      if (count >= worst(item) || loss <= 1e-9 || (aim.up && cost > loss + 1e-9)) continue
      taken.set(item.code, count + 1)
      loss -= cost
      found = true
    }
  }
  const entries = rule.items.map((item): [string, number] => [item.code, item.required === undefined ? (taken.get(item.code) ?? 0) : item.required - (taken.get(item.code) ?? 0)])
  return Object.fromEntries(entries.filter(([code, count]) => count > 0 || rule.items.some((item) => item.code === code && item.required !== undefined)))
}

/** From zero: the first item counted, or as many of a checklist as it takes. */
function tallyUp(rule: TallyRule, fullScore: number, aim: Aim): Record<string, number> {
  const [first] = rule.items
  if (!first) return {}
  const count = rounded(aim, (aim.ratio * fullScore) / first.points)
  if (first.once) return Object.fromEntries(rule.items.slice(0, count).map((item) => [item.code, 1]))
  return count > 0 ? { [first.code]: count } : {}
}

/** The value of a measure that gives about so many points. */
function measured(rule: MeasureRule, fullScore: number, aim: Aim): number {
  const { curve } = rule
  const points = aim.ratio * fullScore
  if ('proportional' in curve) return aim.ratio * curve.proportional.target
  if ('linear' in curve) return curve.linear.baseline - ((curve.linear.start - points) / Math.abs(curve.linear.below ?? 1)) * curve.linear.unit
  return nearest([...curve.bands, { from: 0, points: curve.below }], points, aim)?.from ?? 0
}

function measure(rule: MeasureRule, fullScore: number, aim: Aim, random: Random): MarkInput {
  const value = measured(rule, fullScore, aim)
  if (rule.quantity.of === 'value') return { value: rounded(aim, value) }
  const whole = random.whole(8, 40)
  return { parts: [between(0, rounded(aim, (value / 100) * whole), whole), whole] }
}

/** Satisfied voters and, where that is too coarse, mostly satisfied ones. */
function ballot(aim: Aim, random: Random): MarkInput {
  const votes = random.whole(20, 60)
  const satisfied = aim.up ? rounded(aim, votes * between(0, (aim.ratio - 0.8) / 0.2, 1)) : rounded(aim, votes * aim.ratio)
  return { items: aim.up ? { satisfied, mostly: votes - satisfied } : { satisfied, dissatisfied: votes - satisfied } }
}

/** A mark for a rule of the six-star scheme that comes near an aim. `output` is what growth is measured on. */
export function inputFor({ rule, fullScore }: Indicator, aim: Aim, random: Random, output: readonly [number, number]): MarkInput {
  switch (rule.kind) {
    case 'score':
      return { value: rounded(aim, aim.ratio * fullScore) }
    case 'choice':
      return { option: nearest(rule.options, aim.ratio * fullScore, aim)?.code ?? '' }
    case 'tally':
      return { items: rule.base === 'full' ? tallyDown(rule, fullScore, aim) : tallyUp(rule, fullScore, aim) }
    case 'measure':
      return measure(rule, fullScore, aim, random)
    case 'ballot':
      return ballot(aim, random)
    case 'cohort':
      return { parts: [output[0], output[1]] }
    case 'composite':
      throw new RangeError('the sample scheme has no composite rule')
  }
}
