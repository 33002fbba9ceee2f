import { fraction, SCALE, type Exact } from './exact'

/** A finite number as digits × 10^exponent, by the shortest decimal that names it: the one that was typed. */
export function typedDigits(value: number): { digits: bigint; exponent: number } {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e')
  const [whole = '0', places = ''] = mantissa.split('.')
  return { digits: BigInt(whole + places), exponent: Number(power) - places.length }
}

/** The exact value of any finite number as it was typed, however many decimals it has. */
export function typed(value: number): Exact {
  const { digits, exponent } = typedDigits(value)
  const scaled = digits * BigInt(SCALE)
  return exponent >= 0 ? fraction(scaled * 10n ** BigInt(exponent), 1n) : fraction(scaled, 10n ** BigInt(-exponent))
}
