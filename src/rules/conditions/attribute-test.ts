import type { Attributes } from '../kinds/kind'
import type { AttributeValue, Condition } from '../types'

type Comparison = Extract<Condition, { attribute: string }>

/** A condition on attributes alone, as a function. Absent attributes and wrong types make a comparison false; `not` turns it. */
export function attributeTest(condition: Condition): (attributes: Attributes) => boolean {
  if ('all' in condition) {
    const tests = condition.all.map(attributeTest)
    return (attributes) => tests.every((test) => test(attributes))
  }
  if ('any' in condition) {
    const tests = condition.any.map(attributeTest)
    return (attributes) => tests.some((test) => test(attributes))
  }
  if ('not' in condition) {
    const test = attributeTest(condition.not)
    return (attributes) => !test(attributes)
  }
  if ('attribute' in condition) return (attributes) => holds(condition, own(attributes, condition.attribute))
  throw new RangeError('this condition is not on attributes')
}

function own(attributes: Attributes, code: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, code) ? attributes[code] : undefined
}

/** Whether a comparison holds for an attribute's value. */
export function holds(condition: Comparison, value: AttributeValue | undefined): boolean {
  if (value === undefined) return false
  if ('in' in condition) return !Array.isArray(value) && condition.in.includes(value)
  if ('has' in condition) return Array.isArray(value) ? value.includes(condition.has) : value === condition.has
  return typeof value === 'number' && within(value, condition)
}

/** Whether a number lies in a half-open range: at least `atLeast`, below `below`. Doubles are in the order of the decimals typed. */
function within(value: number, range: { atLeast?: number; below?: number }): boolean {
  return Number.isFinite(value) && (range.atLeast === undefined || value >= range.atLeast) && (range.below === undefined || value < range.below)
}
