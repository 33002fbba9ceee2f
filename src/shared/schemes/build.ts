import type { ChoiceRule, Indicator, MeasureRule, Quantity, TallyItem, TallyRule } from '@rules'

/** Everything an indicator may say besides its code, name, full score and rule. */
type Extra = Omit<Indicator, 'code' | 'name' | 'fullScore' | 'rule'>

export function indicator(code: string, name: string, fullScore: number, rule: Indicator['rule'], extra: Extra = {}): Indicator {
  return { code, name, fullScore, rule, ...extra }
}

/** 等次: one of the named options, best first. */
export function choice(...options: [code: string, name: string, points: number][]): ChoiceRule {
  return { kind: 'choice', options: options.map(([code, name, points]) => ({ code, name, points })) }
}

/** 计次: so many points for each occurrence, up to the full score. */
export function perOccurrence(...items: [code: string, name: string, points: number][]): TallyRule {
  return { kind: 'tally', base: 'zero', combine: 'sum', items: items.map(([code, name, points]) => ({ code, name, points })) }
}

/** 清单: each thing that is there counts once. */
export function checklist(points: number, ...items: [code: string, name: string][]): TallyRule {
  return { kind: 'tally', base: 'zero', combine: 'sum', items: items.map(([code, name]) => ({ code, name, points, once: true })) }
}

/** 倒扣: from the full score, for each finding. `points` of the items are negative. */
export function takeOff(...items: TallyItem[]): TallyRule {
  return { kind: 'tally', base: 'full', combine: 'sum', items }
}

/** 应有次数: what is lacking to `required` is taken off, `points` (negative) each. */
export function required(code: string, name: string, count: number, points: number): TallyItem {
  return { code, name, points, required: count }
}

/** 按完成率得分: full score from `target` on, the same share of it below. */
export function proportional(quantity: Quantity, target: number): MeasureRule {
  return { kind: 'measure', quantity, curve: { proportional: { target, better: 'higher' } } }
}

/** 比率低于基准每一个百分点加减若干分, fractions of a point included. */
export function belowBaseline(quantity: Quantity, baseline: number, start: number, below: number): MeasureRule {
  return { kind: 'measure', quantity, curve: { linear: { baseline, start, unit: 1, below, partial: 'proportional' } } }
}

/** 分档: the points of the highest band reached, 0 below all. */
export function bands(quantity: Quantity, ...steps: [from: number, points: number][]): MeasureRule {
  return { kind: 'measure', quantity, curve: { bands: steps.map(([from, points]) => ({ from, points })), below: 0 } }
}

/** A share of two counts; nothing to count makes the indicator not applicable. */
export const shareOrNone: Quantity = { of: 'share', unit: '%', whenZero: 'not-applicable' }
