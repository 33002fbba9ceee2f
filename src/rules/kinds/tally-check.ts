import { numberFault } from '../numbers/checks'
import type { TallyItem } from '../types'
import type { Fault } from './kind'

/** Makes the check of counts given per item. */
export function countChecks(items: readonly TallyItem[]): (counts: Readonly<Record<string, number>>) => Fault | null {
  const known = new Map(items.map((item) => [item.code, item]))
  return (counts) => {
    const codes = Object.keys(counts)
    const unknown = codes.find((code) => !known.has(code))
    if (unknown !== undefined) return { code: 'unknown-item', message: `没有“${unknown}”这一项` }
    const fault = numberFault(Object.values(counts), true)
    if (fault) return fault
    for (const code of codes) {
      const item = known.get(code)
      const count = counts[code] ?? 0
      if (count < 0) return { code: 'out-of-range', message: `“${item?.name ?? code}”的次数不能小于 0` }
      if (item?.once && count > 1) return { code: 'out-of-range', message: `“${item.name}”只计一次，填 0 或 1` }
    }
    return null
  }
}
