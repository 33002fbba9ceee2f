import type { CohortRule, MarkInput, Quantity, Rule } from '@rules'
import type { Draw } from './draw'

interface Allowed {
  cohort: boolean
  register: boolean
  deduction: boolean
}

/** A rule of any kind that is allowed where it stands. */
export function arbitraryRule({ one }: Draw, fullScore: number, { cohort, register, deduction }: Allowed): Rule {
  const base = deduction ? 'zero' : one('zero' as const, 'full' as const)
  const quantity: Quantity = one<Quantity>({ of: 'value' }, { of: 'share' }, { of: 'difference' }, ...(register ? [{ of: 'value' as const, attribute: 'staff' }] : []))
  const points = fullScore / 4
  const signed = base === 'full' ? -points : points
  switch (one('score', 'choice', 'tally', 'matters', 'measure', 'ballot', 'composite', ...(cohort ? ['cohort'] : []))) {
    case 'choice':
      return { kind: 'choice', options: [{ code: 'y', name: '好', points: fullScore }, { code: 'm', name: '中', points }, { code: 'n', name: '差', points: 0 }] }
    case 'tally':
      return {
        kind: 'tally',
        base,
        combine: 'sum',
        items: [{ code: 'a', name: '甲', points: signed, limit: 2 * points }, { code: 'b', name: '乙', points: signed, ladder: [signed, 2 * signed] }, { code: 'c', name: '丙', points: signed, required: 3 }],
      }
    case 'matters':
      return { kind: 'tally', base, combine: one('highest' as const, 'lowest' as const), items: [{ code: 'a', name: '甲', points: signed }, { code: 'b', name: '乙', points: 2 * signed, when: { attribute: 'kind', in: ['企业'] } }] }
    case 'measure':
      return {
        kind: 'measure',
        quantity,
        curve: one<Extract<Rule, { kind: 'measure' }>['curve']>(
          { bands: [{ from: 90, points: fullScore }, { from: 50, exclusive: true, points }], below: 0 },
          { linear: { baseline: 50, start: points, unit: 7, above: 0.5, below: -0.5, partial: one('ignore' as const, 'full' as const, 'proportional' as const) } },
          { proportional: { target: 70, better: one('higher' as const, 'lower' as const) } },
        ),
      }
    case 'cohort':
      return { kind: 'cohort', quantity, scope: one<CohortRule['scope']>('track', 'all', { attribute: 'kind' }), better: one('higher', 'lower'), by: one<CohortRule['by']>({ ofBest: true }, { places: [fullScore, points], then: -0.5, floor: 0 }, { shares: [{ top: 30, points: fullScore }], rest: points }, { fromMean: { start: points, unit: 10, above: 1, below: -1, partial: 'proportional' } }) }
    case 'ballot':
      return { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '一般', worth: 60 }] }
    case 'composite':
      return { kind: 'composite', base, parts: [{ code: 'p', name: '一', fullScore: points, rule: { kind: 'score', from: 'zero' } }, { code: 'q', name: '二', fullScore: 3 * points, rule: { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } } }] }
    default:
      return { kind: 'score', from: base }
  }
}

/** An input the rule accepts; null where it takes none because the register is read. */
export function arbitraryInput(draw: Draw, rule: Rule, fullScore: number): MarkInput | null {
  const { whole, flag, one } = draw
  switch (rule.kind) {
    case 'score':
      return { value: whole(fullScore * 100) / 100 }
    case 'choice':
      return { option: one('y', 'm', 'n') }
    case 'tally':
      return { items: Object.fromEntries(rule.items.map(({ code }) => [code, whole(4)])) }
    case 'measure':
    case 'cohort':
      return quantityInput(draw, rule.quantity)
    case 'ballot':
      return { items: { a: whole(9) + 1, b: whole(9) } }
    case 'composite':
      return { values: { p: { value: whole(fullScore * 25) / 100 }, ...(flag() ? { q: { parts: [whole(7), 7] } } : {}) } }
  }
}

function quantityInput({ whole }: Draw, { of, attribute }: Quantity): MarkInput | null {
  if (attribute !== undefined) return null
  if (of === 'value') return { value: whole(1000) / 10 }
  const total = whole(29) + 1
  return { parts: [whole(total), total] }
}
