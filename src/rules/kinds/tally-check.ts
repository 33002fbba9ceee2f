import { numberFault } from '../numbers/checks'
import type { TallyItem } from '../types'
import type { Fault } from './kind'

/** What is wrong with counts given per item. */
export function checkCounts(items: readonly TallyItem[], counts: Readonly<Record<string, number>>): Fault | null {
  const known = new Map(items.map((item) => [item.code, item]))
  const unknown = Object.keys(counts).find((code) => !known.has(code))
  if (unknown !== undefined) return { code: 'unknown-item', message: `没有“${unknown}”这一项` }
  const fault = numberFault(Object.values(counts), true)
  if (fault) return fault
  for (const [code, count] of Object.entries(counts)) {
    const item = known.get(code)
    if (count < 0) return { code: 'out-of-range', message: `“${item?.name ?? code}”的次数不能小于 0` }
    if (item?.once && count > 1) return { code: 'out-of-range', message: `“${item.name}”只计一次，填 0 或 1` }
  }
  return null
}
