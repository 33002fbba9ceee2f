import type { AttributeValue, Mark, Scheme } from '@rules'
import { schemeIndicator } from '@shared/entry'

/** The attribute, as schemes name it. */
export const honourCode = 'provincialHonour'
const honourIndicator = 'H1'
const provincial = /^(全国|国家|省)/

/**
 * The derived field 省级以上表彰: whether the deciding mark of 表彰荣誉 (H1) of this round holds a national or provincial matter.
 * Nothing where the scheme has no such indicator: the snapshot's own value then stands.
 */
export function honourAttribute(scheme: Scheme, marks: readonly Mark[]): Record<string, AttributeValue> {
  const rule = schemeIndicator(scheme, honourIndicator)?.rule
  if (rule?.kind !== 'tally') return {}
  const items = new Set(rule.items.filter(({ name }) => provincial.test(name)).map(({ code }) => code))
  const input = decidingMark(scheme, marks)?.input
  if (input === undefined) return { [honourCode]: false }
  if ('matters' in input) return { [honourCode]: input.matters.some(({ item }) => items.has(item)) }
  return { [honourCode]: 'items' in input && Object.entries(input.items).some(([code, count]) => count > 0 && items.has(code)) }
}

/** The latest stage's mark, as the rules let it decide. */
function decidingMark(scheme: Scheme, marks: readonly Mark[]): Mark | undefined {
  const ofIndicator = marks.filter(({ indicator }) => indicator === honourIndicator)
  const { panel } = scheme
  if (panel.mode !== 'stages') return ofIndicator[0]
  const order = panel.stages.map(({ code }) => code)
  return ofIndicator.reduce<Mark | undefined>((latest, mark) => (latest === undefined || order.indexOf(mark.role ?? '') > order.indexOf(latest.role ?? '') ? mark : latest), undefined)
}
