import type { MarkErrorCode } from '../errors'
import type { Exact } from '../numbers/exact'
import type { AttributeValue, MarkInput } from '../types'

/** Why an input is refused; the message is a Chinese sentence. */
export interface Fault {
  code: MarkErrorCode
  message: string
}

export type Attributes = Readonly<Record<string, AttributeValue>>

/** How the points came about: one line, and the lines it rests on. Points are before clamping to the full score. */
export interface Account {
  text: string
  points: Exact | null
  children: Account[]
}

/**
 * One rule made ready for use. Every file beside this one makes one from its kind of rule.
 * `shape` and `check` together say whether an input may be scored; `points` and `explain` may rely on that.
 */
export interface CompiledRule {
  /** Whether the input has the keys this kind takes. Asked before the mark's role is looked up. */
  shape(input: MarkInput): Fault | null
  /** Everything else that can be wrong with the input. */
  check(input: MarkInput): Fault | null
  /** Points before clamping; null where something the rule needs is not there (a part, a register field). */
  points(input: MarkInput | null, attributes: Attributes): Exact | null
  explain(input: MarkInput | null, attributes: Attributes): Account
  /** True when the rule reads the register and needs no mark. */
  readonly fromRegister: boolean
  /** True when this input makes the indicator not applicable (a zero divisor where the scheme says so). */
  isNotApplicable(input: MarkInput): boolean
}

export const wrongShape = (message: string): Fault => ({ code: 'wrong-shape', message })

/** A rule that never makes an input not applicable and reads no register field. */
export const ordinary = { fromRegister: false, isNotApplicable: () => false } as const

/** A plain object, as counts by code are handed over. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a record says of a code, never what every object has (“constructor”). */
export function ownValue<T>(record: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(record, code) ? record[code] : undefined
}
