/** What was typed into a number field: the number, or why it is none. */
export type TypedNumber = { value: number } | { problem: string }

const wide = /[０-９．－％，]/g

/**
 * Reads a number as people type it: full-width digits, a minus of either kind, a trailing unit sign. More than four decimals are
 * refused, as the rules refuse them.
 */
export function readNumber(text: string, options: { whole?: boolean } = {}): TypedNumber {
  const plain = text
    .replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace('−', '-')
    .replace(/[,%\s]/g, '')
  if (plain === '') return { problem: '请填数字' }
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { problem: '不是数字' }
  if (/\.\d{5,}$/.test(plain)) return { problem: '最多 4 位小数' }
  if (options.whole && !/^-?\d+$/.test(plain)) return { problem: '须为整数' }
  return { value: Number(plain) }
}
