/** A rule to begin with for every kind: the form it takes most often in published schemes. */
import type { BallotRule, ChoiceRule, CohortRule, CompositeRule, MeasureRule, Quantity, Rule, ScoreRule, TallyItem, TallyRule } from '@rules'
import { nextCode } from './codes'
import type { Within } from '../wording/rule'

export type RuleKind = Rule['kind']
/** What stands inside a composite. */
export type PartRule = CompositeRule['parts'][number]['rule']

interface Place {
  fullScore: number
  within: Within
}

/** Half a number of points, exact to four decimals. */
const share = (points: number, part: number) => Number((points * part).toFixed(4))

/**
 * A new rule of this kind. What the rule before already said and the new one can keep, it keeps: the quantity of a measure or a
 * comparison, and the whole rule as first part of a composite.
 */
export function newRule(kind: RuleKind, place: Place, before?: Rule): Rule {
  return kind === 'cohort' ? newCohort(place, before) : kind === 'composite' ? newComposite(place, before) : newPartRule(kind, place, before)
}

/** A new rule of a kind that may stand inside a composite. */
export function newPartRule(kind: PartRule['kind'], { fullScore, within }: Place, before?: Rule): PartRule {
  switch (kind) {
    case 'score':
      return { kind, from: 'zero' } satisfies ScoreRule
    case 'choice':
      return { kind, options: newOptions(fullScore) } satisfies ChoiceRule
    case 'tally': {
      const base = within === 'star' ? 'full' : 'zero'
      return { kind, base, combine: 'sum', items: [newTallyItem([], base)] } satisfies TallyRule
    }
    case 'measure':
      return { kind, quantity: quantityOf(before), curve: newCurve('bands', fullScore) } satisfies MeasureRule
    case 'ballot':
      return { kind, grades: newGrades() } satisfies BallotRule
  }
}

function newCohort({ fullScore }: Place, before?: Rule): CohortRule {
  return { kind: 'cohort', quantity: quantityOf(before), scope: 'track', better: 'higher', by: newPlaces('shares', fullScore) }
}

function newComposite({ fullScore, within }: Place, before?: Rule): CompositeRule {
  const base = within === 'deduction' ? 'zero' : 'full'
  const first: PartRule = before === undefined || before.kind === 'cohort' || before.kind === 'composite' ? newPartRule('tally', { fullScore, within }) : before
  return { kind: 'composite', base, parts: [{ code: 'p1', name: '第 1 部分', fullScore, rule: first }] }
}

function quantityOf(before?: Rule): Quantity {
  return before?.kind === 'measure' || before?.kind === 'cohort' ? before.quantity : { of: 'value' }
}

function newOptions(fullScore: number): ChoiceRule['options'] {
  return [
    { code: 'o1', name: '好', points: fullScore },
    { code: 'o2', name: '一般', points: share(fullScore, 0.6) },
    { code: 'o3', name: '差', points: 0 },
  ]
}

function newGrades(): BallotRule['grades'] {
  return ['好', '较好', '一般', '较差'].map((name, index) => ({ code: `g${index + 1}`, name, worth: 100 - 20 * index }))
}

/** What happens once more: takes points off a full score, gives them otherwise. */
export function newTallyItem(items: readonly TallyItem[], base: TallyRule['base']): TallyItem {
  const code = nextCode(
    'i',
    items.map((item) => item.code),
  )
  return { code, name: '新情形', points: base === 'full' ? -1 : 1 }
}

export type CurveForm = 'bands' | 'linear' | 'proportional'

/** Percentages are what most measures are. */
export function newCurve(form: CurveForm, fullScore: number): MeasureRule['curve'] {
  if (form === 'linear') return { linear: { baseline: 100, start: fullScore, unit: 1, below: -1, partial: 'ignore' } }
  if (form === 'proportional') return { proportional: { target: 100, better: 'higher' } }
  return {
    bands: [
      { from: 90, points: fullScore },
      { from: 80, points: share(fullScore, 0.8) },
      { from: 60, points: share(fullScore, 0.6) },
    ],
    below: 0,
  }
}

export type PlacesForm = 'places' | 'step' | 'stepPercent' | 'shares' | 'ofBest' | 'fromMean'

/** How places or distances give points. */
export function newPlaces(form: PlacesForm, fullScore: number): CohortRule['by'] {
  switch (form) {
    case 'places':
      return { places: [fullScore, share(fullScore, 0.9), share(fullScore, 0.8)], then: -1, floor: 0 }
    case 'step':
      return { step: { first: fullScore, minus: 1 } }
    case 'stepPercent':
      return { stepPercent: { first: fullScore, percent: 2 } }
    case 'shares':
      return {
        shares: [
          { top: 10, points: fullScore },
          { top: 30, points: share(fullScore, 0.8) },
          { top: 60, points: share(fullScore, 0.6) },
        ],
        rest: share(fullScore, 0.4),
      }
    case 'ofBest':
      return { ofBest: true }
    case 'fromMean':
      return { fromMean: { start: share(fullScore, 0.8), unit: 1, below: -1, above: 1, partial: 'proportional' } }
  }
}
