import { creditCodeCheckCharacter } from '@shared/register'

/** Weights of the organization code inside a credit code (GB 11714-1997). */
const weights = [3, 7, 9, 10, 5, 8, 4, 2]

function innerCheck(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + Number.parseInt(character, 36) * (weights[index] ?? 0), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/**
 * A fictional credit code with right check characters: region 330499, which does not exist, and a body that begins with YL
 * (样例).
 * @param kind first two characters, e.g. 91 for companies
 * @param number 0–999999
 */
export function fictionalCreditCode(kind: string, number: number): string {
  const body = `YL${String(number).padStart(6, '0')}`
  const code = `${kind}330499${body}${innerCheck(body)}`
  return code + (creditCodeCheckCharacter(code) ?? '')
}
