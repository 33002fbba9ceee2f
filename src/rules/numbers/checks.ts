import { isDecimal } from './exact'

type NumberFault = { code: 'not-a-number' | 'too-many-decimals' | 'not-integer'; message: string }

const faults = {
  notANumber: { code: 'not-a-number', message: '应填数字' },
  decimals: { code: 'too-many-decimals', message: '最多四位小数' },
  integer: { code: 'not-integer', message: '应填整数' },
} as const satisfies Record<string, NumberFault>

/** What is wrong with numbers of a mark, in the order the API promises: kind, digits, wholeness. Null when nothing is. */
export function numberFault(values: readonly unknown[], integers: boolean): NumberFault | null {
  let fault: NumberFault | null = null
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return faults.notANumber
    if (!isDecimal(value)) fault = faults.decimals
    else if (integers && !Number.isInteger(value)) fault ??= faults.integer
  }
  return fault
}
