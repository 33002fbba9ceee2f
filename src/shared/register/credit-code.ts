/** Characters of GB 32100-2015 in the order of their values 0–30: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Weights 3^(i−1) mod 31 of the first 17 characters. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The 18th character for the first 17 (GB 32100-2015, 5.2), or null when one of them cannot be part of a code. */
export function creditCodeCheckCharacter(body: string): string | null {
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(body.charAt(index) || ' ')
    if (value < 0) return null
    sum += value * weight
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/**
 * What is doubtful about a credit code (统一社会信用代码), as a sentence, or null. A doubt never forbids a code: some real ones
 * fail the check digit.
 * @param code upper case, without blanks
 */
export function creditCodeDoubt(code: string): string | null {
  const letters = [...code].filter((character) => /[IOSVZ]/.test(character))
  if (code.length !== 18) return `统一社会信用代码应为 18 位，现为 ${code.length} 位，请核对`
  if (letters.length > 0) return `统一社会信用代码中不会出现字母 ${[...new Set(letters)].join('、')}，可能与数字混淆，请核对`
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code.charAt(17)) return '统一社会信用代码校验位不对，请核对'
  return null
}

/**
 * Whether text looks like a code that went through a number and lost its last digits: spreadsheet programs keep 15 digits and
 * fill up with zeros, or write it with an exponent.
 */
export function lostItsDigits(code: string): boolean {
  if (/^\d(\.\d+)?E\+\d+$/.test(code)) return true
  return /^\d{15}0{3}$/.test(code) && creditCodeDoubt(code) !== null
}
