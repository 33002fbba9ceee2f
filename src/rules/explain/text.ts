import { toDecimal } from '../numbers/round'
import type { Exact } from '../numbers/exact'
import type { Explanation } from '../types'

/** A number as people read it: no trailing zeros, a true minus sign. */
export function plain(value: number): string {
  return value < 0 ? `−${String(-value)}` : String(value)
}

/** An exact value as people read it; “约” where four decimals do not hold it. */
export function shown(value: Exact): string {
  const text = plain(toDecimal(value))
  return typeof value === 'number' ? text : `约 ${text}`
}

/** An effect with its sign: “+2”, “−0.5”, “0”. */
export function signed(value: Exact): string {
  const number = toDecimal(value)
  return number > 0 ? `+${plain(number)}` : plain(number)
}

/** A line of an explanation that has no points of its own. */
export function line(text: string): Explanation {
  return { text, points: null, children: [] }
}
