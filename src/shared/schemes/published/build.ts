import type { CompositeRule, ScoreRule, TallyItem, TallyRule } from '@rules'

/** Words for what a published document does not say. */
export const unsaid = '原文未载'

/** One finding that is taken off once. `points` is what the document takes off, positive. */
export function finding(code: string, name: string, points: number, when?: TallyItem['when']): TallyItem {
  return { code, name, points: -points, once: true, ...(when === undefined ? {} : { when }) }
}

/** Findings that each take off their points: “……的扣5分；……的扣3分”. */
export function eachTakesOff(...items: TallyItem[]): TallyRule {
  return { kind: 'tally', base: 'full', combine: 'sum', items }
}

/** Findings of which only the gravest counts: “未建立的扣8分；不完整的扣2分”. */
export function worstTakesOff(...items: TallyItem[]): TallyRule {
  return { kind: 'tally', base: 'full', combine: 'lowest', items }
}

/** Named findings, and “其他指标酌情扣分” beside them; never below 0. */
export function withJudgement(fullScore: number, ...parts: { code: string; name: string; rule: TallyRule }[]): CompositeRule {
  const named = parts.map((part) => ({ ...part, fullScore }))
  const judged: ScoreRule = { kind: 'score', from: 'full', needsReason: true }
  return { kind: 'composite', base: 'full', parts: [...named, { code: 'other', name: '其他指标酌情扣分', fullScore, rule: judged }] }
}

/** Where only the full score is known: points are given directly until the document's own rule is put in. */
export const openRule: ScoreRule = { kind: 'score', from: 'zero' }

