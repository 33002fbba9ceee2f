/** How an item of a tally is counted, and what of it can stand beside which way of combining. */
import type { TallyItem, TallyRule } from '@rules'

/** 每次、只计一次、应有若干次、逐次另定 */
export type ItemForm = 'each' | 'once' | 'required' | 'ladder'

export function itemForm({ once, required, ladder }: TallyItem): ItemForm {
  if (ladder) return 'ladder'
  if (required !== undefined) return 'required'
  return once ? 'once' : 'each'
}

/** The item counted another way; its points stay. */
export function withForm(item: TallyItem, form: ItemForm): TallyItem {
  const plain = { ...item }
  delete plain.once
  delete plain.required
  delete plain.ladder
  switch (form) {
    case 'each':
      return plain
    case 'once':
      return { ...plain, once: true }
    case 'required':
      return { ...plain, required: item.required ?? 12 }
    case 'ladder':
      return { ...plain, ladder: [item.points, Number((item.points * 2).toFixed(4))] }
  }
}

/** The rule combining its items another way, without what only sums can have. */
export function withCombine(rule: TallyRule, combine: TallyRule['combine']): TallyRule {
  if (combine === 'sum') return { ...rule, combine }
  const items = rule.items.map((item) => {
    const plain = withForm(item, item.once && combine !== 'highest-per-matter' ? 'once' : 'each')
    delete plain.limit
    return plain
  })
  return { ...rule, combine, items }
}
