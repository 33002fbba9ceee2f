import type { Entity, Store } from '../../../store'
import { bothSides, member, plainText, type Tell } from './told'

/** Years: their name, and what each round counts for. */
export function yearWords(store: Store): Record<Extract<Entity, 'year'>, Tell> {
  const rounds = new Map(store.rounds.list().map(({ id, name }) => [id, name]))
  const partText = (part: unknown) => `${rounds.get(plainText(member(part, 'roundId'))) ?? '已删除的评价期'} ${plainText(member(part, 'weight'))}`
  const text = (value: unknown) => {
    if (value === null) return ''
    const parts = member(value, 'parts')
    const absent = member(value, 'absent') === 'zero' ? '缺期按 0 分' : '缺期不计'
    return [plainText(member(value, 'name')), ...(Array.isArray(parts) ? parts.map(partText) : []), absent].filter(Boolean).join('，')
  }
  return { year: (entry) => ({ what: '年度汇总', ...bothSides(entry, text) }) }
}
