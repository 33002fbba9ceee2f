/** Codes of new parts. People see names; a code only has to be new, for marks are kept under it. */
import type { Indicator, Scheme, Star } from '@rules'
import { schemeIndicators } from '@shared/entry'

/** The prefix with the first number over every one that is taken: A1, A3 → A4. A gap is not filled: it may be a part removed a moment ago. */
export function nextCode(prefix: string, taken: Iterable<string>): string {
  let last = 0
  for (const code of taken) {
    const rest = code.startsWith(prefix) ? code.slice(prefix.length) : ''
    if (/^\d{1,9}$/.test(rest)) last = Math.max(last, Number(rest))
  }
  return `${prefix}${last + 1}`
}

/** The first letter of the alphabet no star has yet; S and a number when all are taken. */
export function starCode(stars: readonly Star[]): string {
  const taken = new Set(stars.map((star) => star.code))
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  return letters.find((letter) => !taken.has(letter)) ?? nextCode('S', taken)
}

/** Codes of all indicators of a scheme. */
export function indicatorCodes(scheme: Scheme): string[] {
  return schemeIndicators(scheme).map((indicator) => indicator.code)
}

/** The same indicators under new codes of this prefix, each new to `taken` and to the others. */
export function recoded(indicators: readonly Indicator[], prefix: string, taken: Iterable<string>): Indicator[] {
  const known = [...taken]
  return indicators.map((indicator) => {
    const code = nextCode(prefix, known)
    known.push(code)
    return { ...indicator, code }
  })
}
