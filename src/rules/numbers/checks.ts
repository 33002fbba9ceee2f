import { isDecimal } from './exact'

/** What is wrong with numbers of a mark, in the order the API promises: kind, digits, wholeness. Null when nothing is. */
export function numberFault(values: readonly unknown[], integers: boolean): { code: 'not-a-number' | 'too-many-decimals' | 'not-integer'; message: string } | null {
  const numbers = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value))
  if (numbers.length < values.length) return { code: 'not-a-number', message: '应填数字' }
  if (!numbers.every(isDecimal)) return { code: 'too-many-decimals', message: '最多四位小数' }
  if (integers && !numbers.every(Number.isInteger)) return { code: 'not-integer', message: '应填整数' }
  return null
}
